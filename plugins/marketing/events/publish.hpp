// The brick's own facts (socle/marketing/v1/events.proto).
#pragma once

#include "domain/campaign.hpp"
#include "socle/transaction.hpp"

namespace socle::marketing {

void PublishSaid(Transaction& tx, const Consent& consent);

// What came of a recipient's mail; nothing while it is still to be sent.
void PublishOutcome(Transaction& tx, const Campaign& campaign, const Recipient& recipient);

}  // namespace socle::marketing
