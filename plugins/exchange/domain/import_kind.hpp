// What the rows of a list are.
#pragma once

namespace socle::exchange {

enum class ImportKind { kClients, kOpportunities, kProducts };

}  // namespace socle::exchange
