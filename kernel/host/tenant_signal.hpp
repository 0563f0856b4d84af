// Wakes those who wait for a tenant's next event or step of a job. Losing a wake-up costs at most
// the wait's time limit.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>

#include "socle/transaction.hpp"

namespace socle::kernel {

class TenantSignal {
 public:
    // Something of this tenant has been committed.
    void Raise(TenantId tenant);
    // How often it was raised so far: the value to wait beyond.
    [[nodiscard]] std::uint64_t Count(TenantId tenant) const;
    // Returns when it was raised more than `count` times, or after `limit`.
    void Wait(TenantId tenant, std::uint64_t count, std::chrono::milliseconds limit);

 private:
    mutable std::mutex mutex_;
    std::condition_variable raised_;
    std::map<TenantId, std::uint64_t> counts_;
};

}  // namespace socle::kernel
