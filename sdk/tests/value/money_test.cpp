#include "socle/money.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "socle/status.hpp"

namespace socle {
namespace {

constexpr auto kAway = Rounding::kHalfAwayFromZero;

Decimal D(std::string_view text) {
    return Decimal::Parse(text).value();
}
Currency C(std::string_view code) {
    return Currency::Parse(code).value();
}
Money Eur(std::int64_t cents) {
    return {cents, Currency::Eur()};
}

std::string TextOf(const absl::StatusOr<Money>& result) {
    return result.ok() ? result->ToString() : ReasonOf(result.status());
}

TEST(Currency, ParseKnowsMinorDigits) {
    struct Case {
        std::string_view code;
        int minor_digits;
    };
    constexpr Case kCases[] = {{"AED", 2}, {"EUR", 2}, {"USD", 2}, {"JPY", 0}, {"KWD", 3},
                               {"TND", 3}, {"XPF", 0}, {"XOF", 0}, {"MAD", 2}, {"ZWG", 2}};
    for (const Case& c : kCases) {
        EXPECT_EQ(C(c.code).minor_digits(), c.minor_digits) << c.code;
        EXPECT_EQ(C(c.code).code(), c.code);
    }
    EXPECT_EQ(C("EUR"), Currency::Eur());
    for (const std::string_view bad : {"", "eur", "EU", "EURO", "XXX", "ZZZ", "E R", "€"}) {
        EXPECT_EQ(ReasonOf(Currency::Parse(bad).status()), "INVALID_VALUE") << bad;
    }
}

TEST(Money, Text) {
    EXPECT_EQ(Eur(1234).ToString(), "12.34 EUR");
    EXPECT_EQ(Eur(-5).ToString(), "-0.05 EUR");
    EXPECT_EQ(Eur(0).ToString(), "0.00 EUR");
    EXPECT_EQ(Money(1234, C("JPY")).ToString(), "1234 JPY");
    EXPECT_EQ(Money(1234, C("KWD")).ToString(), "1.234 KWD");
    EXPECT_EQ(Eur(std::numeric_limits<std::int64_t>::min()).ToString(),
              "-92233720368547758.08 EUR");
    EXPECT_EQ(Eur(1230).ToDecimal(), D("12.3"));
    EXPECT_EQ(Eur(-1234).ToDecimal(), D("-12.34"));
}

TEST(Money, PlusMinus) {
    EXPECT_EQ(TextOf(Eur(10).Plus(Eur(-25))), "-0.15 EUR");
    EXPECT_EQ(TextOf(Eur(10).Minus(Eur(25))), "-0.15 EUR");
    EXPECT_EQ(TextOf(Eur(1).Plus(Money(1, C("USD")))), "INVALID_VALUE");
    EXPECT_EQ(TextOf(Eur(1).Minus(Money(1, C("USD")))), "INVALID_VALUE");
    EXPECT_EQ(TextOf(Eur(999'999'999'999'999'999).Plus(Eur(1))), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(Eur(-999'999'999'999'999'999).Minus(Eur(1))), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(Money::Of(1'000'000'000'000'000'000, Currency::Eur())), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(Money::Of(-12, Currency::Eur())), "-0.12 EUR");
    EXPECT_EQ(Eur(12).Negated(), Eur(-12));
    EXPECT_TRUE(Eur(-1).IsNegative());
    EXPECT_TRUE(Money::Zero(Currency::Eur()).IsZero());
}

struct ProductCase {
    std::string_view quantity;
    std::string_view price;
    std::string_view currency;
    Rounding rounding;
    std::string_view expected;
};

TEST(Money, Product) {
    constexpr ProductCase kCases[] = {
        {"10", "3.60", "EUR", kAway, "36.00 EUR"},
        {"1", "3.455", "EUR", kAway, "3.46 EUR"},
        {"-1", "3.455", "EUR", kAway, "-3.46 EUR"},
        {"1", "3.445", "EUR", Rounding::kHalfEven, "3.44 EUR"},
        {"1", "3.459", "EUR", Rounding::kTowardsZero, "3.45 EUR"},
        {"0.333", "0.01", "EUR", kAway, "0.00 EUR"},
        {"1.5", "101", "JPY", kAway, "152 JPY"},
        {"2", "1.2345", "KWD", kAway, "2.469 KWD"},
        {"0.000000001", "0.000000001", "EUR", kAway, "0.00 EUR"},
        {"9999999999999999", "1", "EUR", kAway, "9999999999999999.00 EUR"},
        {"10000000000000000", "1", "EUR", kAway, "OUT_OF_RANGE"},
        {"999999999999999999", "999999999999999999", "EUR", kAway, "OUT_OF_RANGE"},
        {"99999999999.9", "99999999999.9", "EUR", kAway, "OUT_OF_RANGE"},
    };
    for (const ProductCase& c : kCases) {
        EXPECT_EQ(TextOf(Money::Product(D(c.quantity), D(c.price), C(c.currency), c.rounding)),
                  c.expected)
            << c.quantity << " x " << c.price;
    }
}

TEST(Money, Percent) {
    EXPECT_EQ(TextOf(Eur(3600).Percent(D("5.5"), kAway)), "1.98 EUR");
    EXPECT_EQ(TextOf(Eur(10000).Percent(D("20"), kAway)), "20.00 EUR");
    EXPECT_EQ(TextOf(Eur(10).Percent(D("5"), kAway)), "0.01 EUR");
    EXPECT_EQ(TextOf(Eur(10).Percent(D("5"), Rounding::kHalfEven)), "0.00 EUR");
    EXPECT_EQ(TextOf(Eur(-10).Percent(D("5"), kAway)), "-0.01 EUR");
    EXPECT_EQ(TextOf(Money(150, C("JPY")).Percent(D("1"), kAway)), "2 JPY");
    EXPECT_EQ(TextOf(Eur(999'999'999'999'999'999).Percent(D("200"), kAway)), "OUT_OF_RANGE");
}

}  // namespace
}  // namespace socle
