// Runs jobs, one step after the other. A job is in one thread's hands at a time; what a step did
// and how far the job has got commit together, so a crash repeats at most a step that had no
// effect.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "socle/runtime.hpp"

namespace socle::jobs {

// Who does a kind of job.
struct JobOwner {
    Target target;
    JobHandler handler;
    std::string contract;  // whose words tell why it failed: "socle.crm.v1"
};

// Nothing when no loaded brick declares the kind.
using FindJob = std::function<std::optional<JobOwner>(const std::string& kind)>;

// How long a job that has ended can still be seen, and a failed or cancelled one resumed.
inline constexpr std::chrono::days kEndedKept{90};
// Of one tenant at once; the rest an hour later.
inline constexpr int kForgottenMax = 10'000;

class JobRunner {
 public:
    // `on_step` is told after each step, whatever came of it.
    JobRunner(Runtime& runtime, FindJob find, std::function<void(TenantId)> on_step, int threads);
    ~JobRunner();  // stops

    void Start();
    // Finishes the steps in hand, then ends the threads; unfinished jobs go on at the next start.
    void Stop();
    // A job was committed, resumed or has become due.
    void Wake();

 private:
    struct Due {
        TenantId tenant = 0;
        Uuid id;
        friend auto operator<=>(const Due&, const Due&) = default;
    };
    void Work();
    // Now and then, whichever thread comes first.
    void ForgetEnded();
    [[nodiscard]] std::vector<Due> FindDue();
    [[nodiscard]] std::optional<Due> Take();
    // Runs steps until the job ends, waits, or others should have their turn.
    void Run(const Due& due);
    // False when the job is not to be gone on with now.
    [[nodiscard]] bool RunStep(const Due& due);

    Runtime& runtime_;
    FindJob find_;
    std::function<void(TenantId)> on_step_;
    const int thread_count_;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::set<Due> in_hand_;
    std::optional<Instant> forgot_at_;
    bool woken_ = false;
    bool stopping_ = false;
};

}  // namespace socle::jobs
