// Others' facts in the books. Each is posted once, whenever it is heard of: ids, times and numbers
// follow from the events and their order alone, so that books begun late end as they would have
// from the start.
#pragma once

#include "socle/events.hpp"
#include "store/stores.hpp"

namespace socle::accounting {

void Subscribe(const Stores& stores, EventHandlers& handlers);

}  // namespace socle::accounting
