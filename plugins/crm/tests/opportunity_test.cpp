// The rules of opportunities: what may be written, and which step is allowed from which state.
#include "domain/opportunity.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "socle/status.hpp"

namespace socle::crm {
namespace {

Date Day(int day) {
    return *Date::Of(2026, 11, day);
}

Pipeline Usual() {
    return UsualPipeline({}, Language::kFrench);
}

Money Euros(std::int64_t cents) {
    return {cents, Currency::Eur()};
}

OpportunityInput Written() {
    return {.display_name = "Toiture",
            .amount = Euros(120'000),
            .expected_close_date = Day(30),
            .next_action = "Rappeler",
            .next_action_date = Day(25)};
}

Opportunity Opened() {
    return *Open(Written(), {}, Usual(), "proposal");
}

Opportunity Won() {
    return *Win(Opened(), Day(23));
}

Opportunity Lost() {
    return *Lose(Opened(), {LossReason::kPrice, "trop cher", Day(23)});
}

TEST(OpenTest, StandsInTheStageAskedForOrTheFirst) {
    EXPECT_EQ(Opened().stage.word, "proposal");
    EXPECT_EQ(Opened().state, OpportunityState::kOpen);
    const auto first = Open(Written(), {}, Usual(), "");
    ASSERT_TRUE(first.ok()) << first.status();
    EXPECT_EQ(first->stage.word, "qualification");
    EXPECT_EQ(ReasonOf(Open(Written(), {}, Usual(), "signed").status()), "UNKNOWN_STAGE");
}

TEST(OpenTest, RefusesWhatCannotBeWritten) {
    struct Case {
        std::string what;
        std::function<void(OpportunityInput&)> change;
        std::string reason;  // empty: allowed
        std::string field;
    };
    const std::vector<Case> cases = {
        {"all of it", [](auto&) {}, "", ""},
        {"no amount", [](auto& i) { i.amount.reset(); }, "", ""},
        {"an amount of zero", [](auto& i) { i.amount = Euros(0); }, "", ""},
        {"a subject of 200 characters", [](auto& i) { i.display_name.assign(200, 'x'); }, "", ""},
        {"nothing planned",
         [](auto& i) {
             i.next_action.clear();
             i.next_action_date.reset();
         },
         "", ""},
        {"no subject", [](auto& i) { i.display_name = " "; }, "REQUIRED", "display_name"},
        {"a long subject", [](auto& i) { i.display_name.assign(201, 'x'); }, "TOO_LONG",
         "display_name"},
        {"a control character", [](auto& i) { i.display_name = "a\x01"; }, "INVALID_TEXT",
         "display_name"},
        {"an amount below zero", [](auto& i) { i.amount = Euros(-1); }, "OUT_OF_RANGE", "amount"},
        {"an action without a day", [](auto& i) { i.next_action_date.reset(); }, "REQUIRED",
         "next_action_date"},
        {"a day without an action", [](auto& i) { i.next_action.clear(); }, "REQUIRED",
         "next_action"},
        {"a long action", [](auto& i) { i.next_action.assign(501, 'x'); }, "TOO_LONG",
         "next_action"},
    };
    for (const Case& c : cases) {
        OpportunityInput input = Written();
        c.change(input);
        for (const auto& result : {Open(input, {}, Usual(), ""), Revise(Opened(), input)}) {
            EXPECT_EQ(result.ok(), c.reason.empty()) << c.what << ": " << result.status();
            EXPECT_EQ(ReasonOf(result.status()), c.reason) << c.what;
            if (!c.reason.empty()) {
                EXPECT_EQ(MetadataOf(result.status())["field"], c.field) << c.what;
            }
        }
    }
}

// Every step from every state.
TEST(StepsTest, AreAllowedFromTheirStatesOnly) {
    using Step = std::function<absl::StatusOr<Opportunity>(Opportunity)>;
    struct Case {
        std::string what;
        Step step;
        std::string from_open, from_won, from_lost;  // reasons; empty: allowed
    };
    const std::string closed = "OPPORTUNITY_CLOSED";
    const std::vector<Case> cases = {
        {"revise", [](auto o) { return Revise(o, Written()); }, "", closed, closed},
        {"move", [](auto o) { return Move(o, Usual(), "negotiation"); }, "", closed, closed},
        {"move nowhere", [](auto o) { return Move(o, Usual(), "nowhere"); }, "UNKNOWN_STAGE",
         closed, closed},
        {"win", [](auto o) { return Win(o, Day(24)); }, "", closed, closed},
        {"lose",
         [](auto o) {
             return Lose(o, {LossReason::kDelay, "", Day(24)});
         },
         "", closed, closed},
        {"reopen", [](auto o) { return Reopen(o, Usual()); }, "OPPORTUNITY_OPEN", "", ""},
        {"plan", [](auto o) { return PlanNext(o, "Écrire", Day(26)); }, "", closed, closed},
        {"plan without a day", [](auto o) { return PlanNext(o, "Écrire", std::nullopt); },
         "REQUIRED", closed, closed},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(ReasonOf(c.step(Opened()).status()), c.from_open) << c.what;
        EXPECT_EQ(ReasonOf(c.step(Won()).status()), c.from_won) << c.what;
        EXPECT_EQ(ReasonOf(c.step(Lost()).status()), c.from_lost) << c.what;
    }
}

TEST(StepsTest, LosingSaysWhyAndReopeningForgetsIt) {
    const Opportunity lost = Lost();
    EXPECT_EQ(lost.loss_reason, LossReason::kPrice);
    EXPECT_EQ(lost.loss_comment, "trop cher");
    EXPECT_EQ(lost.close_date, Day(23));
    Opportunity unplanned = Opened();
    unplanned.next_action.reset();
    EXPECT_EQ(*Reopen(lost, Usual()), unplanned);
    EXPECT_EQ(*Reopen(Won(), Usual()), unplanned);
    const Loss long_winded{LossReason::kOther, std::string(2001, 'x'), Day(23)};
    EXPECT_EQ(ReasonOf(Lose(Opened(), long_winded).status()), "TOO_LONG");
}

TEST(StepsTest, WinningAndLosingDropTheNextAction) {
    EXPECT_FALSE(Won().next_action.has_value());
    EXPECT_FALSE(Lost().next_action.has_value());
    Opportunity closed_earlier = Won();
    closed_earlier.next_action = Opened().next_action;
    EXPECT_FALSE(Reopen(closed_earlier, Usual())->next_action.has_value());
}

TEST(StepsTest, ReopeningStartsAgainWhenTheStageHasGone) {
    Pipeline shorter = Usual();
    shorter.stages.erase(shorter.stages.begin() + 1);
    EXPECT_EQ(Reopen(Won(), shorter)->stage, shorter.stages.front());
}

TEST(StepsTest, AnEmptyTextRemovesTheNextAction) {
    EXPECT_FALSE(PlanNext(Opened(), "", std::nullopt)->next_action.has_value());
    EXPECT_FALSE(PlanNext(Opened(), "  ", Day(26))->next_action.has_value());
    const NextAction planned{"Écrire", Day(26)};
    EXPECT_EQ(PlanNext(Opened(), " Écrire ", Day(26))->next_action, planned);
}

TEST(ProbabilityTest, IsTheStagesUntilItIsSure) {
    EXPECT_EQ(ProbabilityOf(Opened()), Decimal{40});
    EXPECT_EQ(ProbabilityOf(Won()), Decimal{100});
    EXPECT_EQ(ProbabilityOf(Lost()), Decimal{0});
}

TEST(ChangedTest, TellsTheNextActionFromTheRest) {
    Opportunity planned = Opened();
    planned.next_action.reset();
    EXPECT_FALSE(ChangedBesidesNextAction(Opened(), planned));
    planned.display_name = "Charpente";
    EXPECT_TRUE(ChangedBesidesNextAction(Opened(), planned));
    EXPECT_FALSE(ChangedBesidesNextAction(Opened(), Opened()));
}

}  // namespace
}  // namespace socle::crm
