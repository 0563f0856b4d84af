// Others' facts in marketing: how parties can be reached today.
#pragma once

#include "socle/events.hpp"
#include "store/consent_store.hpp"

namespace socle::marketing {

void Subscribe(const ConsentStore& consents, EventHandlers& handlers);

}  // namespace socle::marketing
