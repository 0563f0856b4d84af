// A row of the log as an event.
#pragma once

#include "socle/events.hpp"

namespace socle::internal {

[[nodiscard]] Event EventOfRow(const Row& row, TenantId tenant);

}  // namespace socle::internal
