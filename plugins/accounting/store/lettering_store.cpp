#include "store/lettering_store.hpp"

#include <algorithm>

#include "store/page_key.hpp"
#include "store/queries.hpp"

namespace socle::accounting {
namespace {

Lettering FromRow(const Row& row) {
    return {.id = LetteringId{row.AsUuid("lettering_id")},
            .code = row.Text("code"),
            .account = row.Text("account"),
            .party = PartyId{row.AsUuid("party_id")},
            .amount = row.Int64("amount_minor"),
            .date = row.AsDate("lettered_on"),
            .lines = {}};
}

absl::Status AddLines(Transaction& tx, std::vector<Lettering>& letterings) {
    std::vector<LetteringId> ids;
    for (const Lettering& lettering : letterings) ids.push_back(lettering.id);
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadLetteringLines, {ids}));
    for (const Row& row : rows) {
        const auto holder =
            std::ranges::find(letterings, LetteringId{row.AsUuid("lettering_id")}, &Lettering::id);
        holder->lines.push_back({EntryId{row.AsUuid("entry_id")}, row.Int("line")});
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ClaimLine>> LetteringStore::OpenLinesOf(
    Transaction& tx, std::string_view document) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kOpenLinesOfDocument, {document}));
    std::vector<ClaimLine> lines;
    for (const Row& row : rows) {
        ClaimLine line{.reference = {EntryId{row.AsUuid("entry_id")}, row.Int("line")},
                       .account = row.Text("account"),
                       .party = {},
                       .debit = row.Int64("debit_minor"),
                       .credit = row.Int64("credit_minor"),
                       .lettering = {}};
        if (const auto party = row.OptionalUuid("party_id")) line.party = PartyId{*party};
        lines.push_back(std::move(line));
    }
    return lines;
}

absl::StatusOr<std::string> LetteringStore::TakeCode(Transaction& tx, std::string_view account,
                                                     PartyId party) const {
    const std::string counter = "letters " + std::string(account) + " " + party.ToString();
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kNextCount, {counter}, "counter"));
    return LettersFor(row.Int64("last"));
}

absl::Status LetteringStore::Insert(Transaction& tx, const Lettering& lettering,
                                    std::string_view by) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kInsertLettering,
                                  {lettering.id, lettering.code, lettering.account, lettering.party,
                                   lettering.amount, lettering.date, by}));
    std::vector<EntryId> entries;
    std::vector<int> lines;
    for (const LineReference& line : lettering.lines) {
        entries.push_back(line.entry);
        lines.push_back(line.line);
    }
    return tx.Exec(queries::kInsertLetteringLines, {lettering.id, entries, lines}).status();
}

absl::StatusOr<Lettering> LetteringStore::Load(Transaction& tx, LetteringId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadLettering, {id}, "lettering"));
    std::vector<Lettering> one = {FromRow(row)};
    SOCLE_RETURN_IF_ERROR(AddLines(tx, one));
    return one.front();
}

absl::Status LetteringStore::Undo(Transaction& tx, LetteringId id, std::string_view by,
                                  Instant now) const {
    return tx.Exec(queries::kUndoLettering, {id, by, now}).status();
}

absl::StatusOr<std::vector<Lettering>> LetteringStore::List(Transaction& tx,
                                                            const std::optional<PartyId>& party,
                                                            const Page& page) const {
    SOCLE_ASSIGN(const std::optional<Uuid> after, IdAfter(page, 0));
    std::optional<PartyId> current;
    if (party) {
        SOCLE_ASSIGN(current, aliases_.CurrentParty(tx, *party));
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListLetterings, {after, current, page.Limit()}));
    std::vector<Lettering> letterings;
    for (const Row& row : rows) letterings.push_back(FromRow(row));
    SOCLE_RETURN_IF_ERROR(AddLines(tx, letterings));
    return letterings;
}

}  // namespace socle::accounting
