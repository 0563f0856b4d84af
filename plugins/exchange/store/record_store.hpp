// The records imports have brought or completed, for as long as the imports can be taken back.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/imported_record.hpp"
#include "socle/transaction.hpp"

namespace socle::exchange {

class RecordStore {
 public:
    // A record that is known to this import already keeps what it was at first; its version moves
    // on only when nobody else has changed it in between.
    [[nodiscard]] absl::Status Note(Transaction& tx, ImportId id,
                                    const std::vector<ImportedRecord>& records) const;

    // At most `limit` of those not kept, by name, after that one.
    [[nodiscard]] absl::StatusOr<std::vector<ImportedRecord>> Load(Transaction& tx, ImportId id,
                                                                   std::string_view after,
                                                                   int limit) const;
    [[nodiscard]] absl::StatusOr<std::vector<KeptRecord>> ListKept(Transaction& tx, ImportId id,
                                                                   int limit) const;

    [[nodiscard]] absl::Status Delete(Transaction& tx, ImportId id,
                                      const std::vector<std::string>& names) const;
    [[nodiscard]] absl::Status Keep(Transaction& tx, ImportId id,
                                    const std::vector<KeptRecord>& records) const;
    [[nodiscard]] absl::Status DeleteAll(Transaction& tx, ImportId id) const;
    // Whatever imports have brought it.
    [[nodiscard]] absl::Status DeleteNamed(Transaction& tx, std::string_view name) const;
};

}  // namespace socle::exchange
