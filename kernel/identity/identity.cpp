#include "kernel/identity/identity.hpp"

#include "adapters/password_hasher.hpp"
#include "kernel/identity/caller_cache.hpp"
#include "kernel/identity/session_authenticator.hpp"
#include "service/identity_service.hpp"
#include "store/migrations.hpp"

namespace socle::identity {

struct IdentityBrick::Parts {
    Parts(Runtime& runtime, const IdentityOptions& options)
        : hasher(options.password_cost),
          service(runtime, cache, hasher),
          authenticator(runtime, cache) {}

    CallerCache cache;
    PasswordHasher hasher;
    IdentityService service;
    SessionAuthenticator authenticator;
};

std::vector<Migration> IdentityMigrations() {
    return MigrationsOf(kMigrations);
}

IdentityBrick::IdentityBrick(Runtime& runtime, const IdentityOptions& options)
    : parts_(std::make_unique<Parts>(runtime, options)) {}

IdentityBrick::~IdentityBrick() = default;

kernel::Authenticator& IdentityBrick::authenticator() {
    return parts_->authenticator;
}

std::vector<Service*> IdentityBrick::Services() {
    return {&parts_->service};
}

void IdentityBrick::Subscribe(EventHandlers&) {}

absl::StatusOr<VerifyReport> IdentityBrick::Verify(Call& call) {
    SOCLE_ASSIGN(const MemberCheck found, MemberStore().Check(call.transaction()));
    VerifyReport report{.checked = found.members, .findings = {}};
    for (const std::string& user : found.dangling) {
        report.findings.push_back({.resource = std::string(kUsers) + "/" + user,
                                   .check = "dangling_member",
                                   .text = {"l'utilisateur ou le rôle de ce membre n'existe pas",
                                            "the user or role of this member does not exist"}});
    }
    if (found.owners == 0) {
        report.findings.push_back(
            {.resource = TenantName(call.tenant()),
             .check = "no_owner",
             .text = {"aucun utilisateur actif n'est propriétaire de cette entreprise",
                      "no active user is owner of this company"}});
    }
    return report;
}

absl::Status IdentityBrick::EraseParty(Call&, PartyId) {
    return absl::OkStatus();
}

}  // namespace socle::identity
