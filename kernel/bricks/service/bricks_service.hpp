// The service by which people see, switch, describe and verify bricks.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kernel/bricks/activations.hpp"
#include "kernel/bricks/brick_switch.hpp"
#include "kernel/bricks/installed_bricks.hpp"
#include "kernel/front_door/route_table.hpp"
#include "socle/bricks/v1/service.socle.hpp"

namespace socle::bricks {

// Recomputes what one part of the kernel keeps for the context's tenant.
using Verifier = std::function<absl::StatusOr<VerifyReport>(const CallContext&)>;

class BricksService final : public v1::BricksServiceBase {
 public:
    BricksService(Runtime& runtime, kernel::RouteTable& routes, kernel::InstalledBricks& installed,
                  kernel::Activations& activations, kernel::BrickSwitch& brick_switch)
        : runtime_(runtime),
          routes_(routes),
          installed_(installed),
          activations_(activations),
          switch_(brick_switch) {}

    // A part of the kernel that Verify reads first. At start only.
    void AddVerifier(std::string source, Verifier verifier) {
        verifiers_.emplace_back(std::move(source), std::move(verifier));
    }

    absl::StatusOr<v1::ListBricksResponse> ListBricks(
        Call& call, const v1::ListBricksRequest& request) override;
    absl::StatusOr<v1::Brick> ActivateBrick(Call& call,
                                            const v1::ActivateBrickRequest& request) override;
    absl::StatusOr<v1::Brick> DeactivateBrick(Call& call,
                                              const v1::DeactivateBrickRequest& request) override;
    absl::StatusOr<v1::DescribeResponse> Describe(Call& call,
                                                  const v1::DescribeRequest& request) override;
    absl::Status Verify(Call& call, const v1::VerifyRequest& request,
                        Writer<v1::VerifyResponse>& writer) override;

 private:
    [[nodiscard]] absl::StatusOr<v1::Brick> Switch(
        Call& call, const std::string& brick, bool validate_only,
        absl::Status (kernel::BrickSwitch::*check)(TenantId, const std::string&) const,
        absl::Status (kernel::BrickSwitch::*change)(const CallContext&, const std::string&));
    [[nodiscard]] v1::Brick BrickOf(const CallContext& context, const std::string& brick) const;
    // What can be verified for a tenant: the kernel's parts, then the bricks that keep data for it.
    [[nodiscard]] std::vector<std::pair<std::string, Verifier>> Sources(TenantId tenant) const;

    Runtime& runtime_;
    kernel::RouteTable& routes_;
    kernel::InstalledBricks& installed_;
    kernel::Activations& activations_;
    kernel::BrickSwitch& switch_;
    std::vector<std::pair<std::string, Verifier>> verifiers_;
    // Bricks are switched one at a time: a switch holds one connection while it uses another.
    std::timed_mutex switching_;
};

// A module's or a brick's own Verify, read-only and under its own role.
[[nodiscard]] Verifier VerifierOf(Runtime& runtime, std::string name, Brick& brick);

}  // namespace socle::bricks
