// What a role may do, and which roles a company has from the start.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace socle::identity {

inline constexpr std::string_view kOwner = "owner";
inline constexpr std::size_t kRoleWordMax = 40;
inline constexpr std::size_t kRolesMax = 100;  // of one tenant
inline constexpr std::size_t kPermissionsMax = 200;

struct Role {
    std::string word;  // "owner": its name is "roles/owner"
    std::string display_name;
    std::vector<std::string> permissions;  // sorted, each once
    std::int64_t version = 1;
};

// Owner (everything), member (all business), reader (every brick's `read`).
[[nodiscard]] std::vector<Role> FirstRoles();

// "roles/member" and back. Refusal: INVALID_NAME.
[[nodiscard]] std::string RoleName(std::string_view word);
[[nodiscard]] absl::StatusOr<std::string> ParseRoleName(std::string_view name,
                                                        std::string_view field);

// Puts the permissions in order. Refusals: INVALID_NAME (word), REQUIRED, TOO_LONG, INVALID_TEXT
// (display_name), TOO_MANY, INVALID_VALUE (permissions).
[[nodiscard]] absl::StatusOr<Role> CheckRole(Role role);

// The owner's rights are what every other rule rests on. Refusal: ROLE_FIXED.
[[nodiscard]] absl::Status CheckMayChange(const Role& role);

// What everyone who has signed in may do besides the role's permissions.
[[nodiscard]] std::set<std::string, std::less<>> PermissionsOf(
    const std::vector<std::string>& role_permissions);

}  // namespace socle::identity
