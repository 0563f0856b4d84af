// Full queues, fairness, lanes and inline methods, with real calls and few workers.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rig.hpp"

namespace socle::kernel {
namespace {

const std::string kLane = kAccess + " [socle.options.v1.running] { lane: 'number' }";

// "Hold" keeps its worker until the gate opens; "Note" writes down its request.
class OverloadTest : public ::testing::Test {
 protected:
    OverloadTest() {
        rig.service.Add("Hold", kAccess, [this](Call&, std::string_view request) {
            (void)gate.Pass();
            return absl::StatusOr<std::string>(std::string(request));
        });
        const auto note = [this](Call&, std::string_view request) {
            journal.Add(std::string(request));
            return absl::StatusOr<std::string>(std::string(request));
        };
        rig.service.Add("Note", kAccess, note);
        rig.service.Add("NoteOpen", kPublic, note);
        rig.service.Add("Inline", kPublic + " [socle.options.v1.running] { inline: true }", note);
        rig.service.Add("InlineKnown", kAccess + " [socle.options.v1.running] { inline: true }",
                        note);
        rig.service.Add("LaneHold", kLane, [this, note](Call& call, std::string_view request) {
            (void)lane_gate.Pass();
            return note(call, request);
        });
    }

    // A call that certainly waits before the test goes on.
    [[nodiscard]] Answer Queued(RemoteChannel& channel, const std::string& method,
                                const std::string& request) {
        const auto place = method == "LaneHold" ? &FrontDoorLoad::waiting_in_lanes
                                                : &FrontDoorLoad::waiting_for_worker;
        const std::size_t before = rig.door().Load().*place;
        Answer answer = CallAside(channel, method, request);
        EXPECT_TRUE(Eventually([&] { return rig.door().Load().*place == before + 1; })) << request;
        return answer;
    }
    [[nodiscard]] std::size_t Waiting() {
        const FrontDoorLoad load = rig.door().Load();
        return load.waiting_for_worker + load.waiting_in_lanes;
    }

