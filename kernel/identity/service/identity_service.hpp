// The contract's methods. One file per concern: signing in (sign_in.cpp), the caller's own sessions
// (sessions.cpp), the company (tenant.cpp), users, roles, API keys and the audit trail.
#pragma once

#include <optional>
#include <string>

#include "adapters/password_hasher.hpp"
#include "domain/role.hpp"
#include "kernel/identity/caller_cache.hpp"
#include "socle/identity/v1/service.socle.hpp"
#include "socle/runtime.hpp"
#include "store/api_key_store.hpp"
#include "store/audit_store.hpp"
#include "store/member_store.hpp"
#include "store/role_store.hpp"
#include "store/session_store.hpp"
#include "store/tenant_store.hpp"
#include "store/try_store.hpp"

namespace socle::identity {

class IdentityService final : public v1::IdentityServiceBase {
 public:
    // The runtime is for signing in alone, which takes several transactions: a try counts even when
    // it is refused, no connection is held while a password is hashed, and the tenant comes last.
    IdentityService(Runtime& runtime, CallerCache& cache, PasswordHasher& hasher)
        : runtime_(runtime), cache_(cache), hasher_(hasher) {}

    absl::StatusOr<v1::SignInResponse> SignIn(Call& call,
                                              const v1::SignInRequest& request) override;
    absl::StatusOr<v1::ChangePasswordResponse> ChangePassword(
        Call& call, const v1::ChangePasswordRequest& request) override;

    absl::StatusOr<v1::SignOutResponse> SignOut(Call& call,
                                                const v1::SignOutRequest& request) override;
    absl::StatusOr<v1::GetSelfResponse> GetSelf(Call& call,
                                                const v1::GetSelfRequest& request) override;
    absl::StatusOr<v1::ListSessionsResponse> ListSessions(
        Call& call, const v1::ListSessionsRequest& request) override;
    absl::StatusOr<v1::RevokeSessionResponse> RevokeSession(
        Call& call, const v1::RevokeSessionRequest& request) override;

    absl::StatusOr<v1::Tenant> GetTenant(Call& call, const v1::GetTenantRequest& request) override;
    absl::StatusOr<v1::Tenant> UpdateTenant(Call& call,
                                            const v1::UpdateTenantRequest& request) override;

    absl::StatusOr<v1::User> CreateUser(Call& call, const v1::CreateUserRequest& request) override;
    absl::StatusOr<v1::ListUsersResponse> ListUsers(Call& call,
                                                    const v1::ListUsersRequest& request) override;
    absl::StatusOr<v1::User> UpdateUser(Call& call, const v1::UpdateUserRequest& request) override;

    absl::StatusOr<v1::ListRolesResponse> ListRoles(Call& call,
                                                    const v1::ListRolesRequest& request) override;
    absl::StatusOr<v1::Role> CreateRole(Call& call, const v1::CreateRoleRequest& request) override;
    absl::StatusOr<v1::Role> UpdateRole(Call& call, const v1::UpdateRoleRequest& request) override;

    absl::StatusOr<v1::CreateApiKeyResponse> CreateApiKey(
        Call& call, const v1::CreateApiKeyRequest& request) override;
    absl::StatusOr<v1::ListApiKeysResponse> ListApiKeys(
        Call& call, const v1::ListApiKeysRequest& request) override;
    absl::StatusOr<v1::RevokeApiKeyResponse> RevokeApiKey(
        Call& call, const v1::RevokeApiKeyRequest& request) override;

    absl::StatusOr<v1::ListAuditEntriesResponse> ListAuditEntries(
        Call& call, const v1::ListAuditEntriesRequest& request) override;

 private:
    // Who claims to sign in, and what proves it.
    struct Claim;

    // Counts the try before the password is looked at. Refusal: SIGN_IN_REFUSED when it comes too
    // early.
    [[nodiscard]] absl::Status CountTry(Transaction& tx, const std::string& email_key,
                                        const CallContext& context, Instant now) const;
    [[nodiscard]] absl::StatusOr<Claim> FindClaim(const CallContext& context,
                                                  const std::string& email_key);
    [[nodiscard]] absl::StatusOr<v1::SignInResponse> OpenSession(
        Call& call, const Claim& claim, const std::optional<std::string>& new_hash);
    // Refusals: WEAK_PASSWORD, OVERLOADED.
    [[nodiscard]] absl::StatusOr<std::string> HashNewPassword(const std::string& password,
                                                              const std::string& email);
    // The person's id: that of another tenant's user with this e-mail, or a new user's.
    [[nodiscard]] absl::StatusOr<UserId> FindOrInsertUser(
        Transaction& tx, const Member& member, const absl::StatusOr<std::string>& password_hash);
    // From the next call on, everything of this tenant is read anew.
    void ChangesRights(Call& call) { cache_.Suspend(call.tenant(), call.Now()); }

    Runtime& runtime_;
    CallerCache& cache_;
    PasswordHasher& hasher_;
    TenantStore tenants_;
    RoleStore roles_;
    MemberStore members_;
    SessionStore sessions_;
    ApiKeyStore api_keys_;
    TryStore tries_;
    AuditStore audit_;
};

// Nobody gives rights away that they do not have. Refusal: PERMISSION_DENIED, metadata
// "permission".
[[nodiscard]] absl::Status CheckMayGrant(const Actor& actor, const Role& role);

// The user who calls. Refusal: PERMISSION_DENIED for API keys and the system.
[[nodiscard]] absl::StatusOr<UserId> CallingUser(const Call& call);

}  // namespace socle::identity
