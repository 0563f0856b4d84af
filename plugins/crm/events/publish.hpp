// The brick's own facts (socle/crm/v1/events.proto), written with the change that made them true.
#pragma once

#include "domain/opportunity.hpp"
#include "socle/transaction.hpp"

namespace socle::crm {

void PublishCreated(Transaction& tx, const Opportunity& opportunity);
void PublishUpdated(Transaction& tx, const Opportunity& opportunity);
void PublishMoved(Transaction& tx, const Stage& from, const Opportunity& opportunity);
void PublishWon(Transaction& tx, const Opportunity& opportunity);
void PublishLost(Transaction& tx, const Opportunity& opportunity);
void PublishReopened(Transaction& tx, const Opportunity& opportunity);
// That one is planned now, or none any more.
void PublishDeleted(Transaction& tx, const Opportunity& opportunity);
void PublishNextAction(Transaction& tx, const Opportunity& opportunity);

}  // namespace socle::crm
