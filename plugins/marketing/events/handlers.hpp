// Others' facts in marketing: how parties can be reached, what they bought and what they did not,
// and so which segments they are in. Nothing is published: facts heard late are the same facts.
#pragma once

#include "socle/events.hpp"
#include "store/stores.hpp"

namespace socle::marketing {

void Subscribe(const Stores& stores, EventHandlers& handlers);

}  // namespace socle::marketing
