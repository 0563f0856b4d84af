// Switching bricks on and off for one tenant while calls run. On: what it needs is there, it is
// prepared, history has gone through its handlers, then it answers. A short history is read at
// once; a long one by a durable job that goes on after a crash. Off: it answers no more, its data
// stay.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "kernel/bricks/activations.hpp"
#include "kernel/bricks/installed_bricks.hpp"
#include "socle/event_pump.hpp"
#include "socle/jobs.hpp"
#include "socle/runtime.hpp"

namespace socle::kernel {

inline constexpr std::string_view kActivateJob = "bricks.activate";
// How long a call reads history itself before it leaves the rest to the job.
inline constexpr std::chrono::milliseconds kInlineReplayMax{2000};

// The consumer that follows merges and erasures for a brick, active or not.
[[nodiscard]] std::string LifeConsumerOf(std::string_view brick);

class BrickSwitch {
 public:
    // `switched`: a tenant's consumers are others from now on. Quick.
    BrickSwitch(Runtime& runtime, InstalledBricks& installed, Activations& activations,
                std::function<void(TenantId)> switched, std::chrono::milliseconds inline_max)
        : runtime_(runtime),
          installed_(installed),
          activations_(activations),
          switched_(std::move(switched)),
          inline_max_(inline_max),
          pump_(runtime) {}

    // Refusals: NOT_FOUND, BRICK_REFUSED, DEPENDENCY_MISSING.
    [[nodiscard]] absl::Status CheckActivate(TenantId tenant, const std::string& brick) const;
    // Refusals: NOT_FOUND, BRICK_REQUIRED.
    [[nodiscard]] absl::Status CheckDeactivate(TenantId tenant, const std::string& brick) const;

    // ACTIVE afterwards, or ACTIVATING with a job. Refusals: as above, MIGRATION_FAILED.
    [[nodiscard]] absl::Status Activate(const CallContext& context, const std::string& brick);
    [[nodiscard]] absl::Status Deactivate(const CallContext& context, const std::string& brick);

    // Switches on what a new tenant starts with, unless it was switched on or off before.
    [[nodiscard]] absl::Status ActivateDefaults(TenantId tenant);

    // One step of the job kActivateJob; its payload is the brick's name.
    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job);

 private:
    // Reads history for at most `bound`, at least one batch.
    [[nodiscard]] absl::StatusOr<PumpResult> Replay(TenantId tenant, const LoadedBrick& brick,
                                                    std::int64_t replay_until,
                                                    std::chrono::milliseconds bound) const;
    [[nodiscard]] absl::Status Finish(const CallContext& context, const std::string& brick);

    Runtime& runtime_;
    InstalledBricks& installed_;
    Activations& activations_;
    std::function<void(TenantId)> switched_;
    std::chrono::milliseconds inline_max_;
    EventPump pump_;
};

}  // namespace socle::kernel
