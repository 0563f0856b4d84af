// Argon2id through libsodium (RFC 9106). Hashing takes 64 MiB and a tenth of a second on purpose,
// so only two run at once and few may wait: guessing must not take the machine down.
#pragma once

#include <absl/status/statusor.h>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <string>
#include <string_view>

#include "kernel/identity/domain/password_policy.hpp"

namespace socle::identity {

inline constexpr int kHashesAtOnceMax = 2;
inline constexpr int kHashesWaitingMax = 32;
inline constexpr std::chrono::seconds kHashWaitMax{5};

struct PasswordCheck {
    bool right = false;
    bool outdated = false;  // right, but hashed at another cost: to be hashed anew
};

// Thread safe.
class PasswordHasher {
 public:
    explicit PasswordHasher(PasswordCost cost);

    // The text to keep: algorithm, cost, salt and hash. Refusal: OVERLOADED.
    [[nodiscard]] absl::StatusOr<std::string> Hash(std::string_view password);
    // Without a hash (there is no such user) takes as long as with one, and the answer is wrong.
    // Refusal: OVERLOADED.
    [[nodiscard]] absl::StatusOr<PasswordCheck> Check(const std::string& hash,
                                                      std::string_view password);

 private:
    class Turn;
    // Waits for one of the two places.
    [[nodiscard]] absl::Status Enter();

    const PasswordCost cost_;
    std::counting_semaphore<kHashesAtOnceMax> places_{kHashesAtOnceMax};
    std::atomic<int> waiting_{0};
    std::string dummy_hash_;  // of a password nobody knows
};

}  // namespace socle::identity
