#include "domain/role.hpp"

#include <algorithm>

#include "domain/ids.hpp"
#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::identity {
namespace {

constexpr std::size_t kDisplayNameMax = 100;
constexpr std::size_t kPermissionMax = 100;

bool IsLower(char c) {
    return c >= 'a' && c <= 'z';
}
bool IsWordCharacter(char c) {
    return IsLower(c) || (c >= '0' && c <= '9') || c == '_';
}

bool IsWord(std::string_view text) {
    return !text.empty() && IsLower(text.front()) && std::ranges::all_of(text, IsWordCharacter);
}

// "*", "*.read", "client_record.*" or "client_record.write".
bool IsPermission(std::string_view text) {
    if (text == "*" || text == "*.read") return true;
    if (text.size() > kPermissionMax) return false;
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || !IsWord(text.substr(0, dot))) return false;
    const std::string_view word = text.substr(dot + 1);
    return word == "*" || IsWord(word);
}

}  // namespace

std::vector<Role> FirstRoles() {
    return {{.word = std::string(kOwner), .display_name = "Propriétaire", .permissions = {"*"}},
            {.word = "member",
             .display_name = "Membre",
             .permissions = {"*.read", "business.*", "jobs.control"}},
            {.word = "reader", .display_name = "Lecteur", .permissions = {"*.read"}}};
}

std::string RoleName(std::string_view word) {
    return std::string(kRoles) + "/" + std::string(word);
}

absl::StatusOr<std::string> ParseRoleName(std::string_view name, std::string_view field) {
    const std::string prefix = RoleName("");
    if (!name.starts_with(prefix) || !IsWord(name.substr(prefix.size())) ||
        name.size() > prefix.size() + kRoleWordMax) {
        return RefuseField(reason::kInvalidName, field,
                           "a role is named like roles/member, in small letters",
                           {{"expected", "roles/{word}"}, {"value", std::string(name)}});
    }
    return std::string(name.substr(prefix.size()));
}

absl::StatusOr<Role> CheckRole(Role role) {
    SOCLE_ASSIGN(role.display_name,
                 CheckRequiredText(role.display_name, "display_name", kDisplayNameMax));
    if (role.permissions.size() > kPermissionsMax) {
        return RefuseField(reason::kTooMany, "permissions", "a role has too many permissions",
                           {{"limit", std::to_string(kPermissionsMax)}});
    }
    for (const std::string& permission : role.permissions) {
        if (IsPermission(permission)) continue;
        return RefuseField(
            reason::kInvalidValue, "permissions",
            "a permission is written like client_record.write, client_record.*, *.read or *",
            {{"value", permission.substr(0, kPermissionMax)},
             {"expected", "client_record.write, client_record.*, *.read, *"}});
    }
    std::ranges::sort(role.permissions);
    const auto repeated = std::ranges::unique(role.permissions);
    role.permissions.erase(repeated.begin(), repeated.end());
    return role;
}

absl::Status CheckMayChange(const Role& role) {
    if (role.word != kOwner) return absl::OkStatus();
    return Refuse(reason::kRoleFixed, "the owner's role cannot be changed; create another role",
                  {{"value", RoleName(role.word)}});
}

std::set<std::string, std::less<>> PermissionsOf(const std::vector<std::string>& role_permissions) {
    std::set<std::string, std::less<>> all(role_permissions.begin(), role_permissions.end());
    all.insert({"identity.self", "identity.read_tenant", "bricks.describe"});
    return all;
}

}  // namespace socle::identity
