// The counters of legal numbers. Taking a number locks its series until the transaction ends, so
// numbers are gapless and in the order of the documents' dates.
#pragma once

#include <absl/status/statusor.h>

#include <map>

#include "domain/numbering.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

struct TakenNumber {
    DocumentNumber number;
    // The latest date of the series, the new document's included: later than that one's when it
    // comes too late.
    Date last_date;
};

struct SeriesEnd {
    std::int64_t last_number = 0;
    Date last_date;
};

class SeriesStore {
 public:
    // Refusal: OUT_OF_RANGE when the series is full, or its year outside 2000 to 2099.
    [[nodiscard]] absl::StatusOr<TakenNumber> TakeNumber(Transaction& tx, DocumentKind kind,
                                                         const Date& date) const;

    [[nodiscard]] absl::StatusOr<std::map<Series, SeriesEnd>> LoadAll(Transaction& tx) const;
};

}  // namespace socle::invoicing
