#include "kernel/bricks/activations.hpp"

#include <algorithm>
#include <mutex>

#include "kernel/bricks/store/queries.hpp"
#include "socle/bricks/v1/events.pb.h"

namespace socle::kernel {
namespace {

namespace queries = socle::bricks::queries;
namespace v1 = socle::bricks::v1;

constexpr std::chrono::seconds kDeadline{30};
const Target kBricks = {"bricks", false};
// The table is read over all tenants.
constexpr TenantId kNoTenant = 0;

ActivationState StateOf(const std::string& text) {
    if (text == "ACTIVE") return ActivationState::kActive;
    return text == "ACTIVATING" ? ActivationState::kActivating : ActivationState::kInactive;
}

Activation ActivationOf(const Row& row) {
    return {StateOf(row.Text("state")), row.Text("version"), row.Int64("position_at_activation"),
            row.OptionalUuid("job_id")};
}

}  // namespace

absl::Status Activations::Open() {
    const CallContext context = runtime_.SystemContext(kNoTenant, "bricks.start", kDeadline);
    return runtime_.Do(context, {"bricks", true}, [&](Call& call) -> absl::Status {
        SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kListActivations));
        const std::unique_lock lock(mutex_);
        copy_.clear();
        for (const Row& row : rows)
            copy_[row.Int64("tenant_id")][row.Text("brick")] = ActivationOf(row);
        return absl::OkStatus();
    });
}

bool Activations::IsActive(TenantId tenant, std::string_view brick) const {
    const auto active_in = [&](const OfTenant& bricks) {
        const auto found = bricks.find(brick);
        return found != bricks.end() && found->second.state == ActivationState::kActive;
    };
    const std::shared_lock lock(mutex_);
    if (tenant == kNoTenant)
        return std::any_of(copy_.begin(), copy_.end(),
                           [&](const auto& entry) { return active_in(entry.second); });
    const auto bricks = copy_.find(tenant);
    return bricks != copy_.end() && active_in(bricks->second);
}

std::optional<Activation> Activations::Find(TenantId tenant, std::string_view brick) const {
    const std::shared_lock lock(mutex_);
    const auto bricks = copy_.find(tenant);
    if (bricks == copy_.end()) return std::nullopt;
    const auto found = bricks->second.find(brick);
    if (found == bricks->second.end()) return std::nullopt;
    return found->second;
}

Activations::OfTenant Activations::Of(TenantId tenant) const {
    const std::shared_lock lock(mutex_);
    const auto bricks = copy_.find(tenant);
    return bricks == copy_.end() ? OfTenant{} : bricks->second;
}

std::set<std::string> Activations::EverUsed() const {
    std::set<std::string> names;
    const std::shared_lock lock(mutex_);
    for (const auto& [tenant, bricks] : copy_) {
        for (const auto& [brick, activation] : bricks) names.insert(brick);
    }
    return names;
}

absl::Status Activations::Change(const CallContext& context, const std::string& brick,
                                 const std::function<absl::Status(Call&)>& change) {
    // Two changes of one brick reach the copy in the order they were committed in.
    const std::lock_guard changing(changing_);
    std::optional<Activation> changed;
    SOCLE_RETURN_IF_ERROR(runtime_.Do(context, kBricks, [&](Call& call) -> absl::Status {
        SOCLE_RETURN_IF_ERROR(change(call));
        SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kLoadActivation, {brick}));
        changed.reset();
        if (!rows.empty()) changed = ActivationOf(rows[0]);
        return absl::OkStatus();
    }));
    const std::unique_lock lock(mutex_);
    if (changed) copy_[context.tenant][brick] = *changed;
    return absl::OkStatus();
}

absl::Status Activations::Begin(const CallContext& context, const std::string& brick,
                                const std::string& version, std::int64_t head, const NewJob& job) {
    return Change(context, brick, [&](Call& call) {
        Transaction& tx = call.transaction();
        const Uuid job_id = tx.StartJob(job);
        return tx.Exec(queries::kBeginActivation, {brick, version, head, job_id, call.Now()})
            .status();
    });
}

absl::Status Activations::Finish(const CallContext& context, const std::string& brick) {
    return Change(context, brick, [&](Call& call) -> absl::Status {
        Transaction& tx = call.transaction();
        SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFinishActivation, {brick, call.Now()}));
        if (rows.empty()) return absl::OkStatus();
        v1::BrickActivated event;
        event.set_brick("bricks/" + brick);
        event.set_version(rows[0].Text("version"));
        tx.Publish(event);
        return absl::OkStatus();
    });
}

absl::Status Activations::Deactivate(const CallContext& context, const std::string& brick) {
    return Change(context, brick, [&](Call& call) -> absl::Status {
        Transaction& tx = call.transaction();
        SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kDeactivate, {brick, call.Now()}));
        if (rows.empty()) return absl::OkStatus();
        v1::BrickDeactivated event;
        event.set_brick("bricks/" + brick);
        tx.Publish(event);
        return absl::OkStatus();
    });
}

}  // namespace socle::kernel
