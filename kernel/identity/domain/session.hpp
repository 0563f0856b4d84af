// How long a sign-in lasts: 30 minutes without use, 12 hours in all (OWASP ASVS 7.3).
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "domain/ids.hpp"
#include "socle/clock.hpp"

namespace socle::identity {

inline constexpr std::chrono::minutes kSessionIdleMax{30};
inline constexpr std::chrono::hours kSessionAgeMax{12};
// Use is written down at most this often: a row must not be written by every call.
inline constexpr std::chrono::minutes kLastUseGrain{1};
// An ended session's row is kept so long to answer TOKEN_EXPIRED rather than UNAUTHENTICATED.
inline constexpr std::chrono::hours kSessionKeptMax{30 * 24};
// The oldest ends when a user signs in once more.
inline constexpr int kSessionsPerUserMax = 50;

struct Session {
    SessionId id;
    UserId user;
    Instant created;
    Instant last_use;
    std::string peer;
};

// When it ends unless it is used before.
[[nodiscard]] Instant ExpiryOf(const Session& session);
// Whether `last_use` is old enough to be written anew at `now`.
[[nodiscard]] bool IsUseWorthNoting(std::optional<Instant> last_use, Instant now);

}  // namespace socle::identity
