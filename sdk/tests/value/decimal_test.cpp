#include "socle/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "socle/status.hpp"

namespace socle {
namespace {

Decimal D(std::string_view text) {
    return Decimal::Parse(text).value();
}

std::string TextOf(const absl::StatusOr<Decimal>& result) {
    return result.ok() ? result->ToString() : ReasonOf(result.status());
}

struct ParseCase {
    std::string_view text;
    std::string_view expected;  // the shortest text, or the reason of the refusal
};

TEST(Decimal, Parse) {
    constexpr ParseCase kCases[] = {
        {"0", "0"},
        {"-0", "0"},
        {"-0.00", "0"},
        {"12", "12"},
        {"012", "12"},
        {"-3.60", "-3.6"},
        {"5.5", "5.5"},
        {"0.000000001", "0.000000001"},
        {"-0.05", "-0.05"},
        {"100", "100"},
        {"1.0000000000", "1"},
        {"999999999999999999", "999999999999999999"},
        {"-999999999.999999999", "-999999999.999999999"},
        {"1000000000000000000", "OUT_OF_RANGE"},
        {"99999999999999999999999", "OUT_OF_RANGE"},
        {"9999999999.999999999", "OUT_OF_RANGE"},
        {"0.0000000001", "OUT_OF_RANGE"},
        {"", "INVALID_VALUE"},
        {"-", "INVALID_VALUE"},
        {".", "INVALID_VALUE"},
        {".5", "INVALID_VALUE"},
        {"5.", "INVALID_VALUE"},
        {"+5", "INVALID_VALUE"},
        {"--5", "INVALID_VALUE"},
        {"1,5", "INVALID_VALUE"},
        {"1 000", "INVALID_VALUE"},
        {" 1", "INVALID_VALUE"},
        {"1e3", "INVALID_VALUE"},
        {"1.2.3", "INVALID_VALUE"},
        {"NaN", "INVALID_VALUE"},
        {"٣", "INVALID_VALUE"},
        {"00000000000000000000000000000000000000000000000000000000000000001", "INVALID_VALUE"},
    };
    for (const ParseCase& c : kCases) {
        EXPECT_EQ(TextOf(Decimal::Parse(c.text)), c.expected) << c.text;
    }
}

TEST(Decimal, RefusedTextIsShownSafely) {
    const absl::Status status = Decimal::Parse("a\x01\xFF").status();
    EXPECT_EQ(MetadataOf(status)["value"], "a\uFFFD\uFFFD");
}

TEST(Decimal, EqualNumbersAreEqualValues) {
    EXPECT_EQ(D("1.50"), D("1.5"));
    EXPECT_EQ(Decimal::Of(1500, 3).value(), D("1.5"));
    EXPECT_EQ(Decimal(7), D("7.000"));
    EXPECT_EQ(D("1.5").coefficient(), 15);
    EXPECT_EQ(D("1.5").scale(), 1);
    EXPECT_EQ(TextOf(Decimal::Of(1, -1)), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(Decimal::Of(1, 10)), "OUT_OF_RANGE");
}

TEST(Decimal, Order) {
    EXPECT_LT(D("-1"), D("0"));
    EXPECT_LT(D("1.499999999"), D("1.5"));
    EXPECT_GT(D("999999999999999999"), D("0.000000001"));
    EXPECT_LE(D("2"), D("2.0"));
}

TEST(Decimal, PlusMinus) {
    EXPECT_EQ(TextOf(D("0.1").Plus(D("0.2"))), "0.3");
    EXPECT_EQ(TextOf(D("1.5").Plus(D("-1.50"))), "0");
    EXPECT_EQ(TextOf(D("1").Minus(D("0.000000001"))), "0.999999999");
    EXPECT_EQ(TextOf(D("999999999999999999").Plus(D("1"))), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(D("-999999999999999999").Minus(D("1"))), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(D("999999999999").Plus(D("0.000000001"))), "OUT_OF_RANGE");
}

struct RoundingCase {
    std::string_view number;
    int scale;
    std::string_view away;
    std::string_view even;
    std::string_view zero;
};

TEST(Decimal, Rounding) {
    constexpr RoundingCase kCases[] = {
        {"0.5", 0, "1", "0", "0"},
        {"-0.5", 0, "-1", "0", "0"},
        {"1.5", 0, "2", "2", "1"},
        {"2.5", 0, "3", "2", "2"},
        {"-2.5", 0, "-3", "-2", "-2"},
        {"2.51", 0, "3", "3", "2"},
        {"-2.49", 0, "-2", "-2", "-2"},
        {"3.455", 2, "3.46", "3.46", "3.45"},
        {"3.445", 2, "3.45", "3.44", "3.44"},
        {"3.4", 2, "3.4", "3.4", "3.4"},
        {"1", 10, "OUT_OF_RANGE", "OUT_OF_RANGE", "OUT_OF_RANGE"},
        {"1", -1, "OUT_OF_RANGE", "OUT_OF_RANGE", "OUT_OF_RANGE"},
    };
    for (const RoundingCase& c : kCases) {
        const Decimal number = D(c.number);
        EXPECT_EQ(TextOf(number.RoundedTo(c.scale, Rounding::kHalfAwayFromZero)), c.away)
            << c.number;
        EXPECT_EQ(TextOf(number.RoundedTo(c.scale, Rounding::kHalfEven)), c.even) << c.number;
        EXPECT_EQ(TextOf(number.RoundedTo(c.scale, Rounding::kTowardsZero)), c.zero) << c.number;
    }
}

TEST(Decimal, Times) {
    constexpr auto kAway = Rounding::kHalfAwayFromZero;
    EXPECT_EQ(TextOf(D("10").Times(D("3.60"), 2, kAway)), "36");
    EXPECT_EQ(TextOf(D("1.23").Times(D("4.56"), 4, kAway)), "5.6088");
    EXPECT_EQ(TextOf(D("1.23").Times(D("4.56"), 2, kAway)), "5.61");
    EXPECT_EQ(TextOf(D("-0.000000001").Times(D("0.5"), 9, kAway)), "-0.000000001");
    EXPECT_EQ(TextOf(D("999999999").Times(D("999999999"), 0, kAway)), "999999998000000001");
    EXPECT_EQ(TextOf(D("999999999999999999").Times(D("999999999999999999"), 0, kAway)),
              "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(D("1").Times(D("1"), 10, kAway)), "OUT_OF_RANGE");
}

TEST(Decimal, DividedBy) {
    constexpr auto kAway = Rounding::kHalfAwayFromZero;
    EXPECT_EQ(TextOf(D("1").DividedBy(D("3"), 9, kAway)), "0.333333333");
    EXPECT_EQ(TextOf(D("2").DividedBy(D("3"), 2, kAway)), "0.67");
    EXPECT_EQ(TextOf(D("-2").DividedBy(D("3"), 2, Rounding::kTowardsZero)), "-0.66");
    EXPECT_EQ(TextOf(D("1").DividedBy(D("-8"), 2, kAway)), "-0.13");
    EXPECT_EQ(TextOf(D("1").DividedBy(D("8"), 2, Rounding::kHalfEven)), "0.12");
    EXPECT_EQ(TextOf(D("0.000000001").DividedBy(D("999999999"), 0, kAway)), "0");
    EXPECT_EQ(TextOf(D("999999999999999999").DividedBy(D("0.000000001"), 9, kAway)),
              "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(D("1").DividedBy(D("0"), 2, kAway)), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(D("1").DividedBy(D("1"), 10, kAway)), "OUT_OF_RANGE");
}

TEST(Decimal, ExtremeWholeNumbersStayDefined) {
    constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(Decimal(kSmallest).ToString(), "-9223372036854775808");
    EXPECT_EQ(Decimal(kSmallest).Negated(), Decimal(kSmallest));
    EXPECT_EQ(TextOf(Decimal(kSmallest).Minus(Decimal(1))), "OUT_OF_RANGE");
    EXPECT_EQ(TextOf(Decimal(kSmallest).Times(Decimal(kSmallest), 0, Rounding::kHalfEven)),
              "OUT_OF_RANGE");
    EXPECT_EQ(D("-1.5").Negated(), D("1.5"));
}

}  // namespace
}  // namespace socle
