// Callers found a moment ago, so that a busy client's every call does not ask the database again. A
// change of rights counts from the next call on: whoever makes one suspends its tenant here, and
// while a tenant is suspended nothing of it is answered from memory. Thread safe.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "kernel/front_door/authenticator.hpp"

namespace socle::identity {

// How long another process's change may go unnoticed.
inline constexpr std::chrono::seconds kCallerKeptMax{3};
// Longer than any call that makes a change: what was read before its commit must not be kept.
inline constexpr std::chrono::seconds kSuspendedMin{30};
inline constexpr std::size_t kCallersMax = 10'000;

class CallerCache {
 public:
    // By the token's hash.
    [[nodiscard]] std::optional<kernel::Caller> Find(const std::string& token_hash, Instant now);
    // `expires`: when the token ends in any case.
    void Put(const std::string& token_hash, const kernel::Caller& caller, Instant now,
             Instant expires);
    // To be called before the transaction of a change commits.
    void Suspend(TenantId tenant, Instant now);

 private:
    struct Entry {
        kernel::Caller caller;
        Instant found;
        Instant expires;
    };
    [[nodiscard]] bool IsSuspended(TenantId tenant, Instant now) const;

    std::mutex mutex_;
    std::map<std::string, Entry, std::less<>> callers_;
    std::map<TenantId, Instant> suspended_until_;
};

}  // namespace socle::identity
