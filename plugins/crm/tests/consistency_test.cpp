// What Verify calls a fault.
#include "domain/consistency.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace socle::crm {
namespace {

Opportunity In(OpportunityState state) {
    Opportunity opportunity;
    opportunity.display_name = "Toiture";
    opportunity.stage = {"proposal", "Proposition", Decimal{40}};
    opportunity.state = state;
    if (state != OpportunityState::kOpen) opportunity.close_date = *Date::Of(2026, 11, 23);
    if (state == OpportunityState::kLost) opportunity.loss_reason = LossReason::kPrice;
    return opportunity;
}

TEST(ConsistencyTest, NamesTheFirstFaultOfAnOpportunity) {
    struct Case {
        OpportunityState state;
        std::function<void(Opportunity&)> damage;
        std::string check;  // empty: sound
    };
    using enum OpportunityState;
    const std::vector<Case> cases = {
        {kOpen, [](auto&) {}, ""},
        {kWon, [](auto&) {}, ""},
        {kLost, [](auto&) {}, ""},
        {kLost, [](auto& o) { o.loss_comment = "trop cher"; }, ""},
        {kWon, [](auto& o) { o.stage.display_name.clear(); }, ""},
        {kWon, [](auto& o) { o.close_date.reset(); }, "close_date_missing"},
        {kLost, [](auto& o) { o.close_date.reset(); }, "close_date_missing"},
        {kOpen, [](auto& o) { o.close_date = *Date::Of(2026, 1, 1); }, "close_date_without_close"},
        {kLost, [](auto& o) { o.loss_reason.reset(); }, "loss_reason_missing"},
        {kOpen, [](auto& o) { o.loss_reason = LossReason::kDelay; }, "loss_reason_without_loss"},
        {kWon, [](auto& o) { o.loss_comment = "?"; }, "loss_reason_without_loss"},
        {kOpen, [](auto& o) { o.stage.display_name.clear(); }, "stage_unknown"},
        {kOpen,
         [](auto& o) {
             o.amount = Money{-1, Currency::Eur()};
         },
         "amount_negative"},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        Opportunity opportunity = In(cases[i].state);
        cases[i].damage(opportunity);
        const auto fault = FaultOf(opportunity);
        EXPECT_EQ(fault ? fault->check : "", cases[i].check) << "case " << i;
    }
}

TEST(ConsistencyTest, NamesAPipelineThatCouldNotBeWritten) {
    Pipeline pipeline = UsualPipeline({}, Language::kFrench);
    EXPECT_FALSE(FaultOf(pipeline).has_value());
    pipeline.stages[2].probability = Decimal{101};
    ASSERT_TRUE(FaultOf(pipeline).has_value());
    EXPECT_EQ(FaultOf(pipeline)->check, "pipeline_invalid");
    EXPECT_EQ(FaultOf(pipeline)->text.fr,
              "ne serait plus accepté : OUT_OF_RANGE, champ stages.2.probability");
}

}  // namespace
}  // namespace socle::crm
