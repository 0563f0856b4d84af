// What each tenant has switched on: the table bricks.activation, and a copy of it in memory,
// because the route table asks at every call. Written in transactions of its own, so that the copy
// changes right after the commit and never before.
#pragma once

#include <absl/status/status.h>

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "socle/runtime.hpp"

namespace socle::kernel {

enum class ActivationState { kInactive, kActivating, kActive };

struct Activation {
    ActivationState state = ActivationState::kInactive;
    std::string version;
    // Events up to there are history to the brick.
    std::int64_t position_at_activation = 0;
    // The job that replays history, while kActivating.
    std::optional<Uuid> job;
};

class Activations {
 public:
    using OfTenant = std::map<std::string, Activation, std::less<>>;

    explicit Activations(Runtime& runtime) : runtime_(runtime) {}

    // Reads the whole table.
    [[nodiscard]] absl::Status Open();

    // Quick. Tenant 0: whether anybody has it active.
    [[nodiscard]] bool IsActive(TenantId tenant, std::string_view brick) const;
    // Nothing when this tenant never had it.
    [[nodiscard]] std::optional<Activation> Find(TenantId tenant, std::string_view brick) const;
    [[nodiscard]] OfTenant Of(TenantId tenant) const;
    // Every brick any tenant has had.
    [[nodiscard]] std::set<std::string> EverUsed() const;

    // ACTIVATING from here on, with a job that goes on where this process may end.
    [[nodiscard]] absl::Status Begin(const CallContext& context, const std::string& brick,
                                     const std::string& version, std::int64_t head,
                                     const NewJob& job);
    // ACTIVE, with the event BrickActivated. Does nothing unless it is ACTIVATING.
    [[nodiscard]] absl::Status Finish(const CallContext& context, const std::string& brick);
    // INACTIVE, with the event BrickDeactivated. Does nothing when it is that already.
    [[nodiscard]] absl::Status Deactivate(const CallContext& context, const std::string& brick);

 private:
    // Runs `change` in a transaction as the bricks module, then copies the row into memory.
    [[nodiscard]] absl::Status Change(const CallContext& context, const std::string& brick,
                                      const std::function<absl::Status(Call&)>& change);

    Runtime& runtime_;
    std::mutex changing_;
    mutable std::shared_mutex mutex_;
    std::map<TenantId, OfTenant> copy_;
};

}  // namespace socle::kernel
