// The brick's own facts (socle/marketing/v1/events.proto).
#pragma once

#include "domain/consent.hpp"
#include "socle/transaction.hpp"

namespace socle::marketing {

void PublishSaid(Transaction& tx, const Consent& consent);

}  // namespace socle::marketing
