#include "domain/share.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

__extension__ using Wide = __int128;

// Decimal holds 18 digits and a scale of at most 9, so a scaled coefficient has at most 27 digits;
// the product with an amount may then overflow 38 digits, which Fits() sees beforehand.
constexpr std::int64_t kAmountLimit = 999'999'999'999'999;
constexpr std::int64_t kScaledLimit = 999'999'999'999'999'999;

Wide Scaled(const Decimal& value, int scale) {
    Wide result = value.coefficient();
    for (int digit = value.scale(); digit < scale; ++digit) result *= 10;
    return result;
}

bool Fits(Wide value, std::int64_t limit) {
    return value <= limit && value >= -Wide{limit};
}

}  // namespace

absl::StatusOr<Money> ShareOf(const Money& amount, const Ratio& ratio) {
    if (ratio.whole.IsZero()) return Money::Zero(amount.currency());
    const int scale = std::max(ratio.part.scale(), ratio.whole.scale());
    const Wide part = Scaled(ratio.part, scale);
    const Wide whole = Scaled(ratio.whole, scale);
    if (!Fits(part, kScaledLimit) || !Fits(whole, kScaledLimit) ||
        !Fits(amount.minor_units(), kAmountLimit)) {
        return Refuse(reason::kOutOfRange, "the amount is too large to be shared out");
    }
    const Wide product = Wide{amount.minor_units()} * part;
    const bool negative = (product < 0) != (whole < 0);
    const Wide top = product < 0 ? -product : product;
    const Wide bottom = whole < 0 ? -whole : whole;
    const Wide rounded = (2 * top + bottom) / (2 * bottom);
    if (!Fits(rounded, kAmountLimit)) {
        return Refuse(reason::kOutOfRange, "the share is too large");
    }
    const auto units = static_cast<std::int64_t>(rounded);
    return Money(negative ? -units : units, amount.currency());
}

Money AtMost(const Money& share, const Money& left) {
    const std::int64_t low = std::min<std::int64_t>(0, left.minor_units());
    const std::int64_t high = std::max<std::int64_t>(0, left.minor_units());
    return {std::clamp(share.minor_units(), low, high), share.currency()};
}

bool IsWithin(const Money& part, const Money& left) {
    return AtMost(part, left) == part;
}

}  // namespace socle::invoicing
