// Identity as the kernel wires it: the contract's service, and who answers the front door's
// question who is calling. Its tables come from IdentityMigrations(); its first owner from
// bootstrap.hpp.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "kernel/front_door/authenticator.hpp"
#include "kernel/identity/domain/password_policy.hpp"
#include "socle/brick.hpp"
#include "socle/migrations.hpp"
#include "socle/runtime.hpp"

namespace socle::identity {

// The schema and role: MigrateBrick(database, kBrickName, IdentityMigrations()).
inline constexpr std::string_view kBrickName = "identity";
[[nodiscard]] std::vector<Migration> IdentityMigrations();

struct IdentityOptions {
    PasswordCost password_cost;  // cheaper in tests
};

// Lives as long as the process; thread safe.
class IdentityBrick final : public Brick {
 public:
    explicit IdentityBrick(Runtime& runtime, const IdentityOptions& options = {});
    ~IdentityBrick() override;

    // Shares its memory with the service, so that a change of rights counts from the next call on.
    [[nodiscard]] kernel::Authenticator& authenticator();

    [[nodiscard]] std::vector<Service*> Services() override;
    // Identity takes part in nobody else's facts.
    void Subscribe(EventHandlers& handlers) override;
    // Every tenant has an active owner; members point to users and roles.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) override;
    // Nothing to erase: users are people who work here, not parties of the client record.
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) override;

 private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace socle::identity
