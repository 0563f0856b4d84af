// Lines of entries as columns, and back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/entry.hpp"
#include "socle/sql.hpp"

namespace socle::accounting {

struct LineColumns {
    explicit LineColumns(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            accounts.push_back(line.account);
            parties.push_back(line.party ? std::optional(line.party->value()) : std::nullopt);
            debits.push_back(line.debit);
            credits.push_back(line.credit);
            descriptions.push_back(line.description);
            due_dates.push_back(line.due_date);
            documents.push_back(line.document);
        }
    }
    std::vector<std::string> accounts = {};
    std::vector<std::optional<Uuid>> parties = {};
    std::vector<std::int64_t> debits = {};
    std::vector<std::int64_t> credits = {};
    std::vector<std::string> descriptions = {};
    std::vector<std::optional<Date>> due_dates = {};
    std::vector<std::string> documents = {};
};

[[nodiscard]] inline Line LineFrom(const Row& row) {
    Line line;
    line.account = row.Text("account");
    if (const auto party = row.OptionalUuid("party_id")) line.party = PartyId{*party};
    line.debit = row.Int64("debit_minor");
    line.credit = row.Int64("credit_minor");
    line.description = row.Text("description");
    line.due_date = row.OptionalDate("due_date");
    line.document = row.Text("document");
    return line;
}

}  // namespace socle::accounting
