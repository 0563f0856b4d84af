// 128-bit arithmetic under Decimal and Money: exact products of two 64-bit numbers and one place
// that decides how a remainder is rounded. Not part of the SDK's headers.
#pragma once

#include <cstdint>

#include "socle/decimal.hpp"

namespace socle::internal {

__extension__ typedef __int128 Wide;

// Decimals and amounts of money stay strictly below this, in absolute value: 18 digits.
inline constexpr std::int64_t kMagnitudeLimit = 1'000'000'000'000'000'000;
inline constexpr int kPowerMax = 18;

// 10^exponent, 0 <= exponent <= kPowerMax.
[[nodiscard]] constexpr std::int64_t PowerOfTen(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

[[nodiscard]] constexpr Wide Magnitude(Wide value) {
    return value < 0 ? -value : value;
}

// -value, and the smallest number itself for the smallest number, which has no opposite in 64 bits.
[[nodiscard]] constexpr std::int64_t Opposite(std::int64_t value) {
    return static_cast<std::int64_t>(std::uint64_t{0} - static_cast<std::uint64_t>(value));
}

[[nodiscard]] constexpr bool Fits(Wide value) {
    return Magnitude(value) < kMagnitudeLimit;
}

// numerator / denominator to a whole number; the denominator is not zero.
[[nodiscard]] constexpr Wide Divide(Wide numerator, Wide denominator, Rounding rounding) {
    const Wide quotient = numerator / denominator;
    const Wide rest = Magnitude(numerator % denominator);
    if (rest == 0 || rounding == Rounding::kTowardsZero) return quotient;
    const Wide other_half = Magnitude(denominator) - rest;
    const bool up =
        rest > other_half ||
        (rest == other_half && (rounding == Rounding::kHalfAwayFromZero || quotient % 2 != 0));
    if (!up) return quotient;
    return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1;
}

}  // namespace socle::internal
