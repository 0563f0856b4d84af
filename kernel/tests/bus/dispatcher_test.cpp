// Delivery by the dispatcher's threads, and jobs by the runner's: woken by commits, resumed after a
// stop.
#include "kernel/bus/dispatcher.hpp"

#include <condition_variable>
#include <mutex>

#include "kernel/jobs/job_runner.hpp"
#include "runtime_fixture.hpp"

namespace socle::bus {
namespace {

constexpr std::chrono::seconds kLongEnough{30};

// Something that happened so often, and a wait for it.
class Count {
 public:
    void Add() {
        const std::lock_guard lock(mutex_);
        ++value_;
        changed_.notify_all();
    }
    bool WaitFor(int value) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, kLongEnough, [&] { return value_ >= value; });
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int value_ = 0;
};

class DispatcherTest : public testing::RuntimeTest {};

TEST_F(DispatcherTest, DeliversWhatWasCommittedBeforeAndAfterItStarted) {
    Count handled;
    EventHandlers handlers;
    handlers.On<client_record::v1::PartyErased>(
        [&](Call&, const EventMeta&, const client_record::v1::PartyErased&) {
            handled.Add();
            return absl::OkStatus();
        });
    ASSERT_TRUE(EventPump(*runtime_).Join(1, "toy").ok());
    PublishErased();
    Dispatcher dispatcher(
        *runtime_,
        [&](TenantId) {
            return std::vector<LiveConsumer>{{"toy", {"toy", false}, &handlers, 0}};
        },
        2);
    dispatcher.Start();
    ASSERT_TRUE(handled.WaitFor(1)) << "the sweep finds what is behind";
    PublishErased();
    dispatcher.Wake(1);
    EXPECT_TRUE(handled.WaitFor(2));
    dispatcher.Stop();
}

// A job that counts to `total`, one a step, and may refuse a step first.
class JobRunnerTest : public testing::RuntimeTest {
 protected:
    Uuid Start(std::optional<Instant> run_at = std::nullopt, TenantId tenant = 1) {
        Uuid id;
        EXPECT_TRUE(
            Do(
                [&](Call& call) {
                    id = call.transaction().StartJob({"toy.count", "", "Compte", "Count", run_at});
                    return absl::OkStatus();
                },
                tenant)
                .ok());
        return id;
    }
    std::unique_ptr<jobs::JobRunner> Run() {
        auto runner = std::make_unique<jobs::JobRunner>(
            *runtime_,
            [this](const std::string& kind) -> std::optional<jobs::JobOwner> {
                if (kind != "toy.count") return std::nullopt;
                return jobs::JobOwner{
                    {"toy", false},
                    [this](Call& call, const JobView& job) { return Step(call, job); },
                    "socle.client_record.v1"};
            },
            [this](TenantId) { steps_.Add(); }, 1);
        runner->Start();
        return runner;
    }
    absl::StatusOr<JobStep> Step(Call& call, const JobView& job) {
        if (!refusal_.ok()) return std::exchange(refusal_, absl::OkStatus());
        ran_.Add();
        if (std::exchange(cancels_, false)) SetState(job.id, "CANCELLED");
        // No two things have the same label: where several jobs run, they do not write.
        if (writes_)
            SOCLE_RETURN_IF_ERROR(call.transaction().Exec(
                testing::kInsertThing, {call.NewId(), "step " + std::to_string(job.done)}));
        return JobStep{.cursor = std::to_string(job.done + 1),
                       .done = job.done + 1,
                       .total = 3,
                       .finished = job.done == 2,
                       .result = "done",
                       .again_at = std::nullopt};
    }
    void SetState(const Uuid& id, const std::string& state) {
        const auto changed = QueryAs("jobs", "update jobs.job set state = '" + state +
                                                 "' where job_id = '" + id.ToString() + "'");
        EXPECT_TRUE(changed.ok()) << changed.status();
    }
    std::string StateOf(const Uuid& id) {
        const auto rows = QueryAs("jobs",
                                  "select state || ' ' || done || ' ' || error_reason as state "
                                  "from jobs.job where job_id = '" +
                                      id.ToString() + "'");
        return rows.ok() && !rows->empty() ? (*rows)[0].Text("state") : "";
    }
    std::string MessageOf(const Uuid& id) {
        const auto rows = QueryAs("jobs",
                                  "select error_message || ' / ' || error_message_fr as message "
                                  "from jobs.job where job_id = '" +
                                      id.ToString() + "'");
        return rows.ok() && !rows->empty() ? (*rows)[0].Text("message") : "";
    }
    Count steps_;  // that have ended, also by finding nothing to do
    Count ran_;
    absl::Status refusal_;
    bool writes_ = true;
    bool cancels_ = false;  // somebody else does, during the next step
};

TEST_F(JobRunnerTest, RunsEveryStepOnce) {
    const Uuid id = Start();
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(3));
    runner->Stop();
    EXPECT_EQ(StateOf(id), "SUCCEEDED 3 ");
    EXPECT_EQ(Labels(), (std::vector<std::string>{"step 0", "step 1", "step 2"}));
}