    Gate gate;
    Gate lane_gate;
    Journal journal;
    Rig rig;
};

TEST_F(OverloadTest, AFullLineRefusesAtOnceAndOthersGoOn) {
    FrontDoorOptions options;
    options.workers = 1;
    options.waiting_per_tenant = 2;
    rig.Open(options);
    const auto one = rig.As(1);
    const auto two = rig.As(2);
    // Known to the front door, so that each has a line of its own.
    ASSERT_TRUE(one->Unary(PathOf("Note"), "hello").ok());
    ASSERT_TRUE(two->Unary(PathOf("Note"), "hello").ok());

    std::vector<Answer> waiting;
    Answer held = CallAside(*one, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    waiting.push_back(Queued(*one, "Note", "a"));
    waiting.push_back(Queued(*one, "Note", "b"));
    const auto refused = one->Unary(PathOf("Note"), "c");
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(ReasonOf(refused.status()), "OVERLOADED");
    EXPECT_GE(std::stoi(MetadataOf(refused.status()).at("retry_after_ms")), 1);
    waiting.push_back(Queued(*two, "Note", "d"));

    gate.Open();
    for (Answer& answer : waiting) EXPECT_TRUE(answer.get().ok());
    EXPECT_TRUE(held.get().ok());
    EXPECT_TRUE(one->Unary(PathOf("Note"), "e").ok());
}

TEST_F(OverloadTest, TenantsTakeTurns) {
    FrontDoorOptions options;
    options.workers = 1;
    rig.Open(options);
    const auto one = rig.As(1);
    const auto two = rig.As(2);
    ASSERT_TRUE(one->Unary(PathOf("Note"), "1").ok());
    ASSERT_TRUE(two->Unary(PathOf("Note"), "2").ok());
    Answer held = CallAside(*one, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    std::vector<Answer> waiting;
    for (const char* request : {"1a", "1b", "1c", "1d"}) {
        waiting.push_back(Queued(*one, "Note", request));
    }
    for (const char* request : {"2a", "2b"}) waiting.push_back(Queued(*two, "Note", request));
    gate.Open();
    for (Answer& answer : waiting) EXPECT_TRUE(answer.get().ok());
    EXPECT_EQ(journal.entries(),
              (std::vector<std::string>{"1", "2", "1a", "2a", "1b", "2b", "1c", "1d"}));
}

TEST_F(OverloadTest, StrangersDoNotCrowdOutTenants) {
    FrontDoorOptions options;
    options.workers = 1;
    rig.Open(options);
    const auto known = rig.As(1);
    ASSERT_TRUE(known->Unary(PathOf("Note"), "known").ok());
    Answer held = CallAside(*known, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    std::vector<Answer> strangers;
    std::vector<std::unique_ptr<RemoteChannel>> channels;
    for (int i = 0; i < 5; ++i) {
        channels.push_back(rig.WithToken("wrong" + std::to_string(i)));
        strangers.push_back(Queued(*channels.back(), "Note", "stranger"));
    }
    Answer ours = Queued(*known, "Note", "ours");
    gate.Open();
    EXPECT_TRUE(ours.get().ok());
    for (Answer& answer : strangers) {
        EXPECT_EQ(ReasonOf(answer.get().status()), "UNAUTHENTICATED");
    }
}

TEST_F(OverloadTest, ACallThatWaitedTooLongIsToldSo) {
    FrontDoorOptions options;
    options.workers = 1;
    options.deadlines.unary_max = std::chrono::milliseconds(200);
    rig.Open(options);
    const auto channel = rig.As(1);
    Answer held = CallAside(*channel, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    const auto late = channel->Unary(PathOf("Note"), "never");
    EXPECT_EQ(ReasonOf(late.status()), "OVERLOADED");
    EXPECT_EQ(ReasonOf(held.get().status()), "DEADLINE_EXCEEDED");
    EXPECT_EQ(rig.door().Load().waiting_for_worker, 0U);
    gate.Open();
    ASSERT_TRUE(Eventually([&] { return rig.door().Load().open_calls == 0; }));
    EXPECT_TRUE(journal.entries().empty());
}

TEST_F(OverloadTest, InlineMethodsNeedNoWorker) {
    FrontDoorOptions options;
    options.workers = 1;
    rig.Open(options);
    const auto channel = rig.As(1);
    Answer held = CallAside(*channel, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    EXPECT_TRUE(channel->Unary(PathOf("Inline"), "a").ok());
    EXPECT_TRUE(channel->Unary(PathOf("InlineKnown"), "b").ok());
    EXPECT_EQ(ReasonOf(rig.WithToken("wrong")->Unary(PathOf("InlineKnown"), "c").status()),
              "UNAUTHENTICATED");
    gate.Open();
    EXPECT_TRUE(held.get().ok());
}

TEST_F(OverloadTest, ALaneRunsOneAtATimeInOrderAndHoldsOneWorker) {
    FrontDoorOptions options;
    options.workers = 2;
    rig.Open(options);
    const auto channel = rig.As(1);
    const auto other = rig.As(2);
    std::vector<Answer> answers;
    answers.push_back(CallAside(*channel, "LaneHold", "0"));
    ASSERT_TRUE(lane_gate.AwaitArrivals(1));
    for (int i = 1; i < 6; ++i) {
        answers.push_back(Queued(*channel, "LaneHold", std::to_string(i)));
    }
    EXPECT_EQ(rig.door().Load().waiting_in_lanes, 5U);
    // The other worker is free for calls outside the lane, and for the same lane of another tenant.
    EXPECT_TRUE(channel->Unary(PathOf("Note"), "beside").ok());
    Answer elsewhere = CallAside(*other, "LaneHold", "elsewhere");
    EXPECT_TRUE(lane_gate.AwaitArrivals(2));
    lane_gate.Open();
    for (Answer& answer : answers) EXPECT_TRUE(answer.get().ok());
    EXPECT_TRUE(elsewhere.get().ok());
    std::vector<std::string> in_lane;
    for (const std::string& entry : journal.entries()) {
        if (entry.size() == 1) in_lane.push_back(entry);
    }
    EXPECT_EQ(in_lane, (std::vector<std::string>{"0", "1", "2", "3", "4", "5"}));
}

TEST_F(OverloadTest, TwoHundredInOneLaneAreAllAnswered) {
    rig.Open();
    lane_gate.Open();
    const auto channel = rig.As(1);
    std::vector<Answer> answers;
    for (int i = 0; i < 200; ++i) {
        answers.push_back(CallAside(*channel, "LaneHold", std::to_string(i)));
    }
    for (Answer& answer : answers) EXPECT_TRUE(answer.get().ok());
    EXPECT_EQ(journal.entries().size(), 200U);
    EXPECT_TRUE(Eventually([&] { return rig.door().Load().open_calls == 0; }));
    EXPECT_EQ(Waiting(), 0U);
}

TEST_F(OverloadTest, AFullLaneRefuses) {
    FrontDoorOptions options;
    options.waiting_per_lane = 1;
    rig.Open(options);
    const auto channel = rig.As(1);
    Answer first = CallAside(*channel, "LaneHold", "0");
    ASSERT_TRUE(lane_gate.AwaitArrivals(1));
    Answer second = Queued(*channel, "LaneHold", "1");
    EXPECT_EQ(ReasonOf(channel->Unary(PathOf("LaneHold"), "2").status()), "OVERLOADED");
    lane_gate.Open();
    EXPECT_TRUE(first.get().ok());
    EXPECT_TRUE(second.get().ok());
}

TEST_F(OverloadTest, OneActorHoldsSoManyCallsAndNoMore) {
    FrontDoorOptions options;
    options.workers = 4;
    options.caller.calls_per_actor = 2;
    rig.Open(options);
    const auto ana = rig.As(1);
    const auto bob = rig.WithToken("1 users/bob test.read");
    Answer first = CallAside(*ana, "Hold", "");
    Answer second = CallAside(*ana, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(2));
    EXPECT_EQ(ReasonOf(ana->Unary(PathOf("Note"), "x").status()), "OVERLOADED");
    EXPECT_TRUE(bob->Unary(PathOf("Note"), "y").ok());
    gate.Open();
    EXPECT_TRUE(first.get().ok());
    EXPECT_TRUE(second.get().ok());
    EXPECT_TRUE(ana->Unary(PathOf("Note"), "x").ok());
}

}  // namespace
}  // namespace socle::kernel
