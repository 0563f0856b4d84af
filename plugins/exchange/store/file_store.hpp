// The bytes of uploaded files, until they have been read into rows.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "domain/import.hpp"
#include "socle/transaction.hpp"

namespace socle::exchange {

class FileStore {
 public:
    // In parts of at most 1 MiB: a statement has to hold each of them as text.
    [[nodiscard]] absl::Status Insert(Transaction& tx, ImportId id, std::string_view bytes) const;
    // All of it; empty when there is none any more.
    [[nodiscard]] absl::StatusOr<std::string> Load(Transaction& tx, ImportId id) const;
    [[nodiscard]] absl::Status Delete(Transaction& tx, ImportId id) const;
};

}  // namespace socle::exchange
