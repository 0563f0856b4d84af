// The time a story is told at: it stands still while something is done and is moved on in between.
#pragma once

#include <atomic>

#include "socle/clock.hpp"

namespace socle::demo {

class ScriptClock final : public Clock {
 public:
    explicit ScriptClock(Instant start) : now_(start.time_since_epoch().count()) {}

    [[nodiscard]] Instant Now() const override { return Instant(Instant::duration(now_.load())); }
    // Never back.
    void MoveTo(Instant instant) {
        const auto count = instant.time_since_epoch().count();
        if (count > now_.load()) now_.store(count);
    }

 private:
    std::atomic<Instant::rep> now_;
};

}  // namespace socle::demo