TEST_F(JobRunnerTest, ARefusalThatCannotPassFailsTheJobWithItsReason) {
    refusal_ = Refuse(reason::kInvalidValue, "never");
    const Uuid id = Start();
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(1));
    runner->Stop();
    EXPECT_EQ(StateOf(id), "FAILED 0 INVALID_VALUE");
    EXPECT_EQ(MessageOf(id), "never / never") << "its text names a field, the refusal does not";
}

TEST_F(JobRunnerTest, ARefusalThatMayPassIsTriedAgainLater) {
    refusal_ = Refuse(reason::kDatabaseUnavailable, "away");
    const Uuid id = Start();
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(1));
    EXPECT_EQ(StateOf(id), "WAITING 0 DATABASE_UNAVAILABLE");
    clock_.Advance(std::chrono::seconds(2));
    runner->Wake();
    ASSERT_TRUE(steps_.WaitFor(4));
    runner->Stop();
    EXPECT_EQ(StateOf(id), "SUCCEEDED 3 ");
}

TEST_F(JobRunnerTest, ACancelledJobStopsAfterTheStepInHandAndGoesOnFromThereWhenResumed) {
    cancels_ = true;
    const Uuid id = Start();
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(1));
    EXPECT_EQ(StateOf(id), "CANCELLED 1 ");
    EXPECT_EQ(Labels(), std::vector<std::string>{"step 0"}) << "what the step did stays";
    SetState(id, "WAITING");
    runner->Wake();
    ASSERT_TRUE(ran_.WaitFor(3));
    runner->Stop();
    EXPECT_EQ(StateOf(id), "SUCCEEDED 3 ");
    EXPECT_EQ(Labels(), (std::vector<std::string>{"step 0", "step 1", "step 2"}));
}

TEST_F(JobRunnerTest, ForgetsAJobNinetyDaysAfterItsEnd) {
    writes_ = false;
    const Uuid timer = Start(clock_.Now() + std::chrono::days(365));
    const Uuid ended = Start();
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(3));
    EXPECT_EQ(StateOf(ended), "SUCCEEDED 3 ");
    clock_.Advance(jobs::kEndedKept - std::chrono::hours(1));
    const Uuid meanwhile = Start();
    runner->Wake();
    ASSERT_TRUE(steps_.WaitFor(6));
    EXPECT_EQ(StateOf(ended), "SUCCEEDED 3 ");
    clock_.Advance(std::chrono::hours(2));
    // The sweep comes before a job is taken: at the latest before the second one.
    for (const int steps : {9, 12}) {
        Start();
        runner->Wake();
        ASSERT_TRUE(steps_.WaitFor(steps));
    }
    runner->Stop();
    EXPECT_EQ(StateOf(ended), "");
    EXPECT_EQ(StateOf(meanwhile), "SUCCEEDED 3 ");
    EXPECT_EQ(StateOf(timer), "WAITING 0 ") << "what has not ended is never forgotten";
}

TEST_F(JobRunnerTest, ForgetsSoManyOfEachTenantAtOnceTheOldestFirst) {
    writes_ = false;
    const Uuid oldest = Start();
    clock_.Advance(std::chrono::seconds(1));
    const Uuid next = Start();
    Start(std::nullopt, 2);
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(9));
    runner->Stop();
    const auto forgotten = QueryAs("jobs",
                                   "select tenant_id, forgotten from jobs.forget('2100-01-01', 1) "
                                   "order by tenant_id");
    ASSERT_TRUE(forgotten.ok()) << forgotten.status();
    ASSERT_EQ(forgotten->size(), 2u);
    for (const Row& row : *forgotten) EXPECT_EQ(row.Int64("forgotten"), 1);
    EXPECT_EQ(StateOf(oldest), "");
    EXPECT_EQ(StateOf(next), "SUCCEEDED 3 ");
    EXPECT_FALSE(QueryAs("toy", "select jobs.forget('2100-01-01', 1)").ok()) << "no brick may";
}

TEST_F(JobRunnerTest, AnUnknownKindFails) {
    Uuid id;
    ASSERT_TRUE(Do([&](Call& call) {
                    id = call.transaction().StartJob({"gone.work", "", "x", "x", std::nullopt});
                    return absl::OkStatus();
                }).ok());
    const auto runner = Run();
    ASSERT_TRUE(steps_.WaitFor(1));
    runner->Stop();
    EXPECT_EQ(StateOf(id), "FAILED 0 UNKNOWN_METHOD");
    EXPECT_EQ(MessageOf(id).substr(0, 43), "Unknown method: gone.work. See `socle brick");
    EXPECT_NE(MessageOf(id).find("Méthode inconnue : gone.work."), std::string::npos);
}

}  // namespace
}  // namespace socle::bus
