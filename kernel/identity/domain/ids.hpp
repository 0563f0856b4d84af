// Identity's ids and the names its records go by.
#pragma once

#include <string_view>

#include "socle/id.hpp"

namespace socle::identity {

using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using ApiKeyId = Id<struct ApiKeyTag>;

inline constexpr std::string_view kTenants = "tenants";
inline constexpr std::string_view kUsers = "users";
inline constexpr std::string_view kRoles = "roles";
inline constexpr std::string_view kSessions = "sessions";
inline constexpr std::string_view kApiKeys = "apiKeys";

}  // namespace socle::identity
