#include <gtest/gtest.h>

#include "socle/text.hpp"

namespace socle {
namespace {

struct MoneyCase {
    std::int64_t minor_units;
    std::string_view currency;
    std::string_view french;
    std::string_view english;
};

TEST(Format, Money) {
    constexpr MoneyCase kCases[] = {
        {0, "EUR", "0,00\u00A0€", "€0.00"},
        {5, "EUR", "0,05\u00A0€", "€0.05"},
        {99999, "EUR", "999,99\u00A0€", "€999.99"},
        {123456, "EUR", "1\u202F234,56\u00A0€", "€1,234.56"},
        {-123456, "EUR", "-1\u202F234,56\u00A0€", "-€1,234.56"},
        {123456789012, "EUR", "1\u202F234\u202F567\u202F890,12\u00A0€", "€1,234,567,890.12"},
        {123456, "USD", "1\u202F234,56\u00A0$US", "$1,234.56"},
        {123456, "GBP", "1\u202F234,56\u00A0£GB", "£1,234.56"},
        {123456, "JPY", "123\u202F456\u00A0JPY", "JPY\u00A0123,456"},
        {-1234, "KWD", "-1,234\u00A0KWD", "-KWD\u00A01.234"},
    };
    for (const MoneyCase& c : kCases) {
        const Money money(c.minor_units, Currency::Parse(c.currency).value());
        EXPECT_EQ(FormatMoney(money, Language::kFrench), c.french);
        EXPECT_EQ(FormatMoney(money, Language::kEnglish), c.english);
    }
}

struct DecimalCase {
    std::string_view number;
    int digits_min;
    std::string_view french;
    std::string_view english;
};

TEST(Format, Decimal) {
    constexpr DecimalCase kCases[] = {
        {"0", 0, "0", "0"},
        {"0", 2, "0,00", "0.00"},
        {"5.5", 0, "5,5", "5.5"},
        {"5.5", 2, "5,50", "5.50"},
        {"-0.05", 0, "-0,05", "-0.05"},
        {"1234.5", 0, "1\u202F234,5", "1,234.5"},
        {"1234567", 0, "1\u202F234\u202F567", "1,234,567"},
        {"3.4567", 2, "3,4567", "3.4567"},
        {"1", 20, "1,000000000", "1.000000000"},
        {"1", -1, "1", "1"},
    };
    for (const DecimalCase& c : kCases) {
        const Decimal number = Decimal::Parse(c.number).value();
        EXPECT_EQ(FormatDecimal(number, Language::kFrench, c.digits_min), c.french);
        EXPECT_EQ(FormatDecimal(number, Language::kEnglish, c.digits_min), c.english);
    }
}

TEST(Format, Date) {
    const Date date = Date::Of(2026, 11, 3).value();
    EXPECT_EQ(FormatDate(date, Language::kFrench), "03/11/2026");
    EXPECT_EQ(FormatDate(date, Language::kEnglish), "3 Nov 2026");
    EXPECT_EQ(FormatDate(Date::Of(2026, 1, 23).value(), Language::kEnglish), "23 Jan 2026");
    EXPECT_EQ(FormatDate(Date::Of(2026, 12, 31).value(), Language::kEnglish), "31 Dec 2026");
}

}  // namespace
}  // namespace socle
