#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/identity_service.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"

namespace socle::identity {
namespace {

// What the caller wrote of a role, checked, on top of what was there.
absl::StatusOr<Role> FromProto(const v1::Role& sent, Role role) {
    role.display_name = sent.display_name();
    role.permissions.assign(sent.permissions().begin(), sent.permissions().end());
    return CheckRole(std::move(role));
}

}  // namespace

absl::Status CheckMayGrant(const Actor& actor, const Role& role) {
    for (const std::string& permission : role.permissions) {
        if (actor.May(permission)) continue;
        return Refuse(reason::kPermissionDenied,
                      "nobody gives rights that they do not have: " + permission,
                      {{"permission", permission}});
    }
    return absl::OkStatus();
}

absl::StatusOr<v1::ListRolesResponse> IdentityService::ListRoles(Call& call,
                                                                 const v1::ListRolesRequest&) {
    SOCLE_ASSIGN(const std::vector<Role> roles, roles_.List(call.transaction()));
    v1::ListRolesResponse response;
    for (const Role& role : roles) *response.add_roles() = ToProto(role);
    return response;
}

absl::StatusOr<v1::Role> IdentityService::CreateRole(Call& call,
                                                     const v1::CreateRoleRequest& request) {
    Role role;
    SOCLE_ASSIGN(role.word, ParseRoleName(request.role().name(), "name"));
    SOCLE_ASSIGN(role, FromProto(request.role(), role));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), role));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::vector<Role> roles, roles_.List(tx));
    if (roles.size() >= kRolesMax) {
        return Refuse(reason::kTooMany, "a company has at most 100 roles",
                      {{"field", "roles"}, {"limit", std::to_string(kRolesMax)}});
    }
    SOCLE_RETURN_IF_ERROR(roles_.Insert(tx, role));
    return ToProto(role);
}

absl::StatusOr<v1::Role> IdentityService::UpdateRole(Call& call,
                                                     const v1::UpdateRoleRequest& request) {
    SOCLE_ASSIGN(const std::string word, ParseRoleName(request.role().name(), "name"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Role before, roles_.LoadForUpdate(tx, word));
    SOCLE_RETURN_IF_ERROR(CheckMayChange(before));
    SOCLE_RETURN_IF_ERROR(CheckEtag(request.role().etag(), before.version));
    v1::Role changed = ToProto(before);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), request.role(), changed));
    SOCLE_ASSIGN(Role after, FromProto(changed, before));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), before));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), after));
    SOCLE_RETURN_IF_ERROR(roles_.Update(tx, after));
    ++after.version;
    ChangesRights(call);
    return ToProto(after);
}

}  // namespace socle::identity
