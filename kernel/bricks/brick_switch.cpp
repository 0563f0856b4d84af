#include "kernel/bricks/brick_switch.hpp"

#include <absl/strings/str_join.h>

#include "socle/log.hpp"
#include "socle/package_refusal.hpp"

namespace socle::kernel {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr Reason kDependencyMissing{absl::StatusCode::kFailedPrecondition, "DEPENDENCY_MISSING"};
constexpr Reason kBrickRequired{absl::StatusCode::kFailedPrecondition, "BRICK_REQUIRED"};
// One step of the job, so that its progress is seen.
constexpr std::chrono::milliseconds kStepMax{1000};
constexpr std::chrono::seconds kDefaultsDeadline{60};

absl::Status NoSuchBrick(const std::string& brick) {
    return Refuse(reason::kNotFound, "no brick '" + brick + "' is installed",
                  {{"value", "bricks/" + brick}});
}

NewJob ActivationJob(const Package& package, Instant run_at) {
    const auto& title = package.manifest.title();
    NewJob job;
    job.kind = kActivateJob;
    job.payload = package.name();
    job.title_fr = "Activation : " + title.fr();
    job.title_en = "Activation: " + (title.en().empty() ? title.fr() : title.en());
    job.run_at = run_at;
    return job;
}

}  // namespace

std::string LifeConsumerOf(std::string_view brick) {
    return std::string(brick) + ".life";
}

absl::Status BrickSwitch::CheckActivate(TenantId tenant, const std::string& brick) const {
    if (!installed_.Find(brick)) return NoSuchBrick(brick);
    const BrickGraph graph = installed_.Graph();
    if (const auto order = graph.ActivationOrder(brick); !order.ok())
        return RefuseBrick(brick, ProblemOf(order.status()));
    std::vector<std::string> missing;
    for (const std::string& need : graph.NeedsOf(brick)) {
        if (!activations_.IsActive(tenant, need)) missing.push_back(need);
    }
    if (missing.empty()) return absl::OkStatus();
    const std::string names = absl::StrJoin(missing, ", ");
    return Refuse(kDependencyMissing,
                  "the brick '" + brick + "' needs: " + names + "; activate those first",
                  {{"brick", brick}, {"missing", names}});
}

absl::Status BrickSwitch::CheckDeactivate(TenantId tenant, const std::string& brick) const {
    if (!installed_.Find(brick) && !activations_.Find(tenant, brick)) return NoSuchBrick(brick);
    std::vector<std::string> dependents;
    for (const std::string& dependent : installed_.Graph().DependentsOf(brick)) {
        const auto activation = activations_.Find(tenant, dependent);
        if (activation && activation->state != ActivationState::kInactive)
            dependents.push_back(dependent);
    }
    if (dependents.empty()) return absl::OkStatus();
    const std::string names = absl::StrJoin(dependents, ", ");
    return Refuse(kBrickRequired,
                  "the brick '" + brick + "' is needed by: " + names + "; deactivate those first",
                  {{"brick", brick}, {"dependents", names}});
}

absl::Status BrickSwitch::Activate(const CallContext& context, const std::string& brick) {
    const TenantId tenant = context.tenant;
    SOCLE_RETURN_IF_ERROR(CheckActivate(tenant, brick));
    const auto before = activations_.Find(tenant, brick);
    if (before && before->state == ActivationState::kActive) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(installed_.Prepare(brick));
    const auto loaded = installed_.Find(brick)->loaded;
    SOCLE_RETURN_IF_ERROR(pump_.Join(tenant, brick));
    SOCLE_RETURN_IF_ERROR(pump_.Join(tenant, LifeConsumerOf(brick)));
    SOCLE_ASSIGN(std::int64_t head, EventLog(runtime_).Head(tenant));
    if (before && before->state == ActivationState::kActivating)
        head = before->position_at_activation;
    const Instant job_time = runtime_.clock().Now() + inline_max_;
    SOCLE_RETURN_IF_ERROR(activations_.Begin(context, brick, loaded->package->manifest.version(),
                                             head, ActivationJob(*loaded->package, job_time)));
    const auto replayed = Replay(tenant, *loaded, head, inline_max_);
    if (replayed.ok() && replayed->AtHead()) return Finish(context, brick);
    if (!replayed.ok())
        Log(LogLevel::kWarning, "replay_left_to_job",
            {{"brick", brick}, {"reason", ReasonOf(replayed.status())}});
    switched_(tenant);
    return absl::OkStatus();
}

