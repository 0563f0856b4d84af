// Moving, winning, losing, reopening and planning, through the plugin, on a real database.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "crm_fixture.hpp"
#include "socle/crm/v1/events.pb.h"

namespace socle::crm {
namespace {

using Types = std::vector<std::string>;

TEST_F(CrmTest, GoesFromFirstWordToSignature) {
    const v1::Opportunity opened = Opened("Toiture", 25);
    v1::MoveOpportunityRequest move;
    move.set_name(opened.name());
    move.set_stage("negotiation");
    move.set_etag(opened.etag());
    const auto moved = crm().MoveOpportunity(move);
    ASSERT_TRUE(moved.ok()) << moved.status();
    EXPECT_EQ(moved->stage(), "negotiation");
    EXPECT_EQ(moved->probability().value(), "70");
    EXPECT_EQ(ReasonOf(crm().MoveOpportunity(move).status()), "ETAG_MISMATCH");

    const v1::Opportunity won = Won(*moved);
    EXPECT_EQ(won.state(), v1::OPPORTUNITY_STATE_WON);
    EXPECT_EQ(won.probability().value(), "100");
    EXPECT_EQ(won.close_date().day(), 23);
    EXPECT_EQ(won.stage(), "negotiation");

    const auto events = fixture().Events();
    ASSERT_TRUE(events.ok()) << events.status();
    EXPECT_EQ(EventTypes(), (Types{"OpportunityCreated", "NextActionSet", "OpportunityMoved",
                                   "OpportunityWon", "NextActionRemoved"}));
    v1::OpportunityMoved fact;
    ASSERT_TRUE(fact.ParseFromString((*events)[2].body));
    EXPECT_EQ(fact.from_stage(), "qualification");
    EXPECT_EQ(fact.from_stage_display_name(), "Qualification");
    EXPECT_EQ(fact.to_stage(), "negotiation");
    EXPECT_EQ(fact.to_stage_display_name(), "Négociation");
}

TEST_F(CrmTest, WhatCameInByMistakeIsDeletedWhileItIsOpenAndUnchanged) {
    const v1::Opportunity opened = Opened("Toiture");
    const v1::Opportunity kept = Opened("Charpente");
    v1::DeleteOpportunityRequest request;
    request.set_name(kept.name());
    request.set_etag(Won(kept).etag());
    EXPECT_EQ(ReasonOf(crm().DeleteOpportunity(request).status()), "OPPORTUNITY_CLOSED");
    request.set_name(opened.name());
    request.set_etag("another");
    EXPECT_EQ(ReasonOf(crm().DeleteOpportunity(request).status()), "ETAG_MISMATCH");
    EXPECT_EQ(ReasonOf(crm(kOtherTenant).DeleteOpportunity(request).status()), "NOT_FOUND");
    request.set_etag(opened.etag());
    const auto deleted = crm().DeleteOpportunity(request);
    ASSERT_TRUE(deleted.ok()) << deleted.status();
    EXPECT_EQ(deleted->display_name(), "Toiture");
    EXPECT_EQ(ReasonOf(Get(opened.name()).status()), "NOT_FOUND");
    EXPECT_EQ(Listed(), std::vector<std::string>{"Charpente"});
    EXPECT_EQ(EventTypes(), (Types{"OpportunityCreated", "OpportunityCreated", "OpportunityWon",
                                   "OpportunityDeleted"}));
}

TEST_F(CrmTest, MovingToTheSameStageChangesNothing) {
    const v1::Opportunity opened = Opened("Toiture");
    v1::MoveOpportunityRequest move;
    move.set_name(opened.name());
    move.set_stage(opened.stage());
    EXPECT_EQ(crm().MoveOpportunity(move)->etag(), opened.etag());
    move.set_stage("signature");
    EXPECT_EQ(ReasonOf(crm().MoveOpportunity(move).status()), "UNKNOWN_STAGE");
    EXPECT_EQ(EventTypes(), Types{"OpportunityCreated"});
}

TEST_F(CrmTest, IsLostForAReasonAndReopened) {
    const v1::Opportunity opened = Opened("Toiture");
    v1::LoseOpportunityRequest lose;
    lose.set_name(opened.name());
    lose.set_comment(" Trop cher ");
    EXPECT_EQ(ReasonOf(crm().LoseOpportunity(lose).status()), "REQUIRED");
    lose.set_loss_reason(static_cast<v1::LossReason>(42));
    EXPECT_EQ(ReasonOf(crm().LoseOpportunity(lose).status()), "INVALID_VALUE");
    lose.set_loss_reason(v1::LOSS_REASON_PRICE);
    const auto lost = crm().LoseOpportunity(lose);
    ASSERT_TRUE(lost.ok()) << lost.status();
    EXPECT_EQ(lost->state(), v1::OPPORTUNITY_STATE_LOST);
    EXPECT_EQ(lost->loss_reason(), v1::LOSS_REASON_PRICE);
    EXPECT_EQ(lost->loss_comment(), "Trop cher");
    EXPECT_EQ(lost->probability().value(), "0");
    EXPECT_EQ(ReasonOf(crm().LoseOpportunity(lose).status()), "OPPORTUNITY_CLOSED");

    v1::ReopenOpportunityRequest reopen;
    reopen.set_name(opened.name());
    const auto reopened = crm().ReopenOpportunity(reopen);
    ASSERT_TRUE(reopened.ok()) << reopened.status();
    EXPECT_EQ(reopened->state(), v1::OPPORTUNITY_STATE_OPEN);
    EXPECT_EQ(reopened->loss_reason(), v1::LOSS_REASON_UNSPECIFIED);
    EXPECT_FALSE(reopened->has_close_date());
    EXPECT_EQ(ReasonOf(crm().ReopenOpportunity(reopen).status()), "OPPORTUNITY_OPEN");
    EXPECT_EQ(EventTypes(),
              (Types{"OpportunityCreated", "OpportunityLost", "OpportunityReopened"}));
}

TEST_F(CrmTest, ALostOneHasNoPlanAnyMore) {
    v1::LoseOpportunityRequest lose;
    lose.set_name(Opened("Toiture", 25).name());
    lose.set_loss_reason(v1::LOSS_REASON_PRICE);
    const auto lost = crm().LoseOpportunity(lose);
    ASSERT_TRUE(lost.ok()) << lost.status();
    EXPECT_EQ(lost->next_action(), "");
    EXPECT_EQ(EventTypes(), (Types{"OpportunityCreated", "NextActionSet", "OpportunityLost",
                                   "NextActionRemoved"}));
}

TEST_F(CrmTest, WhatIsClosedIsReopenedFirst) {
    const std::string name = Won(Opened("Toiture")).name();
    v1::MoveOpportunityRequest move;
    move.set_name(name);
    move.set_stage("proposal");
    v1::WinOpportunityRequest win;
    win.set_name(name);
    v1::UpdateOpportunityRequest update;
    update.mutable_opportunity()->set_name(name);
    update.mutable_opportunity()->set_display_name("Charpente");
    v1::SetNextActionRequest next;
    next.set_name(name);
    for (const absl::Status& refused :
         {crm().MoveOpportunity(move).status(), crm().WinOpportunity(win).status(),
          crm().UpdateOpportunity(update).status(), crm().SetNextAction(next).status()}) {
        EXPECT_EQ(ReasonOf(refused), "OPPORTUNITY_CLOSED") << refused;
        EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
    }
}

TEST_F(CrmTest, PlansWhatIsToBeDoneNext) {
    v1::SetNextActionRequest next;
    next.set_name(Opened("Toiture").name());
    next.set_next_action("Envoyer le devis");
    EXPECT_EQ(ReasonOf(crm().SetNextAction(next).status()), "REQUIRED");
    SetDay(*next.mutable_next_action_date(), 27);
    const auto planned = crm().SetNextAction(next);
    ASSERT_TRUE(planned.ok()) << planned.status();
    EXPECT_EQ(planned->next_action(), "Envoyer le devis");
    EXPECT_EQ(planned->next_action_date().day(), 27);

    next.clear_next_action();
    const auto unplanned = crm().SetNextAction(next);
    ASSERT_TRUE(unplanned.ok()) << unplanned.status();
    EXPECT_FALSE(unplanned->has_next_action_date());
    EXPECT_EQ(EventTypes(), (Types{"OpportunityCreated", "NextActionSet", "NextActionRemoved"}));
}

}  // namespace
}  // namespace socle::crm
