// Switching bricks on and off for a tenant, on a real database, while calls run.
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>

#include "brick_fixture.hpp"

namespace socle::kernel {
namespace {

using google::protobuf::Empty;

constexpr const char* kCount = "/acme.toy.v1.ToyService/CountParties";
constexpr TenantId kTenant = 1;
constexpr TenantId kOther = 2;

// CountPartiesResponse, which this program, like the kernel, has not been built with.
struct Counted {
    std::int64_t parties = 0;
    std::int64_t from_history = 0;
};

class ActivationTest : public ::testing::Test {
 protected:
    void SetUp() override {
        auto database = testing::TempDatabase::Create();
        ASSERT_TRUE(database.ok()) << database.status();
        database_ = std::make_unique<testing::TempDatabase>(*std::move(database));
        CopyPackage("toy", packages_.path());
        CopyPackage("pal", packages_.path());
        Restart();
    }

    void Restart(std::chrono::milliseconds inline_replay_max = kInlineReplayMax) {
        kernel_.reset();
        kernel_ =
            std::make_unique<SmallKernel>(database_->dsn(), packages_.path(), inline_replay_max);
    }

    absl::StatusOr<Counted> Count(TenantId tenant) {
        SOCLE_ASSIGN(const Empty response, kernel_->Ask<Empty>(tenant, kCount, Empty()));
        Counted counted;
        const auto& fields = response.GetReflection()->GetUnknownFields(response);
        for (int i = 0; i < fields.field_count(); ++i) {
            auto& number = fields.field(i).number() == 1 ? counted.parties : counted.from_history;
            number = static_cast<std::int64_t>(fields.field(i).varint());
        }
        return counted;
    }

    // The job of an activation, as the job runner sees it.
    absl::StatusOr<JobView> JobOf(TenantId tenant) {
        const std::string id =
            Value("select job_id from jobs.job where tenant_id = " + std::to_string(tenant) +
                  " order by created_at desc limit 1");
        SOCLE_ASSIGN(const Uuid uuid, Uuid::Parse(id));
        return JobView{.id = uuid,
                       .kind = std::string(kActivateJob),
                       .payload = "toy",
                       .cursor = "",
                       .done = 0,
                       .total = 0};
    }
    absl::StatusOr<JobStep> RunStep(TenantId tenant, const JobView& job) {
        return kernel_->runtime().RunJobStep(kernel_->ContextOf(tenant, "jobs.run"),
                                             {"bricks", false}, job,
                                             kernel_->jobs().by_kind().find(kActivateJob)->second);
    }
    std::string Value(const std::string& sql) {
        return kernel_->Select(database_->admin_dsn(), sql);
    }
    // How often this happened in the log.
    std::string EventsOf(const std::string& type) {
        return Value("select count(*) from bus.event where type = 'socle.bricks.v1." + type + "'");
    }

    TempFolder packages_;
    std::unique_ptr<testing::TempDatabase> database_;
    std::unique_ptr<SmallKernel> kernel_;
};

TEST_F(ActivationTest, AnEmptyHistoryIsActiveAtOnceForThisTenantOnly) {
    EXPECT_EQ(ReasonOf(Count(kTenant).status()), "BRICK_INACTIVE") << "installed, never active";
    const auto brick = kernel_->Activate(kTenant, "toy");
    ASSERT_TRUE(brick.ok()) << brick.status();
    EXPECT_EQ(brick->state(), bricks::v1::BRICK_STATE_ACTIVE);
    EXPECT_EQ(brick->version(), "1.2.0");
    EXPECT_EQ(brick->job(), "");
    const auto counted = Count(kTenant);
    ASSERT_TRUE(counted.ok()) << counted.status();
    EXPECT_EQ(counted->parties, 0);
    EXPECT_EQ(ReasonOf(Count(kOther).status()), "BRICK_INACTIVE");
    EXPECT_TRUE(kernel_->module().IsActive(0, "toy"));
    EXPECT_FALSE(kernel_->module().IsActive(0, "pal"));
    EXPECT_EQ(EventsOf("BrickActivated"), "1");
    EXPECT_GT(kernel_->switched(), 0);
}

TEST_F(ActivationTest, ActivatingTwiceChangesNothing) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    const auto again = kernel_->Activate(kTenant, "toy");
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->state(), bricks::v1::BRICK_STATE_ACTIVE);
    EXPECT_EQ(EventsOf("BrickActivated"), "1");
    EXPECT_EQ(Value("select count(*) from jobs.job"), "1");
}

