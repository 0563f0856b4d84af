#include "events/publish.hpp"

#include "events/loss_reason.hpp"
#include "socle/crm/v1/events.pb.h"
#include "socle/wire.hpp"

namespace socle::crm {
namespace {

// The fact about this opportunity, with what every one of them says.
template <typename Fact>
Fact About(const Opportunity& opportunity) {
    Fact fact;
    fact.set_opportunity(NameOf(opportunity.id));
    fact.set_party(NameOf(opportunity.party));
    return fact;
}

template <typename Fact>
Fact NamedFact(const Opportunity& opportunity) {
    Fact fact = About<Fact>(opportunity);
    fact.set_display_name(opportunity.display_name);
    return fact;
}

template <typename Fact>
Fact FactWithAmount(const Opportunity& opportunity) {
    Fact fact = NamedFact<Fact>(opportunity);
    if (opportunity.amount) *fact.mutable_amount() = ToWire(*opportunity.amount);
    return fact;
}

}  // namespace

void PublishCreated(Transaction& tx, const Opportunity& opportunity) {
    auto fact = FactWithAmount<v1::OpportunityCreated>(opportunity);
    fact.set_pipeline(NameOf(opportunity.pipeline));
    fact.set_stage(opportunity.stage.word);
    tx.Publish(fact);
}

void PublishUpdated(Transaction& tx, const Opportunity& opportunity) {
    tx.Publish(FactWithAmount<v1::OpportunityUpdated>(opportunity));
}

void PublishMoved(Transaction& tx, const Stage& from, const Opportunity& opportunity) {
    auto fact = NamedFact<v1::OpportunityMoved>(opportunity);
    fact.set_from_stage(from.word);
    fact.set_to_stage(opportunity.stage.word);
    fact.set_from_stage_display_name(from.display_name);
    fact.set_to_stage_display_name(opportunity.stage.display_name);
    tx.Publish(fact);
}

void PublishWon(Transaction& tx, const Opportunity& opportunity) {
    auto fact = FactWithAmount<v1::OpportunityWon>(opportunity);
    if (opportunity.close_date) *fact.mutable_close_date() = ToWire(*opportunity.close_date);
    tx.Publish(fact);
}

void PublishLost(Transaction& tx, const Opportunity& opportunity) {
    auto fact = NamedFact<v1::OpportunityLost>(opportunity);
    fact.set_loss_reason(ToProto(opportunity.loss_reason));
    fact.set_comment(opportunity.loss_comment);
    if (opportunity.close_date) *fact.mutable_close_date() = ToWire(*opportunity.close_date);
    tx.Publish(fact);
}

void PublishReopened(Transaction& tx, const Opportunity& opportunity) {
    tx.Publish(NamedFact<v1::OpportunityReopened>(opportunity));
}

void PublishDeleted(Transaction& tx, const Opportunity& opportunity) {
    tx.Publish(NamedFact<v1::OpportunityDeleted>(opportunity));
}

void PublishNextAction(Transaction& tx, const Opportunity& opportunity) {
    if (!opportunity.next_action) {
        tx.Publish(NamedFact<v1::NextActionRemoved>(opportunity));
        return;
    }
    auto fact = About<v1::NextActionSet>(opportunity);
    fact.set_next_action(opportunity.next_action->text);
    *fact.mutable_next_action_date() = ToWire(opportunity.next_action->date);
    tx.Publish(fact);
}

}  // namespace socle::crm
