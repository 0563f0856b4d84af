#include "kernel/jobs/job_runner.hpp"

#include <algorithm>

#include "jobs/queries.hpp"
#include "socle/log.hpp"
#include "socle/template.hpp"

namespace socle::jobs {
namespace {

constexpr std::chrono::seconds kSweepEvery{1};
constexpr std::chrono::hours kForgetEvery{1};
constexpr std::chrono::seconds kQuickDeadline{10};
constexpr std::chrono::seconds kStepDeadline{120};
constexpr int kDueMax = 100;
constexpr int kStepsInARow = 50;
constexpr int kAttemptsMax = 8;
const Target kJobs = {"jobs", false};

struct LoadedJob {
    JobView view;
    std::string actor;
    Language language = Language::kFrench;
    int attempts = 0;
};

bool MayPass(const absl::Status& status) {
    return absl::IsUnavailable(status) || absl::IsAborted(status) ||
           absl::IsDeadlineExceeded(status) || absl::IsResourceExhausted(status);
}

absl::StatusOr<std::optional<LoadedJob>> Load(Runtime& runtime, TenantId tenant, const Uuid& id) {
    std::optional<LoadedJob> job;
    const CallContext context = runtime.SystemContext(tenant, "jobs.load", kQuickDeadline);
    SOCLE_RETURN_IF_ERROR(runtime.Do(context, {"jobs", true}, [&](Call& call) -> absl::Status {
        job.reset();
        SOCLE_ASSIGN(const Rows rows,
                     call.transaction().Exec(queries::kLoadRunnable, {id, call.Now()}));
        if (rows.empty()) return absl::OkStatus();
        const Row row = rows[0];
        job = LoadedJob{{id, row.Text("kind"), row.AsBytes("payload"), row.AsBytes("cursor"),
                         row.Int64("done"), row.Int64("total")},
                        row.Text("actor"),
                        row.Text("language") == "en" ? Language::kEnglish : Language::kFrench,
                        row.Int("attempts")};
        return absl::OkStatus();
    }));
    return job;
}

void NoteFailure(Runtime& runtime, TenantId tenant, const LoadedJob& job,
                 const absl::Status& failure, std::string_view contract) {
    const Wording why = WordingOf(failure, contract);
    const bool again = MayPass(failure) && job.attempts + 1 < kAttemptsMax;
    const auto pause = std::chrono::seconds(1LL << std::min(job.attempts, 8));
    Log(LogLevel::kWarning, again ? "job_step_will_be_retried" : "job_failed",
        {{"tenant", std::to_string(tenant)},
         {"job", job.view.id.ToString()},
         {"kind", job.view.kind},
         {"reason", ReasonOf(failure)}});
    const CallContext context = runtime.SystemContext(tenant, "jobs.fail", kQuickDeadline);
    const absl::Status noted = runtime.Do(context, kJobs, [&](Call& call) {
        return call.transaction()
            .Exec(queries::kNoteFailure,
                  {job.view.id, again ? "WAITING" : "FAILED", ReasonOf(failure), why.en, why.fr,
                   Instant(call.Now() + pause), call.Now()})
            .status();
    });
    if (!noted.ok()) Log(LogLevel::kError, "job_failure_not_noted", {{"reason", ReasonOf(noted)}});
}

}  // namespace

JobRunner::JobRunner(Runtime& runtime, FindJob find, std::function<void(TenantId)> on_step,
                     int threads)
    : runtime_(runtime),
      find_(std::move(find)),
      on_step_(std::move(on_step)),
      thread_count_(threads) {}

JobRunner::~JobRunner() {
    Stop();
}

void JobRunner::Start() {
    for (int i = 0; i < thread_count_; ++i) threads_.emplace_back([this] { Work(); });
}

void JobRunner::Stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void JobRunner::Wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_one();
}

void JobRunner::Work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        ForgetEnded();
        const std::optional<Due> due = Take();
        if (due) Run(*due);
        lock.lock();
        if (due) {
            in_hand_.erase(*due);
            continue;
        }
        changed_.wait_for(lock, kSweepEvery, [this] { return stopping_ || woken_; });
        woken_ = false;
    }
}

void JobRunner::ForgetEnded() {
    const Instant now = runtime_.clock().Now();
    {
        const std::lock_guard lock(mutex_);
        if (forgot_at_ && now - *forgot_at_ < kForgetEvery) return;
        forgot_at_ = now;
    }
    const CallContext context = runtime_.SystemContext(0, "jobs.forget", kQuickDeadline);
    const absl::Status status = runtime_.Do(context, kJobs, [&](Call& call) {
        return call.transaction()
            .Exec(queries::kForget, {Instant(now - kEndedKept), kForgottenMax})
            .status();
    });
    if (!status.ok()) Log(LogLevel::kWarning, "job_forget_failed", {{"reason", ReasonOf(status)}});
}

std::vector<JobRunner::Due> JobRunner::FindDue() {
    std::vector<Due> due;
    const CallContext context = runtime_.SystemContext(0, "jobs.sweep", kQuickDeadline);
    const absl::Status status =
        runtime_.Do(context, {"jobs", true}, [&](Call& call) -> absl::Status {
            due.clear();
            SOCLE_ASSIGN(const Rows rows,
                         call.transaction().Exec(queries::kDue, {call.Now(), kDueMax}));
            for (const Row& row : rows)
                due.push_back({row.Int64("tenant_id"), row.AsUuid("job_id")});
            return absl::OkStatus();
        });
    if (!status.ok()) Log(LogLevel::kWarning, "job_sweep_failed", {{"reason", ReasonOf(status)}});
    return due;
}

std::optional<JobRunner::Due> JobRunner::Take() {
    for (const Due& due : FindDue()) {
        const std::lock_guard lock(mutex_);
        if (in_hand_.insert(due).second) return due;
    }
    return std::nullopt;
}

void JobRunner::Run(const Due& due) {
    for (int step = 0; step < kStepsInARow; ++step) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) return;
        }
        const bool go_on = RunStep(due);
        on_step_(due.tenant);
        if (!go_on) return;
    }
}

bool JobRunner::RunStep(const Due& due) {
    const auto job = Load(runtime_, due.tenant, due.id);
    if (!job.ok() || !*job) return false;
    const LoadedJob& loaded = **job;
    const std::optional<JobOwner> owner = find_(loaded.view.kind);
    if (!owner) {
        NoteFailure(runtime_, due.tenant, loaded,
                    Refuse(reason::kUnknownMethod, "no installed brick does this kind of job",
                           {{"value", loaded.view.kind}}),
                    "");
        return false;
    }
    CallContext context =
        runtime_.SystemContext(due.tenant, "jobs." + loaded.view.kind, kStepDeadline);
    // The work is done for whoever started it; what the brick may call is bounded by its manifest.
    context.actor.name = loaded.actor;
    context.language = loaded.language;
    const auto step = runtime_.RunJobStep(context, owner->target, loaded.view, owner->handler);
    if (step.ok()) return !step->finished && !step->again_at;
    if (ReasonOf(step.status()) != "CONFLICT")
        NoteFailure(runtime_, due.tenant, loaded, step.status(), owner->contract);
    return false;
}

}  // namespace socle::jobs
