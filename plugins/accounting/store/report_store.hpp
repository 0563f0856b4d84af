// What is read from the posted entries: sums, ledgers, open claims, lines for a file.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/aged.hpp"
#include "domain/entry.hpp"
#include "domain/lettering.hpp"
#include "socle/life.hpp"
#include "socle/transaction.hpp"

namespace socle::accounting {

struct AccountSums {
    std::string account = {};
    std::int64_t opening = 0;
    std::int64_t debit = 0;
    std::int64_t credit = 0;
};

// A balance carried over; no account is the year's result.
struct CarriedOver {
    std::string account = {};
    std::optional<PartyId> party = {};
    std::int64_t balance = 0;
};

struct LedgerRow {
    LineReference reference = {};
    Journal journal = Journal::kMiscellaneous;
    std::int64_t number = 0;
    Date date;
    std::string piece = {};
    std::string description = {};
    std::optional<PartyId> party = {};
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::int64_t balance = 0;
    std::string lettering = {};
};

struct LedgerFilter {
    std::optional<std::string> account = {};  // its first digits
    std::optional<PartyId> party = {};
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    bool open_only = false;
};

struct ExportRow {
    EntryId entry = {};
    Journal journal = Journal::kMiscellaneous;
    std::int64_t number = 0;
    int line_number = 0;
    Date date;
    std::string piece = {};
    Date piece_date;
    Line line = {};  // its description the entry's where it has none of its own
    std::string lettering = {};
    std::optional<Date> lettered_on = {};
    Instant posted_at = {};
};

class ReportStore {
 public:
    // Of the fiscal year that starts on `year`, from one day to another.
    [[nodiscard]] absl::StatusOr<std::vector<AccountSums>> Balances(Transaction& tx,
                                                                    const Date& year,
                                                                    const Date& from,
                                                                    const Date& to) const;
    [[nodiscard]] absl::StatusOr<std::vector<CarriedOver>> ClosingBalances(Transaction& tx,
                                                                           const Date& year) const;
    [[nodiscard]] absl::StatusOr<std::vector<LedgerRow>> Ledger(Transaction& tx,
                                                                const LedgerFilter& filter,
                                                                std::int64_t offset,
                                                                int limit) const;
    [[nodiscard]] absl::StatusOr<std::vector<OpenClaim>> OpenClaims(Transaction& tx,
                                                                    const Date& day,
                                                                    int limit) const;
    // At most `limit` of a fiscal year after that one, opening entries first.
    [[nodiscard]] absl::StatusOr<std::vector<ExportRow>> ExportLines(
        Transaction& tx, const Date& year, const std::optional<ExportRow>& after, int limit) const;

 private:
    PartyAliases aliases_{"accounting"};
};

}  // namespace socle::accounting
