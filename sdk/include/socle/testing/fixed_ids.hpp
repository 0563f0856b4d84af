// Ids and bytes that are the same in every run with the same seed. Thread safe.
// Not for production code: these bytes can be foretold; that is given SystemIdSource().
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <span>

#include "socle/id.hpp"

namespace socle::testing {

class FixedIds final : public IdSource {
 public:
    explicit FixedIds(std::uint64_t seed = 1) : state_(seed) {}

    [[nodiscard]] Uuid NewId(Instant now) override {
        const std::lock_guard lock(mutex_);
        std::array<std::uint8_t, UuidSequence::kEntropySize> entropy{};
        Fill(entropy);
        return sequence_.Next(now, entropy);
    }

    void Random(std::span<std::uint8_t> bytes) override {
        const std::lock_guard lock(mutex_);
        Fill(bytes);
    }

 private:
    // SplitMix64: short, and well spread for neighbouring seeds.
    std::uint64_t NextNumber() {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    void Fill(std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(NextNumber());
    }

    std::mutex mutex_;
    std::uint64_t state_;
    UuidSequence sequence_;
};

}  // namespace socle::testing
