#include "store/series_store.hpp"

#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {

absl::StatusOr<TakenNumber> SeriesStore::TakeNumber(Transaction& tx, DocumentKind kind,
                                                    const Date& date) const {
    const Series series = SeriesOf(kind, date);
    SOCLE_ASSIGN(const Row row,
                 tx.ExecOne(queries::kTakeNumber, {WordOf(kDocumentWords, kind), series.year, date},
                            "number series"));
    SOCLE_ASSIGN(const DocumentNumber number, DocumentNumber::Of(series, row.Int64("last_number")));
    return TakenNumber{number, row.AsDate("last_date")};
}

absl::StatusOr<std::map<Series, SeriesEnd>> SeriesStore::LoadAll(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListSeries));
    std::map<Series, SeriesEnd> ends;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(const DocumentKind kind, ValueOf(kDocumentWords, row.Text("kind")));
        ends.emplace(Series{kind, row.Int("year")},
                     SeriesEnd{row.Int64("last_number"), row.AsDate("last_date")});
    }
    return ends;
}

}  // namespace socle::invoicing
