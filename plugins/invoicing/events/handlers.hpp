// Facts of the client record: where clients get their mail.
#pragma once

#include "socle/events.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

void Subscribe(const Stores& stores, EventHandlers& handlers);

}  // namespace socle::invoicing
