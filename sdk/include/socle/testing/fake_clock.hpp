// A clock that stands still until a test moves it. Thread safe.
// Not for production code: that is given a SystemClock.
#pragma once

#include <chrono>
#include <mutex>

#include "socle/clock.hpp"

namespace socle::testing {

class FakeClock final : public Clock {
 public:
    // Noon of 23 November 2026, UTC, unless told otherwise.
    FakeClock() = default;
    explicit FakeClock(Instant now) : now_(now) {}

    [[nodiscard]] Instant Now() const override {
        const std::lock_guard lock(mutex_);
        return now_;
    }
    void Set(Instant now) {
        const std::lock_guard lock(mutex_);
        now_ = now;
    }
    void Advance(std::chrono::microseconds by) {
        const std::lock_guard lock(mutex_);
        now_ += by;
    }

 private:
    mutable std::mutex mutex_;
    Instant now_ =
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{12};
};

}  // namespace socle::testing
