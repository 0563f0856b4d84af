#include <algorithm>

#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/identity_service.hpp"
#include "socle/etag.hpp"
#include "socle/identifiers.hpp"
#include "socle/mask.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::identity {
namespace {

// What the caller wrote of a user, checked, on top of what was there.
absl::StatusOr<Member> FromProto(const v1::User& user, Member member) {
    SOCLE_ASSIGN(member.display_name,
                 CheckText(user.display_name(), "display_name", kMemberNameMax));
    SOCLE_ASSIGN(member.role, ParseRoleName(user.role(), "role"));
    member.disabled = user.disabled();
    return member;
}

}  // namespace

absl::StatusOr<v1::User> IdentityService::CreateUser(Call& call,
                                                     const v1::CreateUserRequest& request) {
    const v1::User& sent = request.user();
    SOCLE_ASSIGN(Member member, FromProto(sent, {}));
    SOCLE_ASSIGN(const std::string email, CheckRequiredText(sent.email(), "email", kEmailMax));
    SOCLE_ASSIGN(member.email, ForField(ParseEmail(email), "email"));
    member.created = call.Now();
    // Hashed before a connection is taken. A weak password only matters when the user is new.
    const absl::StatusOr<std::string> hash = HashNewPassword(request.password(), member.email);

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Role role, roles_.Load(tx, member.role));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), role));
    member.user = UserId{call.NewId()};
    SOCLE_ASSIGN(member.user, FindOrInsertUser(tx, member, hash));
    SOCLE_RETURN_IF_ERROR(members_.Insert(tx, member));
    return ToProto(member);
}

absl::StatusOr<UserId> IdentityService::FindOrInsertUser(
    Transaction& tx, const Member& member, const absl::StatusOr<std::string>& password_hash) {
    const std::string key = EmailKey(member.email);
    SOCLE_ASSIGN(const std::optional<UserSecret> known, members_.FindByEmail(tx, key));
    if (known) return known->user;
    if (!password_hash.ok()) return password_hash.status();
    SOCLE_ASSIGN(const bool inserted, members_.InsertUser(tx, member, *password_hash));
    if (inserted) return member.user;
    SOCLE_ASSIGN(const std::optional<UserSecret> faster, members_.FindByEmail(tx, key));
    if (faster) return faster->user;
    return Refuse(reason::kConflict, "somebody else is adding this user; try again");
}

absl::StatusOr<v1::ListUsersResponse> IdentityService::ListUsers(
    Call& call, const v1::ListUsersRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(), "users", 1));
    SOCLE_ASSIGN(std::vector<Member> members, members_.List(call.transaction(), page));
    v1::ListUsersResponse response;
    response.set_next_page_token(CutPage(page, members, [](const Member& last) {
        return std::vector<std::string>{EmailKey(last.email)};
    }));
    for (const Member& member : members) *response.add_users() = ToProto(member);
    return response;
}

absl::StatusOr<v1::User> IdentityService::UpdateUser(Call& call,
                                                     const v1::UpdateUserRequest& request) {
    SOCLE_ASSIGN(const UserId user, ParseIdName<UserId>(kUsers, request.user().name()));
    Transaction& tx = call.transaction();
    // The owners first: of two calls that each remove one, the second sees what the first did.
    SOCLE_ASSIGN(std::vector<UserId> owners, members_.LockOwners(tx));
    SOCLE_ASSIGN(const Member before, members_.LoadForUpdate(tx, user));
    SOCLE_RETURN_IF_ERROR(CheckEtag(request.user().etag(), before.version));
    v1::User changed = ToProto(before);
    SOCLE_RETURN_IF_ERROR(
        ApplyUpdate(request.update_mask(), request.user(), changed, {"email", "create_time"}));
    SOCLE_ASSIGN(Member after, FromProto(changed, before));

    std::erase(owners, user);
    SOCLE_RETURN_IF_ERROR(CheckOwnerStays(before, after, owners.size()));
    SOCLE_ASSIGN(const Role old_role, roles_.Load(tx, before.role));
    SOCLE_ASSIGN(const Role new_role, roles_.Load(tx, after.role));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), old_role));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), new_role));
    SOCLE_RETURN_IF_ERROR(members_.Update(tx, after));
    ++after.version;
    if (after.disabled) SOCLE_RETURN_IF_ERROR(sessions_.DeleteOfMember(tx, user));
    ChangesRights(call);
    return ToProto(after);
}

}  // namespace socle::identity
