#include "socle/decimal.hpp"

#include <absl/strings/str_cat.h>

#include <algorithm>

#include "chars.hpp"
#include "socle/status.hpp"
#include "wide.hpp"

namespace socle {
namespace {

using internal::Divide;
using internal::Fits;
using internal::kMagnitudeLimit;
using internal::PowerOfTen;
using internal::Wide;

// Longer texts are refused before they are read digit by digit.
constexpr std::size_t kTextMax = 64;

absl::Status TooLarge(Metadata metadata = {}) {
    return Refuse(reason::kOutOfRange, "the number has more than 18 digits; use a smaller one",
                  std::move(metadata));
}

absl::Status BadScale(int scale) {
    return Refuse(reason::kOutOfRange, "a decimal has 0 to 9 digits after the point",
                  {{"value", std::to_string(scale)}, {"limit", "0 – 9"}});
}

bool IsScale(int scale) {
    return scale >= 0 && scale <= Decimal::kScaleMax;
}

// `value` x 10^-scale with 0 <= scale <= 18, brought to at most `scale_max` digits after the point.
absl::StatusOr<Decimal> Reduced(Wide value, int scale, int scale_max, Rounding rounding) {
    if (scale > scale_max) {
        value = Divide(value, PowerOfTen(scale - scale_max), rounding);
        scale = scale_max;
    }
    while (scale > 0 && value % 10 == 0) {
        value /= 10;
        --scale;
    }
    if (!Fits(value)) return TooLarge();
    return Decimal::Of(static_cast<std::int64_t>(value), scale);
}

absl::StatusOr<Decimal> Sum(const Decimal& a, const Decimal& b, int sign) {
    const int scale = std::max(a.scale(), b.scale());
    const Wide left = Wide{a.coefficient()} * PowerOfTen(scale - a.scale());
    const Wide right = Wide{b.coefficient()} * PowerOfTen(scale - b.scale());
    return Reduced(left + sign * right, scale, scale, Rounding::kTowardsZero);
}

absl::Status NotANumber(std::string_view text) {
    return Refuse(reason::kInvalidValue,
                  "this is not a decimal number; write it like 12 or -3.60, with a point",
                  {{"value", internal::Shown(text)}, {"expected", "12, -3.60"}});
}

}  // namespace

Decimal::Decimal(std::int64_t units) : coefficient_(units) {}

absl::StatusOr<Decimal> Decimal::Of(std::int64_t coefficient, int scale) {
    if (!IsScale(scale)) return BadScale(scale);
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    if (!Fits(coefficient)) return TooLarge();
    Decimal result(coefficient);
    result.scale_ = scale;
    return result;
}

absl::StatusOr<Decimal> Decimal::Parse(std::string_view text) {
    if (text.size() > kTextMax) return NotANumber(text);
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    const std::size_t point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    std::string_view fraction;
    if (point != std::string_view::npos) {
        fraction = rest.substr(point + 1);
        if (!internal::IsDigits(fraction)) return NotANumber(text);
    }
    if (!internal::IsDigits(whole)) return NotANumber(text);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    const int scale = static_cast<int>(fraction.size());
    if (scale > kScaleMax) {
        return Refuse(reason::kOutOfRange, "a decimal has at most 9 digits after the point",
                      {{"value", internal::Shown(text)}, {"limit", "n × 0.000000001"}});
    }

    std::int64_t coefficient = 0;
    for (const std::string_view digits : {whole, fraction}) {
        for (const char digit : digits) {
            if (coefficient >= kMagnitudeLimit / 10)
                return TooLarge({{"value", internal::Shown(text)}, {"limit", "< 10^18"}});
            coefficient = coefficient * 10 + (digit - '0');
        }
    }
    return Of(negative ? -coefficient : coefficient, scale);
}

std::string Decimal::ToString() const {
    if (scale_ == 0) return std::to_string(coefficient_);
    // Through 128 bits: the magnitude of the smallest 64-bit number is no 64-bit number.
    const auto digits = static_cast<std::uint64_t>(internal::Magnitude(coefficient_));
    const auto unit = static_cast<std::uint64_t>(PowerOfTen(scale_));
    std::string fraction = std::to_string(digits % unit);
    fraction.insert(0, static_cast<std::size_t>(scale_) - fraction.size(), '0');
    return absl::StrCat(IsNegative() ? "-" : "", digits / unit, ".", fraction);
}

absl::StatusOr<Decimal> Decimal::Plus(const Decimal& other) const {
    return Sum(*this, other, 1);
}

absl::StatusOr<Decimal> Decimal::Minus(const Decimal& other) const {
    return Sum(*this, other, -1);
}

absl::StatusOr<Decimal> Decimal::Times(const Decimal& other, int scale, Rounding rounding) const {
    if (!IsScale(scale)) return BadScale(scale);
    return Reduced(Wide{coefficient_} * other.coefficient_, scale_ + other.scale_, scale, rounding);
}

absl::StatusOr<Decimal> Decimal::DividedBy(const Decimal& other, int scale,
                                           Rounding rounding) const {
    if (!IsScale(scale)) return BadScale(scale);
    if (other.IsZero()) return Refuse(reason::kOutOfRange, "a number cannot be divided by zero");
    // a.c x 10^-a.s / (b.c x 10^-b.s), counted in units of 10^-scale.
    const int shift = scale - scale_ + other.scale_;
    const Wide numerator = Wide{coefficient_} * PowerOfTen(std::max(shift, 0));
    const Wide denominator = Wide{other.coefficient_} * PowerOfTen(std::max(-shift, 0));
    return Reduced(Divide(numerator, denominator, rounding), scale, scale, rounding);
}

absl::StatusOr<Decimal> Decimal::RoundedTo(int scale, Rounding rounding) const {
    if (!IsScale(scale)) return BadScale(scale);
    return Reduced(coefficient_, scale_, scale, rounding);
}

Decimal Decimal::Negated() const {
    Decimal result = *this;
    result.coefficient_ = internal::Opposite(coefficient_);
    return result;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
    const int scale = std::max(scale_, other.scale_);
    const Wide left = Wide{coefficient_} * PowerOfTen(scale - scale_);
    const Wide right = Wide{other.coefficient_} * PowerOfTen(scale - other.scale_);
    if (left == right) return std::strong_ordering::equal;
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace socle
