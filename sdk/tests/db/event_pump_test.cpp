// Events: written with their transaction, delivered in order, exactly once by effect, parked when
// they cannot be handled.
#include "runtime_fixture.hpp"

namespace socle::testing {
namespace {

using client_record::v1::PartyCreated;
using client_record::v1::PartyErased;

class EventPumpTest : public RuntimeTest {
 protected:
    void SetUp() override {
        RuntimeTest::SetUp();
        pump_ = std::make_unique<EventPump>(*runtime_);
        ASSERT_TRUE(pump_->Join(1, "toy").ok());
        // Writes the event's party as a thing; refuses those named in `refused_`.
        handlers_.On<PartyErased>(
            [this](Call& call, const EventMeta&, const PartyErased& fact) -> absl::Status {
                handled_.push_back(fact.party());
                SOCLE_RETURN_IF_ERROR(call.transaction().Exec(
                    kInsertThing,
                    {call.NewId(), fact.party() + "#" + std::to_string(handled_.size())}));
                if (const auto found = refused_.find(fact.party()); found != refused_.end())
                    return found->second;
                return absl::OkStatus();
            });
    }
    absl::StatusOr<int> Requeue(std::int64_t position) {
        int requeued = 0;
        SOCLE_RETURN_IF_ERROR(
            runtime_->Do(Context(), {"bus", false}, [&](Call& call) -> absl::Status {
                SOCLE_ASSIGN(requeued, EventPump::Requeue(call.transaction(), "toy", position));
                return absl::OkStatus();
            }));
        return requeued;
    }
    PumpResult Turn() {
        const auto result = pump_->Turn(1, {"toy", false}, "toy", handlers_, 0);
        EXPECT_TRUE(result.ok()) << result.status();
        return result.value_or(PumpResult{});
    }
    // Turns until the head, letting the clock pass every pause.
    void TurnToTheHead() {
        for (int i = 0; i < 200; ++i) {
            const PumpResult result = Turn();
            if (result.try_again_at)
                clock_.Set(*result.try_again_at);
            else if (result.AtHead())
                return;
        }
        FAIL() << "never reached the head";
    }
    int CountRows(const std::string& table) {
        const auto rows = QueryAs("bus", "select count(*) as n from " + table);
        return rows.ok() ? (*rows)[0].Int("n") : -1;
    }

