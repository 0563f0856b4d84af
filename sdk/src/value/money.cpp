#include "socle/money.hpp"

#include <absl/strings/str_cat.h>

#include "socle/status.hpp"
#include "wide.hpp"

namespace socle {
namespace {

using internal::Divide;
using internal::Fits;
using internal::PowerOfTen;
using internal::Wide;

absl::Status TooLarge() {
    return Refuse(reason::kOutOfRange, "the amount has more than 18 digits; use a smaller one");
}

absl::StatusOr<Money> InRange(Wide minor_units, Currency currency) {
    if (!Fits(minor_units)) return TooLarge();
    return Money(static_cast<std::int64_t>(minor_units), currency);
}

absl::Status OtherCurrency(const Money& a, const Money& b) {
    return Refuse(reason::kInvalidValue, "amounts of two currencies cannot be added; convert one",
                  {{"expected", std::string(a.currency().code())},
                   {"value", std::string(b.currency().code())}});
}

// `value` x 10^-scale in units of 10^-digits, rounded once.
absl::StatusOr<Money> InMinorUnits(Wide value, int scale, Currency currency, Rounding rounding) {
    const int digits = currency.minor_digits();
    // Two factors have at most 9 digits after the point each, so the exponent never exceeds 18.
    if (scale >= digits)
        return InRange(Divide(value, PowerOfTen(scale - digits), rounding), currency);
    if (!Fits(value)) return TooLarge();
    return InRange(value * PowerOfTen(digits - scale), currency);
}

}  // namespace

absl::StatusOr<Money> Money::Of(std::int64_t minor_units, Currency currency) {
    return InRange(minor_units, currency);
}

absl::StatusOr<Money> Money::Product(const Decimal& a, const Decimal& b, Currency currency,
                                     Rounding rounding) {
    const Wide product = Wide{a.coefficient()} * b.coefficient();
    return InMinorUnits(product, a.scale() + b.scale(), currency, rounding);
}

absl::StatusOr<Money> Money::Plus(const Money& other) const {
    if (currency_ != other.currency_) return OtherCurrency(*this, other);
    return InRange(Wide{minor_units_} + other.minor_units_, currency_);
}

absl::StatusOr<Money> Money::Minus(const Money& other) const {
    if (currency_ != other.currency_) return OtherCurrency(*this, other);
    return InRange(Wide{minor_units_} - other.minor_units_, currency_);
}

Money Money::Negated() const {
    return {internal::Opposite(minor_units_), currency_};
}

absl::StatusOr<Money> Money::Percent(const Decimal& rate, Rounding rounding) const {
    const Wide product = Wide{minor_units_} * rate.coefficient();
    return InRange(Divide(product, Wide{100} * PowerOfTen(rate.scale()), rounding), currency_);
}

Decimal Money::ToDecimal() const {
    const auto exact = Decimal::Of(minor_units_, currency_.minor_digits());
    // Only an amount that Of() would refuse is too long; it keeps its whole units.
    return exact.ok() ? *exact : Decimal(minor_units_ / PowerOfTen(currency_.minor_digits()));
}

std::string Money::ToString() const {
    const Wide magnitude = internal::Magnitude(minor_units_);
    const std::int64_t unit = PowerOfTen(currency_.minor_digits());
    std::string text = minor_units_ < 0 ? "-" : "";
    absl::StrAppend(&text, static_cast<std::uint64_t>(magnitude / unit));
    if (currency_.minor_digits() > 0) {
        const std::string fraction = std::to_string(static_cast<std::uint64_t>(magnitude % unit));
        const auto digits = static_cast<std::size_t>(currency_.minor_digits());
        absl::StrAppend(&text, ".", std::string(digits - fraction.size(), '0'), fraction);
    }
    const auto& code = currency_.code();
    return absl::StrCat(text, " ", absl::string_view(code.data(), code.size()));
}

}  // namespace socle