absl::Status BrickSwitch::Deactivate(const CallContext& context, const std::string& brick) {
    SOCLE_RETURN_IF_ERROR(CheckDeactivate(context.tenant, brick));
    const auto before = activations_.Find(context.tenant, brick);
    if (!before || before->state == ActivationState::kInactive) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(activations_.Deactivate(context, brick));
    switched_(context.tenant);
    return absl::OkStatus();
}

absl::Status BrickSwitch::ActivateDefaults(TenantId tenant) {
    const CallContext context =
        runtime_.SystemContext(tenant, "bricks.defaults", kDefaultsDeadline);
    const BrickGraph graph = installed_.Graph();
    absl::Status result;
    for (const auto& [name, brick] : installed_.Everything()) {
        if (!brick.package || !brick.package->manifest.active_by_default()) continue;
        if (activations_.Find(tenant, name)) continue;
        const auto order = graph.ActivationOrder(name);
        result.Update(order.status());
        if (!order.ok()) continue;
        for (const std::string& next : *order) result.Update(Activate(context, next));
    }
    return result;
}

absl::StatusOr<JobStep> BrickSwitch::Step(Call& call, const JobView& job) {
    const std::string& brick = job.payload;
    const auto activation = activations_.Find(call.tenant(), brick);
    JobStep step{.cursor = job.cursor,
                 .done = job.done,
                 .total = job.total,
                 .finished = true,
                 .result = "bricks/" + brick,
                 .again_at = {}};
    // Active already, switched off meanwhile, or another job has taken over.
    if (!activation || activation->job != job.id) return step;
    SOCLE_RETURN_IF_ERROR(installed_.Prepare(brick));
    const auto loaded = installed_.Find(brick)->loaded;
    SOCLE_ASSIGN(const PumpResult replayed,
                 Replay(call.tenant(), *loaded, activation->position_at_activation, kStepMax));
    step.cursor = std::to_string(replayed.position);
    step.done = replayed.position;
    step.total = replayed.head;
    step.finished = replayed.AtHead();
    step.again_at = replayed.try_again_at;
    if (step.finished) SOCLE_RETURN_IF_ERROR(Finish(call.context(), brick));
    return step;
}

absl::StatusOr<PumpResult> BrickSwitch::Replay(TenantId tenant, const LoadedBrick& brick,
                                               std::int64_t replay_until,
                                               std::chrono::milliseconds bound) const {
    const auto until = SteadyClock::now() + bound;
    const auto read = [&](const std::string& consumer,
                          const EventHandlers& handlers) -> absl::StatusOr<PumpResult> {
        for (;;) {
            SOCLE_ASSIGN(const PumpResult turned,
                         pump_.Turn(tenant, brick.target(), consumer, handlers, replay_until));
            if (turned.AtHead() || turned.try_again_at || SteadyClock::now() >= until)
                return turned;
        }
    };
    // First the parties' own fate, so that what its handlers find merged or erased is so.
    SOCLE_RETURN_IF_ERROR(read(LifeConsumerOf(brick.name()), brick.life->handlers()));
    return read(brick.name(), brick.handlers);
}

absl::Status BrickSwitch::Finish(const CallContext& context, const std::string& brick) {
    SOCLE_RETURN_IF_ERROR(activations_.Finish(context, brick));
    switched_(context.tenant);
    return absl::OkStatus();
}

}  // namespace socle::kernel
