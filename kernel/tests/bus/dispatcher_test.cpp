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
    Uuid Start() {
        Uuid id;
        EXPECT_TRUE(Do([&](Call& call) {
                        id = call.transaction().StartJob(
                            {"toy.count", "", "Compte", "Count", std::nullopt});
                        return absl::OkStatus();
                    }).ok());
        return id;
    }
    std::unique_ptr<jobs::JobRunner> Run() {
        auto runner = std::make_unique<jobs::JobRunner>(
            *runtime_,
            [this](const std::string& kind) -> std::optional<jobs::JobOwner> {
                if (kind != "toy.count") return std::nullopt;
                return jobs::JobOwner{{"toy", false}, [this](Call& call, const JobView& job) {
                                          return Step(call, job);
                                      }};
            },
            [this](TenantId) { steps_.Add(); }, 1);
        runner->Start();
        return runner;
    }
    absl::StatusOr<JobStep> Step(Call& call, const JobView& job) {
        if (!refusal_.ok()) return std::exchange(refusal_, absl::OkStatus());
        SOCLE_RETURN_IF_ERROR(call.transaction().Exec(
            testing::kInsertThing, {call.NewId(), "step " + std::to_string(job.done)}));
        return JobStep{.cursor = std::to_string(job.done + 1),
                       .done = job.done + 1,
                       .total = 3,
                       .finished = job.done == 2,
                       .result = "done",
                       .again_at = std::nullopt};
    }
    std::string StateOf(const Uuid& id) {
        const auto rows = QueryAs("jobs",
                                  "select state || ' ' || done || ' ' || error_reason as state "
                                  "from jobs.job where job_id = '" +
                                      id.ToString() + "'");
        return rows.ok() && !rows->empty() ? (*rows)[0].Text("state") : "";
    }
    Count steps_;
    absl::Status refusal_;
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
}

}  // namespace
}  // namespace socle::bus
