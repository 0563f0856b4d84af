#include <algorithm>

#include "adapters/token.hpp"
#include "domain/reasons.hpp"
#include "domain/sign_in_throttle.hpp"
#include "service/convert.hpp"
#include "service/identity_service.hpp"

namespace socle::identity {
namespace {

Target Writing() {
    return {.brick = "identity", .read_only = false};
}

}  // namespace

struct IdentityService::Claim {
    std::optional<UserSecret> secret;  // nothing when nobody has this e-mail
    std::vector<TenantId> open;
};

absl::Status IdentityService::CountTry(Transaction& tx, const std::string& email_key,
                                       const CallContext& context, Instant now) const {
    const auto count = [&](const std::string& key, int free_tries) -> absl::Status {
        SOCLE_ASSIGN(const Tries before, tries_.LoadForUpdate(tx, key, now));
        const std::optional<Tries> after = identity::CountTry(before, free_tries, now);
        if (!after) return SignInRefused();
        return tries_.Save(tx, key, *after);
    };
    // Always in this order, so that two sign-ins cannot wait for each other.
    SOCLE_RETURN_IF_ERROR(count(AccountKey(email_key), kFreeTriesOfAccount));
    return count(PeerKey(context.peer), kFreeTriesOfPeer);
}

absl::StatusOr<IdentityService::Claim> IdentityService::FindClaim(const CallContext& context,
                                                                  const std::string& email_key) {
    Claim claim;
    SOCLE_RETURN_IF_ERROR(runtime_.Do(context, Writing(), [&](Call& call) -> absl::Status {
        Transaction& tx = call.transaction();
        SOCLE_RETURN_IF_ERROR(CountTry(tx, email_key, context, call.Now()));
        SOCLE_ASSIGN(claim.secret, members_.FindByEmail(tx, email_key));
        if (!claim.secret) return absl::OkStatus();
        SOCLE_ASSIGN(claim.open, members_.ListOpenTenants(tx, claim.secret->user));
        return absl::OkStatus();
    }));
    return claim;
}

absl::StatusOr<v1::SignInResponse> IdentityService::SignIn(Call& call,
                                                           const v1::SignInRequest& request) {
    std::optional<TenantId> wanted;
    if (!request.tenant().empty()) {
        SOCLE_ASSIGN(wanted, ParseTenantName(request.tenant(), "tenant"));
    }
    const std::string email_key = EmailKey(request.email());
    if (email_key.empty() || email_key.size() > kEmailMax) return SignInRefused();
    CallContext context = call.context();
    context.tenant = 0;  // not known yet, whatever token came along
    SOCLE_ASSIGN(const Claim claim, FindClaim(context, email_key));
    const std::string hash = claim.secret ? claim.secret->password_hash : "";
    SOCLE_ASSIGN(const PasswordCheck check, hasher_.Check(hash, request.password()));
    if (!check.right) return SignInRefused();
    SOCLE_ASSIGN(context.tenant, ChooseTenant(claim.open, wanted));
    std::optional<std::string> new_hash;
    if (check.outdated) {
        SOCLE_ASSIGN(new_hash, hasher_.Hash(request.password()));
    }

    // The session begins in its own tenant, where the audit trail says so.
    context.actor = {ActorKind::kUser, ResourceName(kUsers, claim.secret->user.value()), {}};
    std::optional<v1::SignInResponse> response;
    Method method;
    method.path = context.method;
    method.unary = [&](Call& inside, std::string_view) -> absl::StatusOr<std::string> {
        SOCLE_ASSIGN(response, OpenSession(inside, claim, new_hash));
        return std::string();
    };
    SOCLE_RETURN_IF_ERROR(runtime_.Unary(context, Writing(), method, ""));
    return *std::move(response);
}

absl::StatusOr<v1::SignInResponse> IdentityService::OpenSession(
    Call& call, const Claim& claim, const std::optional<std::string>& new_hash) {
    Transaction& tx = call.transaction();
    const UserId user = claim.secret->user;
    // Between the check and now the password may have changed, or the user been disabled.
    SOCLE_ASSIGN(const UserSecret secret, members_.LoadSecret(tx, user));
    SOCLE_ASSIGN(const Member member, members_.Load(tx, user));
    if (member.disabled || secret.password_hash != claim.secret->password_hash) {
        return SignInRefused();
    }
    if (new_hash) SOCLE_RETURN_IF_ERROR(members_.UpdatePassword(tx, secret, *new_hash));
    const Instant now = call.Now();
    const Session session{.id = SessionId{call.NewId()},
                          .user = user,
                          .created = now,
                          .last_use = now,
                          .peer = call.context().peer};
    const std::string token = NewToken(TokenKind::kSession, call.ids());
    SOCLE_RETURN_IF_ERROR(sessions_.Insert(tx, session, HashOfToken(token)));
    SOCLE_RETURN_IF_ERROR(sessions_.Tidy(tx, user, now));
    SOCLE_RETURN_IF_ERROR(
        tries_.Forgive(tx, AccountKey(secret.email_key), PeerKey(call.context().peer)));
    SOCLE_RETURN_IF_ERROR(tries_.Tidy(tx, now));
    SOCLE_ASSIGN(const TenantProfile profile, tenants_.Load(tx));

    v1::SignInResponse response;
    response.set_token(token);
    *response.mutable_session() = ToProto(session);
    *response.mutable_user() = ToProto(member);
    *response.mutable_tenant() = ToProtoWithoutLogo(profile);
    tx.SetAuditTarget(response.session().name());
    return response;
}

absl::StatusOr<std::string> IdentityService::HashNewPassword(const std::string& password,
                                                             const std::string& email) {
    SOCLE_RETURN_IF_ERROR(CheckNewPassword(password, email));
    return hasher_.Hash(password);
}

absl::StatusOr<v1::ChangePasswordResponse> IdentityService::ChangePassword(
    Call& call, const v1::ChangePasswordRequest& request) {
    SOCLE_ASSIGN(const UserId user, CallingUser(call));
    std::optional<UserSecret> secret;
    SOCLE_RETURN_IF_ERROR(runtime_.Do(call.context(), Writing(), [&](Call& inside) -> absl::Status {
        SOCLE_ASSIGN(secret, members_.LoadSecret(inside.transaction(), user));
        return CountTry(inside.transaction(), secret->email_key, call.context(), inside.Now());
    }));
    SOCLE_ASSIGN(const PasswordCheck check,
                 hasher_.Check(secret->password_hash, request.old_password()));
    if (!check.right) return SignInRefused();
    SOCLE_ASSIGN(const std::string new_hash,
                 HashNewPassword(request.new_password(), secret->email_key));

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const bool changed, members_.UpdatePassword(tx, *secret, new_hash));
    if (!changed) {
        return Refuse(reason::kConflict, "the password was changed meanwhile; sign in again");
    }
    SOCLE_ASSIGN(const SessionId session,
                 ParseIdName<SessionId>(kSessions, call.context().session, "session"));
    SOCLE_ASSIGN(const std::vector<TenantId> ended, sessions_.DeleteOthers(tx, user, session));
    for (const TenantId tenant : ended) cache_.Suspend(tenant, call.Now());
    SOCLE_RETURN_IF_ERROR(
        tries_.Forgive(tx, AccountKey(secret->email_key), PeerKey(call.context().peer)));
    tx.SetAuditTarget(ResourceName(kUsers, user.value()));
    return v1::ChangePasswordResponse();
}

}  // namespace socle::identity
