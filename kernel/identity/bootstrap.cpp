#include "kernel/identity/bootstrap.hpp"

#include <chrono>

#include "adapters/password_hasher.hpp"
#include "domain/role.hpp"
#include "domain/tenant_profile.hpp"
#include "service/convert.hpp"
#include "socle/identifiers.hpp"
#include "socle/identity/v1/events.pb.h"
#include "socle/text.hpp"
#include "store/member_store.hpp"
#include "store/role_store.hpp"
#include "store/tenant_store.hpp"

namespace socle::identity {
namespace {

constexpr std::chrono::seconds kDeadline{30};
constexpr std::string_view kCause = "first start";
Target Writing() {
    return {.brick = "identity", .read_only = false};
}

absl::StatusOr<bool> AnyTenant(Runtime& runtime) {
    bool found = false;
    SOCLE_RETURN_IF_ERROR(
        runtime.Do(runtime.SystemContext(0, kCause, kDeadline),
                   {.brick = "identity", .read_only = true}, [&](Call& call) -> absl::Status {
                       SOCLE_ASSIGN(found, TenantStore().AnyTenant(call.transaction()));
                       return absl::OkStatus();
                   }));
    return found;
}

// False when another process has made the company meanwhile.
absl::StatusOr<bool> MakeCompany(Call& call, const TenantProfile& profile, Member owner,
                                 const std::string& password_hash) {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const bool made, TenantStore().Insert(tx, profile, call.Now()));
    if (!made) return false;
    for (const Role& role : FirstRoles()) SOCLE_RETURN_IF_ERROR(RoleStore().Insert(tx, role));
    owner.user = UserId{call.NewId()};
    owner.created = call.Now();
    SOCLE_ASSIGN(const bool new_user, MemberStore().InsertUser(tx, owner, password_hash));
    if (!new_user) return BrokenInvariant("there is a user, but no company");
    SOCLE_RETURN_IF_ERROR(MemberStore().Insert(tx, owner));
    v1::TenantUpdated fact;
    fact.set_tenant_name(TenantName(profile.number));
    *fact.mutable_tenant() = ToProto(profile);
    tx.Publish(fact);
    return true;
}

}  // namespace

absl::StatusOr<std::optional<FirstSignIn>> Bootstrap(Runtime& runtime,
                                                     const BootstrapOptions& options) {
    SOCLE_ASSIGN(const bool found, AnyTenant(runtime));
    if (found) return std::optional<FirstSignIn>{};

    TenantProfile profile;
    profile.number = kFirstTenant;
    profile.display_name = options.display_name;
    SOCLE_ASSIGN(profile, CheckTenantProfile(profile));
    SOCLE_ASSIGN(const std::string email, ParseEmail(options.owner_email));
    const FirstSignIn first{.email = email, .password = ReadablePassword(runtime.ids())};
    PasswordHasher hasher(options.password_cost);
    SOCLE_ASSIGN(const std::string hash, hasher.Hash(first.password));
    Member owner;
    owner.email = email;
    owner.display_name = email;
    owner.role = std::string(kOwner);

    if (options.keep) SOCLE_RETURN_IF_ERROR(options.keep(first));
    bool made = false;
    SOCLE_RETURN_IF_ERROR(runtime.Do(runtime.SystemContext(kFirstTenant, kCause, kDeadline),
                                     Writing(), [&](Call& call) -> absl::Status {
                                         SOCLE_ASSIGN(made,
                                                      MakeCompany(call, profile, owner, hash));
                                         return absl::OkStatus();
                                     }));
    if (!made) return std::optional<FirstSignIn>{};
    return std::optional<FirstSignIn>{first};
}

}  // namespace socle::identity