TEST_F(ActivationTest, ARepeatedRequestGetsItsFirstReply) {
    bricks::v1::ActivateBrickRequest request;
    request.set_name("bricks/toy");
    request.set_request_id("0192f0c4-0000-7000-8000-000000000001");
    const std::string path = "/socle.bricks.v1.BricksService/ActivateBrick";
    ASSERT_TRUE(kernel_->Ask<bricks::v1::Brick>(kTenant, path, request).ok());
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
    const auto again = kernel_->Ask<bricks::v1::Brick>(kTenant, path, request);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->state(), bricks::v1::BRICK_STATE_ACTIVE) << "as it was answered then";
    EXPECT_FALSE(kernel_->module().IsActive(kTenant, "toy")) << "and not done again";
}

TEST_F(ActivationTest, ADryRunChecksAndChangesNothing) {
    bricks::v1::ActivateBrickRequest request;
    request.set_name("bricks/toy");
    request.set_validate_only(true);
    const std::string path = "/socle.bricks.v1.BricksService/ActivateBrick";
    const auto dry = kernel_->Ask<bricks::v1::Brick>(kTenant, path, request);
    ASSERT_TRUE(dry.ok()) << dry.status();
    EXPECT_EQ(dry->state(), bricks::v1::BRICK_STATE_INACTIVE);
    EXPECT_EQ(Value("select count(*) from bricks.activation"), "0");
    EXPECT_EQ(EventsOf("BrickActivated"), "0");
}

TEST_F(ActivationTest, HistoryGoesThroughItsHandlersFirst) {
    kernel_->CreateParties(kTenant, 250);
    kernel_->CreateParties(kOther, 3);
    const auto brick = kernel_->Activate(kTenant, "toy");
    ASSERT_TRUE(brick.ok()) << brick.status();
    EXPECT_EQ(brick->state(), bricks::v1::BRICK_STATE_ACTIVE);
    EXPECT_EQ(Count(kTenant)->parties, 250);
    EXPECT_EQ(Count(kTenant)->from_history, 250);
    kernel_->CreateParties(kTenant, 2);
    kernel_->Dispatch(kTenant);
    EXPECT_EQ(Count(kTenant)->parties, 252);
    EXPECT_EQ(Count(kTenant)->from_history, 250) << "what comes after is not history";
}

TEST_F(ActivationTest, ALongHistoryIsReadByTheJobStepByStep) {
    kernel_->CreateParties(kTenant, 250);
    Restart(std::chrono::milliseconds(0));  // the call itself reads one batch only
    const auto brick = kernel_->Activate(kTenant, "toy");
    ASSERT_TRUE(brick.ok()) << brick.status();
    EXPECT_EQ(brick->state(), bricks::v1::BRICK_STATE_ACTIVATING);
    const auto job = JobOf(kTenant);
    ASSERT_TRUE(job.ok()) << job.status();
    EXPECT_EQ(brick->job(), ResourceName("jobs", job->id));
    EXPECT_EQ(ReasonOf(Count(kTenant).status()), "BRICK_INACTIVE");
    EXPECT_EQ(kernel_->module().LiveConsumers(kTenant).size(), 1U) << "toy.life only";
    // A crash here: the next kernel finds the job, and the brick goes on where it was.
    Restart(std::chrono::milliseconds(0));
    const auto step = RunStep(kTenant, *job);
    ASSERT_TRUE(step.ok()) << step.status();
    EXPECT_TRUE(step->finished);
    EXPECT_GE(step->done, 250);
    EXPECT_EQ(step->total, step->done);
    EXPECT_EQ(step->result, "bricks/toy");
    EXPECT_EQ(Count(kTenant)->from_history, 250);
    EXPECT_EQ(Value("select state from jobs.job"), "SUCCEEDED");
    EXPECT_EQ(EventsOf("BrickActivated"), "1");
}

TEST_F(ActivationTest, AJobThatWasOvertakenDoesNothing) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    const auto job = JobOf(kTenant);
    ASSERT_TRUE(job.ok()) << job.status();
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
    const auto step = RunStep(kTenant, *job);
    ASSERT_TRUE(step.ok()) << step.status();
    EXPECT_TRUE(step->finished);
    EXPECT_FALSE(kernel_->module().IsActive(kTenant, "toy"));
}

TEST_F(ActivationTest, DeactivatedItKeepsItsDataAndCatchesUpLater) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    kernel_->CreateParties(kTenant, 2);
    kernel_->Dispatch(kTenant);
    const auto off = kernel_->Deactivate(kTenant, "toy");
    ASSERT_TRUE(off.ok()) << off.status();
    EXPECT_EQ(off->state(), bricks::v1::BRICK_STATE_INACTIVE);
    EXPECT_EQ(ReasonOf(Count(kTenant).status()), "BRICK_INACTIVE");
    EXPECT_EQ(EventsOf("BrickDeactivated"), "1");
    kernel_->CreateParties(kTenant, 3);
    kernel_->Dispatch(kTenant);
    EXPECT_EQ(Value("select count(*) from toy.party"), "2") << "its handlers stand still";
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok()) << "twice changes nothing";
    EXPECT_EQ(EventsOf("BrickDeactivated"), "1");

    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    EXPECT_EQ(Count(kTenant)->parties, 5);
    EXPECT_EQ(Count(kTenant)->from_history, 3) << "what it missed has happened already";
}

