// The brick's own facts (socle/exchange/v1/events.proto), written with the change that made them
// true.
#pragma once

#include "domain/import.hpp"
#include "socle/transaction.hpp"

namespace socle::exchange {

void PublishFinished(Transaction& tx, const Import& import);
void PublishUndone(Transaction& tx, const Import& import);

}  // namespace socle::exchange
