// Exact decimal numbers for quantities, unit prices, rates and discounts. Never binary floating
// point. Not for amounts of money: those are Money, in minor units.
#pragma once

#include <absl/status/statusor.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace socle {

// How a value that falls between two representable ones is decided.
enum class Rounding {
    kHalfAwayFromZero,  // 0.5 -> 1, -0.5 -> -1: commercial rounding, the French and EN 16931 habit
    kHalfEven,
    kTowardsZero,
};

// coefficient x 10^-scale. At most 18 significant digits and a scale of 0 to 9, normalised (no
// trailing zeros), so equal numbers are equal values.
class Decimal {
 public:
    static constexpr int kScaleMax = 9;

    constexpr Decimal() = default;
    // The whole number `units`; meant for constants and counts, so nothing is refused here.
    explicit Decimal(std::int64_t units);
    // coefficient x 10^-scale, 0 <= scale <= kScaleMax.
    static absl::StatusOr<Decimal> Of(std::int64_t coefficient, int scale);
    // "12", "-3.60", "5.5": a dot, no thousands mark, no exponent. Refusals: INVALID_VALUE,
    // OUT_OF_RANGE.
    static absl::StatusOr<Decimal> Parse(std::string_view text);

    [[nodiscard]] std::int64_t coefficient() const { return coefficient_; }
    [[nodiscard]] int scale() const { return scale_; }
    // Shortest text that Parse gives back: "3.6", "5.5", "-12".
    [[nodiscard]] std::string ToString() const;
    [[nodiscard]] bool IsZero() const { return coefficient_ == 0; }
    [[nodiscard]] bool IsNegative() const { return coefficient_ < 0; }

    [[nodiscard]] absl::StatusOr<Decimal> Plus(const Decimal& other) const;
    [[nodiscard]] absl::StatusOr<Decimal> Minus(const Decimal& other) const;
    // The exact result, rounded once to at most `scale` digits after the point. Refusal, as for all
    // arithmetic here: OUT_OF_RANGE beyond 18 digits, for a scale outside 0..9, and for a zero
    // divisor.
    [[nodiscard]] absl::StatusOr<Decimal> Times(const Decimal& other, int scale, Rounding) const;
    [[nodiscard]] absl::StatusOr<Decimal> DividedBy(const Decimal& other, int scale,
                                                    Rounding) const;
    [[nodiscard]] absl::StatusOr<Decimal> RoundedTo(int scale, Rounding) const;
    [[nodiscard]] Decimal Negated() const;

    friend bool operator==(const Decimal&, const Decimal&) = default;
    std::strong_ordering operator<=>(const Decimal& other) const;

 private:
    std::int64_t coefficient_ = 0;
    int scale_ = 0;
};

}  // namespace socle
