// How guessing passwords is slowed down: each try is counted before the password is looked at, for
// the account and for where it comes from, and after a few tries in vain one has to wait.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "socle/clock.hpp"

namespace socle::identity {

// Tries without waiting. Many people may share one address.
inline constexpr int kFreeTriesOfAccount = 5;
inline constexpr int kFreeTriesOfPeer = 20;
inline constexpr std::chrono::seconds kWaitMax{60};
// After this long without a try the count starts again.
inline constexpr std::chrono::minutes kTriesForgottenAfter{15};
// Counts go no higher, so that they stay small numbers.
inline constexpr int kTriesCounted = 1000;

// Tries of one account or address that were not followed by success.
struct Tries {
    int count = 0;
    Instant last;
};

// 1 s after the last free try, then 2 s, 4 s ... at most 60 s.
[[nodiscard]] std::chrono::seconds WaitAfter(int tries, int free_tries);

// The count with one more try at `now`, or nothing when it comes too early; a refused one does not
// count.
[[nodiscard]] std::optional<Tries> CountTry(const Tries& before, int free_tries, Instant now);

// "account:anna@example.fr"; the same for every spelling of the e-mail.
[[nodiscard]] std::string AccountKey(std::string_view email_key);
// "peer:203.0.113.7": the address without the port, which is another for every connection.
[[nodiscard]] std::string PeerKey(std::string_view peer);

}  // namespace socle::identity
