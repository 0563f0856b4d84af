#include "domain/session.hpp"

#include <algorithm>

namespace socle::identity {

Instant ExpiryOf(const Session& session) {
    return std::min(session.last_use + kSessionIdleMax, session.created + kSessionAgeMax);
}

bool IsUseWorthNoting(std::optional<Instant> last_use, Instant now) {
    return !last_use || now - *last_use >= kLastUseGrain;
}

}  // namespace socle::identity
