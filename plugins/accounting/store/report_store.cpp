#include "store/report_store.hpp"

#include "store/line_columns.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::accounting {
namespace {

std::optional<PartyId> PartyIn(const Row& row) {
    const auto id = row.OptionalUuid("party_id");
    return id ? std::optional(PartyId{*id}) : std::nullopt;
}

}  // namespace

absl::StatusOr<std::vector<AccountSums>> ReportStore::Balances(Transaction& tx, const Date& year,
                                                               const Date& from,
                                                               const Date& to) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kBalances, {from, to, year}));
    std::vector<AccountSums> sums;
    for (const Row& row : rows)
        sums.push_back({row.Text("account"), row.Int64("opening_minor"), row.Int64("debit_minor"),
                        row.Int64("credit_minor")});
    return sums;
}

absl::StatusOr<std::vector<CarriedOver>> ReportStore::ClosingBalances(Transaction& tx,
                                                                      const Date& year) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kClosingBalances, {year}));
    std::vector<CarriedOver> balances;
    for (const Row& row : rows)
        balances.push_back({row.Text("account"), PartyIn(row), row.Int64("balance_minor")});
    return balances;
}

absl::StatusOr<std::vector<LedgerRow>> ReportStore::Ledger(Transaction& tx,
                                                           const LedgerFilter& filter,
                                                           std::int64_t offset, int limit) const {
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, aliases_.CurrentParty(tx, *filter.party));
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kLedgerLines, {filter.account, party, filter.from, filter.to,
                                                 filter.open_only, offset, limit}));
    std::vector<LedgerRow> lines;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(const Journal journal, JournalOf(row.Text("journal")));
        lines.push_back({.reference = {EntryId{row.AsUuid("entry_id")}, row.Int("line")},
                         .journal = journal,
                         .number = row.Int64("number"),
                         .date = row.AsDate("entry_date"),
                         .piece = row.Text("piece"),
                         .description = row.Text("description"),
                         .party = PartyIn(row),
                         .debit = row.Int64("debit_minor"),
                         .credit = row.Int64("credit_minor"),
                         .balance = row.Int64("balance_minor"),
                         .lettering = row.Text("lettering")});
    }
    return lines;
}

absl::StatusOr<std::vector<OpenClaim>> ReportStore::OpenClaims(Transaction& tx, const Date& day,
                                                               int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kOpenClaims, {day, limit}));
    std::vector<OpenClaim> claims;
    for (const Row& row : rows)
        claims.push_back(
            {PartyId{row.AsUuid("party_id")}, row.AsDate("due_date"), row.Int64("open_minor")});
    return claims;
}

absl::StatusOr<std::vector<ExportRow>> ReportStore::ExportLines(
    Transaction& tx, const Date& year, const std::optional<ExportRow>& after, int limit) const {
    const bool opened = after && after->journal != Journal::kOpening;
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kExportLines,
                                          {year, opened, after ? after->number : std::int64_t{0},
                                           after ? after->line_number : 0, limit}));
    std::vector<ExportRow> lines;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(const Journal journal, JournalOf(row.Text("journal")));
        lines.push_back({.entry = EntryId{row.AsUuid("entry_id")},
                         .journal = journal,
                         .number = row.Int64("number"),
                         .line_number = row.Int("line"),
                         .date = row.AsDate("entry_date"),
                         .piece = row.Text("piece"),
                         .piece_date = row.AsDate("piece_date"),
                         .line = LineFrom(row),
                         .lettering = row.Text("lettering"),
                         .lettered_on = row.OptionalDate("lettered_on"),
                         .posted_at = row.AsInstant("posted_at")});
    }
    return lines;
}

}  // namespace socle::accounting