    std::unique_ptr<EventPump> pump_;
    EventHandlers handlers_;
    std::vector<std::string> handled_;
    std::map<std::string, absl::Status> refused_;
};

TEST_F(EventPumpTest, DeliversInOrderAndOnce) {
    std::vector<std::string> parties;
    for (int i = 0; i < 5; ++i) parties.push_back(PublishErased());
    EXPECT_EQ(committed_, 5);
    TurnToTheHead();
    TurnToTheHead();
    EXPECT_EQ(handled_, parties);
    EXPECT_EQ(Labels().size(), 5u);
}

TEST_F(EventPumpTest, AFailingEventIsRetriedThenParkedWithItsStreamWhileOthersGoOn) {
    const std::string bad = PublishErased();
    PublishErased();
    PublishErased(bad);
    refused_[bad] = Refuse(reason::kInvalidValue, "cannot");
    TurnToTheHead();
    // The first batch, then eight tries of the bad one; the good one; never the second of the bad
    // stream.
    EXPECT_EQ(std::count(handled_.begin(), handled_.end(), bad), 1 + 8);
    EXPECT_EQ(Labels().size(), 1u) << "only the good event had an effect";
    EXPECT_EQ(CountRows("bus.parked_event"), 2);
}

TEST_F(EventPumpTest, ARetriedEventAndThoseBehindItAreHandledInOrder) {
    const std::string bad = PublishErased();
    PublishErased(bad);
    refused_[bad] = Refuse(reason::kInvalidValue, "cannot");
    TurnToTheHead();
    ASSERT_EQ(CountRows("bus.parked_event"), 2);
    refused_.clear();
    EXPECT_EQ(Requeue(1).value_or(0), 2);
    TurnToTheHead();
    EXPECT_EQ(CountRows("bus.parked_event"), 0);
    EXPECT_EQ(Labels().size(), 2u);
    EXPECT_EQ(ReasonOf(Requeue(1).status()), "NOT_FOUND");
}

TEST_F(EventPumpTest, ARetryThatFailsAgainParksTheStreamAgain) {
    const std::string bad = PublishErased();
    PublishErased(bad);
    refused_[bad] = Refuse(reason::kInvalidValue, "cannot");
    TurnToTheHead();
    ASSERT_TRUE(Requeue(1).ok());
    TurnToTheHead();
    EXPECT_EQ(CountRows("bus.parked_event"), 2);
    EXPECT_TRUE(Labels().empty());
}

TEST_F(EventPumpTest, AWaitingEventIsHandledOnceTheOtherStreamHasMovedOn) {
    const std::string waiting = PublishErased();
    const std::string awaited = ResourceName("parties", ids_->NewId(clock_.Now()));
    refused_[waiting] = WaitFor(awaited);
    TurnToTheHead();
    EXPECT_EQ(CountRows("bus.parked_event"), 1);
    refused_.clear();
    PublishErased(awaited);
    TurnToTheHead();
    TurnToTheHead();
    EXPECT_EQ(CountRows("bus.parked_event"), 0);
    EXPECT_EQ(Labels().size(), 2u);
}

TEST_F(EventPumpTest, WhatStoodBehindAWaitingEventFollowsIt) {
    const std::string waiting = PublishErased();
    PublishErased(waiting);
    const std::string awaited = ResourceName("parties", ids_->NewId(clock_.Now()));
    refused_[waiting] = WaitFor(awaited);
    TurnToTheHead();
    EXPECT_EQ(CountRows("bus.parked_event"), 2);
    refused_.clear();
    PublishErased(awaited);
    TurnToTheHead();
    TurnToTheHead();
    EXPECT_EQ(CountRows("bus.parked_event"), 0);
    PublishErased(waiting);
    TurnToTheHead();
    EXPECT_EQ(Labels().size(), 4u) << "and the stream goes on as any other";
}

TEST_F(EventPumpTest, PersonalFieldsComeBackUntilTheyAreErasedAndTheChainStillVerifies) {
    const Uuid party = ids_->NewId(clock_.Now());
    ASSERT_TRUE(Do([&](Call& call) {
                    PartyCreated fact;
                    fact.set_party(ResourceName("parties", party));
                    fact.mutable_record()->set_display_name("Zoé Martin");
                    call.transaction().Publish(fact);
                    return absl::OkStatus();
                }).ok());
    const EventLog log(*runtime_);
    const auto name = [&] {
        const auto events = log.Read(1, 0, 10);
        PartyCreated fact;
        if (events.ok() && !events->empty()) fact.ParseFromString(events->front().body);
        return fact.record().display_name();
    };
    EXPECT_EQ(name(), "Zoé Martin");
    const auto in_body =
        QueryAs("bus", "select position('Martin'::bytea in body) as at from bus.event");
    ASSERT_TRUE(in_body.ok());
    EXPECT_EQ((*in_body)[0].Int("at"), 0) << "the chained body holds nothing personal";
    const auto erased =
        QueryAs("client_record", "select bus.erase_party(1, '" + party.ToString() + "')");
    ASSERT_TRUE(erased.ok()) << erased.status();
    EXPECT_EQ(name(), "");
    EXPECT_EQ(CountRows("bus.event_personal"), 0);
}

TEST_F(EventPumpTest, NoBrickMayTouchTheLogExceptByItsFunctions) {
    PublishErased();
    for (const char* attempt :
         {"insert into bus.event select * from bus.event", "update bus.event set type = 'x'",
          "delete from bus.event", "update bus.head set position = 0",
          "select * from bus.event_personal", "select bus.erase_party(1, gen_random_uuid())",
          "select bus.append(2, now(), '', '', true, '', '', '', '{}', '{}', '{}', '{}', '{}', "
          "'{}', '{}')"}) {
        const auto result = QueryAs("toy", attempt);
        EXPECT_FALSE(result.ok()) << attempt;
    }
}

TEST_F(EventPumpTest, AJobStepAndItsCursorBecomeTrueTogether) {
    Uuid id;
    ASSERT_TRUE(
        Do([&](Call& call) {
            id = call.transaction().StartJob({"toy.work", "", "Travail", "Work", std::nullopt});
            return absl::OkStatus();
        }).ok());
    const JobHandler handler = [](Call& call, const JobView& job) -> absl::StatusOr<JobStep> {
        SOCLE_RETURN_IF_ERROR(
            call.transaction().Exec(kInsertThing, {call.NewId(), "step" + job.cursor}));
        return JobStep{.cursor = job.cursor + "i",
                       .done = job.done + 1,
                       .total = 2,
                       .finished = job.done == 1,
                       .result = "",
                       .again_at = std::nullopt};
    };
    const JobView start{id, "toy.work", "", "", 0, 0};
    ASSERT_TRUE(runtime_->RunJobStep(Context(), {"toy", false}, start, handler).ok());
    // The same step from the same cursor again, as after a crash that forgot the answer: refused,
    // undone.
    EXPECT_FALSE(runtime_->RunJobStep(Context(), {"toy", false}, start, handler).ok());
    EXPECT_EQ(Labels(), std::vector<std::string>{"step"});
    const JobView next{id, "toy.work", "", "i", 1, 2};
    const auto last = runtime_->RunJobStep(Context(), {"toy", false}, next, handler);
    ASSERT_TRUE(last.ok());
    EXPECT_TRUE(last->finished);
    EXPECT_EQ(Labels().size(), 2u);
}

}  // namespace
}  // namespace socle::testing