TEST_F(ActivationTest, ErasureReachesADeactivatedBrick) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    const std::string party = kernel_->CreateParties(kTenant, 2);
    kernel_->Dispatch(kTenant);
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
    ASSERT_TRUE(kernel_->runtime()
                    .Do(kernel_->ContextOf(kTenant, "test"), {"client_record", false},
                        [&](Call& call) {
                            client_record::v1::PartyErased event;
                            event.set_party(party);
                            call.transaction().Publish(event);
                            return absl::OkStatus();
                        })
                    .ok());
    kernel_->Dispatch(kTenant);
    EXPECT_EQ(Value("select count(*) from toy.party"), "1");
}

TEST_F(ActivationTest, WhatIsNeededComesFirstAndStays) {
    const auto early = kernel_->Activate(kTenant, "pal");
    EXPECT_EQ(ReasonOf(early.status()), "DEPENDENCY_MISSING");
    EXPECT_EQ(MetadataOf(early.status()).find("missing")->second, "toy");
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    ASSERT_TRUE(kernel_->Activate(kTenant, "pal").ok());
    const auto refused = kernel_->Deactivate(kTenant, "toy");
    EXPECT_EQ(ReasonOf(refused.status()), "BRICK_REQUIRED");
    EXPECT_EQ(MetadataOf(refused.status()).find("dependents")->second, "pal");
    EXPECT_TRUE(kernel_->module().IsActive(kTenant, "toy"));
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "pal").ok());
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
}

TEST_F(ActivationTest, ARestartKnowsWhoHasWhat) {
    kernel_->CreateParties(kTenant, 1);
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    ASSERT_TRUE(kernel_->Activate(kOther, "toy").ok());
    ASSERT_TRUE(kernel_->Deactivate(kOther, "toy").ok());
    Restart();
    EXPECT_EQ(Count(kTenant)->parties, 1);
    EXPECT_EQ(ReasonOf(Count(kOther).status()), "BRICK_INACTIVE");
    EXPECT_EQ(kernel_->module().LiveConsumers(kTenant).size(), 2U);
    EXPECT_EQ(kernel_->module().LiveConsumers(kOther).size(), 1U);
    EXPECT_TRUE(kernel_->module().FindJob("toy.rest").has_value());
    EXPECT_FALSE(kernel_->module().FindJob("toy.unknown").has_value());
    EXPECT_FALSE(kernel_->module().FindJob("pal.rest").has_value());
}

TEST_F(ActivationTest, ANewTenantStartsWithTheDefaultsOnce) {
    const auto manifest = packages_.path() / "toy" / "manifest.textproto";
    WriteFile(manifest, ReadFile(manifest) + "active_by_default: true\n");
    Restart();
    ASSERT_TRUE(kernel_->module().ActivateDefaults(kTenant).ok());
    EXPECT_TRUE(kernel_->module().IsActive(kTenant, "toy"));
    EXPECT_FALSE(kernel_->module().IsActive(kTenant, "pal"));
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
    ASSERT_TRUE(kernel_->module().ActivateDefaults(kTenant).ok());
    EXPECT_FALSE(kernel_->module().IsActive(kTenant, "toy")) << "switched off by its owner";
}

TEST_F(ActivationTest, AFaultyMigrationIsRefusedAndTriedAgainWhenMended) {
    const auto faulty = packages_.path() / "toy" / "migrations" / "0002_nonsense.sql";
    WriteFile(faulty, "create nonsense;");
    EXPECT_EQ(ReasonOf(kernel_->Activate(kTenant, "toy").status()), "MIGRATION_FAILED");
    EXPECT_FALSE(kernel_->module().IsActive(kTenant, "toy"));
    std::filesystem::remove(faulty);
    EXPECT_TRUE(kernel_->Activate(kTenant, "toy").ok());
}

TEST_F(ActivationTest, NamesThatAreNoneAreRefused) {
    const std::pair<std::string, std::string> cases[] = {{"nothing", "NOT_FOUND"},
                                                         {"", "INVALID_NAME"},
                                                         {"TOY", "INVALID_NAME"},
                                                         {"../toy", "INVALID_NAME"},
                                                         {"bricks", "NOT_FOUND"}};
    for (const auto& [name, reason] : cases) {
        EXPECT_EQ(ReasonOf(kernel_->Activate(kTenant, name).status()), reason) << name;
        EXPECT_EQ(ReasonOf(kernel_->Deactivate(kTenant, name).status()), reason) << name;
    }
}

}  // namespace
}  // namespace socle::kernel
