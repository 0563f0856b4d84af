#include "store/year_store.hpp"

#include "store/queries.hpp"

namespace socle::accounting {
namespace {

FiscalYear FromRow(const Row& row) {
    return {.start = row.AsDate("start_date"),
            .end = row.AsDate("end_date"),
            .closed_through = row.OptionalDate("closed_through"),
            .closed = row.Bool("closed"),
            .last_number = row.Int64("last_number")};
}

std::vector<FiscalYear> FromRows(const Rows& rows) {
    std::vector<FiscalYear> years;
    for (const Row& row : rows) years.push_back(FromRow(row));
    return years;
}

}  // namespace

absl::StatusOr<std::vector<FiscalYear>> YearStore::LoadAll(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadYears));
    return FromRows(rows);
}

absl::StatusOr<std::vector<FiscalYear>> YearStore::List(Transaction& tx,
                                                        const std::optional<Date>& after,
                                                        int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListYears, {after, limit}));
    return FromRows(rows);
}

absl::Status YearStore::Insert(Transaction& tx, const FiscalYear& year) const {
    return tx.Exec(queries::kInsertYear, {year.start, year.end}).status();
}

absl::StatusOr<FiscalYear> YearStore::LoadForUpdate(Transaction& tx, const Date& start) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockYear, {start}, "fiscal year"));
    return FromRow(row);
}

absl::StatusOr<std::int64_t> YearStore::TakeNumber(Transaction& tx, const Date& start) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kTakeNumber, {start}, "fiscal year"));
    return row.Int64("last_number");
}

absl::Status YearStore::Update(Transaction& tx, const FiscalYear& year) const {
    return tx.Exec(queries::kUpdateYear, {year.start, year.closed_through, year.closed}).status();
}

}  // namespace socle::accounting
