// An amount of money: a whole number of minor units (cents) of one currency.
#pragma once

#include <absl/status/statusor.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "socle/decimal.hpp"

namespace socle {

// An ISO 4217 code known to Socle, with the number of digits of its minor unit (EUR 2, JPY 0).
class Currency {
 public:
    // Refusal: INVALID_VALUE for a code that is not three capitals or not known.
    static absl::StatusOr<Currency> Parse(std::string_view code);
    static Currency Eur();
    [[nodiscard]] std::string_view code() const { return {code_.data(), code_.size()}; }
    [[nodiscard]] int minor_digits() const { return minor_digits_; }
    friend bool operator==(const Currency&, const Currency&) = default;

 private:
    Currency(std::array<char, 3> code, int minor_digits)
        : code_(code), minor_digits_(minor_digits) {}
    std::array<char, 3> code_;
    int minor_digits_;
};

// Additions refuse another currency (INVALID_VALUE) and 10^18 minor units or more (OUT_OF_RANGE).
class Money {
 public:
    // For amounts from outside: refuses 10^18 minor units or more (OUT_OF_RANGE).
    static absl::StatusOr<Money> Of(std::int64_t minor_units, Currency currency);
    // For amounts of our own, already known to be in range.
    Money(std::int64_t minor_units, Currency currency)
        : minor_units_(minor_units), currency_(currency) {}
    static Money Zero(Currency currency) { return {0, currency}; }
    // quantity x unit price, rounded once to the currency's minor unit.
    static absl::StatusOr<Money> Product(const Decimal& a, const Decimal& b, Currency, Rounding);

    [[nodiscard]] std::int64_t minor_units() const { return minor_units_; }
    [[nodiscard]] Currency currency() const { return currency_; }
    [[nodiscard]] bool IsZero() const { return minor_units_ == 0; }
    [[nodiscard]] bool IsNegative() const { return minor_units_ < 0; }

    [[nodiscard]] absl::StatusOr<Money> Plus(const Money& other) const;
    [[nodiscard]] absl::StatusOr<Money> Minus(const Money& other) const;
    [[nodiscard]] Money Negated() const;
    // `rate` per cent of the amount: 20 -> VAT at 20 %.
    [[nodiscard]] absl::StatusOr<Money> Percent(const Decimal& rate, Rounding) const;
    // In major units: 1234 EUR cents -> 12.34.
    [[nodiscard]] Decimal ToDecimal() const;
    // For logs and tests: "12.34 EUR". People's formats are FormatMoney in socle/text.hpp.
    [[nodiscard]] std::string ToString() const;

    friend bool operator==(const Money&, const Money&) = default;

 private:
    std::int64_t minor_units_;
    Currency currency_;
};

}  // namespace socle
