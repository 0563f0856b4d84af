// The tenant's API keys.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/api_key.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

// A key with all that follows from it. Read before the tenant is known.
struct KeyCaller {
    ApiKey key;
    TenantId tenant = 0;
    std::vector<std::string> permissions;
    std::string time_zone;
};

// What is kept of the key itself.
struct KeptToken {
    std::string hash;
    std::string prefix;
};

class ApiKeyStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const ApiKey& key,
                                      const KeptToken& token) const;
    [[nodiscard]] absl::Status Touch(Transaction& tx, ApiKeyId id, Instant now) const;
    // Newest first, at most kApiKeysMax.
    [[nodiscard]] absl::StatusOr<std::vector<ApiKey>> List(Transaction& tx) const;
    // False when there is none.
    [[nodiscard]] absl::StatusOr<bool> Delete(Transaction& tx, ApiKeyId id) const;
    [[nodiscard]] absl::StatusOr<std::optional<KeyCaller>> FindCaller(
        Transaction& tx, const std::string& token_hash) const;
};

}  // namespace socle::identity
