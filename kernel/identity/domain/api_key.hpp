// A key for programs: it acts with a role's permissions in one tenant until it expires or is
// revoked.
#pragma once

#include <absl/status/status.h>

#include <optional>
#include <string>

#include "domain/ids.hpp"
#include "socle/clock.hpp"

namespace socle::identity {

inline constexpr int kApiKeysMax = 200;  // of one tenant

struct ApiKey {
    ApiKeyId id;
    std::string display_name;
    std::string role;  // "owner": the word after "roles/"
    std::optional<Instant> expires;
    Instant created;
    std::optional<Instant> last_use;
};

[[nodiscard]] inline bool IsExpired(const ApiKey& key, Instant now) {
    return key.expires && now >= *key.expires;
}

}  // namespace socle::identity
