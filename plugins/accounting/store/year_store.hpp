// The tenant's fiscal years.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <vector>

#include "domain/fiscal_year.hpp"
#include "socle/transaction.hpp"

namespace socle::accounting {

class YearStore {
 public:
    // In the order of their start.
    [[nodiscard]] absl::StatusOr<std::vector<FiscalYear>> LoadAll(Transaction& tx) const;
    [[nodiscard]] absl::StatusOr<std::vector<FiscalYear>> List(Transaction& tx,
                                                               const std::optional<Date>& after,
                                                               int limit) const;
    // Leaves one that is there as it is.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const FiscalYear& year) const;
    // Locked until the transaction ends. Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<FiscalYear> LoadForUpdate(Transaction& tx,
                                                           const Date& start) const;
    // The next number of the year.
    [[nodiscard]] absl::StatusOr<std::int64_t> TakeNumber(Transaction& tx, const Date& start) const;
    // What is closed of it.
    [[nodiscard]] absl::Status Update(Transaction& tx, const FiscalYear& year) const;
};

}  // namespace socle::accounting
