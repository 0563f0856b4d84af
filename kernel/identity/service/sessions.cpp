#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/identity_service.hpp"

namespace socle::identity {
namespace {

constexpr std::string_view kManageUsers = "identity.manage_users";

}  // namespace

absl::StatusOr<UserId> CallingUser(const Call& call) {
    if (call.actor().kind != ActorKind::kUser) {
        return Refuse(reason::kPermissionDenied, "only a user who has signed in may do this",
                      {{"permission", "identity.self"}});
    }
    return ParseIdName<UserId>(kUsers, call.actor().name, "actor");
}

absl::StatusOr<v1::SignOutResponse> IdentityService::SignOut(Call& call,
                                                             const v1::SignOutRequest&) {
    SOCLE_RETURN_IF_ERROR(CallingUser(call));
    SOCLE_ASSIGN(const SessionId session,
                 ParseIdName<SessionId>(kSessions, call.context().session, "session"));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(sessions_.Delete(tx, session));
    tx.SetAuditTarget(call.context().session);
    ChangesRights(call);
    return v1::SignOutResponse();
}

absl::StatusOr<v1::GetSelfResponse> IdentityService::GetSelf(Call& call,
                                                             const v1::GetSelfRequest&) {
    Transaction& tx = call.transaction();
    v1::GetSelfResponse response;
    if (call.actor().kind == ActorKind::kUser) {
        SOCLE_ASSIGN(const UserId user, CallingUser(call));
        SOCLE_ASSIGN(const Member member, members_.Load(tx, user));
        *response.mutable_user() = ToProto(member);
    }
    SOCLE_ASSIGN(const TenantProfile profile, tenants_.Load(tx));
    *response.mutable_tenant() = ToProtoWithoutLogo(profile);
    for (const std::string& permission : call.actor().permissions) {
        response.add_permissions(permission);
    }
    response.set_actor(call.actor().name);
    return response;
}

absl::StatusOr<v1::ListSessionsResponse> IdentityService::ListSessions(
    Call& call, const v1::ListSessionsRequest& request) {
    std::optional<UserId> user;
    if (!request.all_users()) {
        SOCLE_ASSIGN(user, CallingUser(call));
    } else if (!call.actor().May(kManageUsers)) {
        return Refuse(reason::kPermissionDenied, "seeing everybody's sessions takes a permission",
                      {{"permission", std::string(kManageUsers)}});
    }
    SOCLE_ASSIGN(const std::vector<Session> sessions,
                 sessions_.List(call.transaction(), user, call.Now()));
    v1::ListSessionsResponse response;
    for (const Session& session : sessions) *response.add_sessions() = ToProto(session);
    return response;
}

absl::StatusOr<v1::RevokeSessionResponse> IdentityService::RevokeSession(
    Call& call, const v1::RevokeSessionRequest& request) {
    SOCLE_ASSIGN(const SessionId id, ParseIdName<SessionId>(kSessions, request.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Session session, sessions_.Load(tx, id));
    const bool is_own = call.actor().name == ResourceName(kUsers, session.user.value());
    if (!is_own && !call.actor().May(kManageUsers)) {
        // As if it were not there: other people's sessions are not one's business.
        return Refuse(reason::kNotFound, "this session does not exist", {{"value", "session"}});
    }
    SOCLE_RETURN_IF_ERROR(sessions_.Delete(tx, id));
    tx.SetAuditTarget(request.name());
    ChangesRights(call);
    return v1::RevokeSessionResponse();
}

}  // namespace socle::identity
