// The rows of imports that are kept: those that wait for their turn, and the refused ones.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <vector>

#include "domain/ids.hpp"
#include "domain/kept_row.hpp"
#include "socle/transaction.hpp"

namespace socle::exchange {

class RowStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, ImportId id,
                                      const std::vector<KeptRow>& rows) const;

    // At most `limit`, in the file's order, below the row of that number.
    [[nodiscard]] absl::StatusOr<std::vector<KeptRow>> LoadWaiting(Transaction& tx, ImportId id,
                                                                   std::int64_t after,
                                                                   int limit) const;
    [[nodiscard]] absl::StatusOr<std::vector<KeptRow>> LoadRefused(Transaction& tx, ImportId id,
                                                                   std::int64_t after,
                                                                   int limit) const;

    // Those that waited, down to and with the row of that number.
    [[nodiscard]] absl::Status DeleteWaiting(Transaction& tx, ImportId id, std::int64_t last) const;
    [[nodiscard]] absl::Status DeleteAll(Transaction& tx, ImportId id) const;
};

}  // namespace socle::exchange
