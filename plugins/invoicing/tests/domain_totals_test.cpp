// Line amounts, discounts, VAT groups and totals: tables of exact cents.
#include <string>

#include "domain/posting.hpp"
#include "domain/totals.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

struct LineCase {
    const char* name;
    Line line;
    std::int64_t base;
    std::int64_t discount;
    std::int64_t net;
};

TEST(LineAmountsTest, RoundOnceHalfAwayFromZero) {
    const LineCase cases[] = {
        {"ten of 3.60", LineAt("10", "3.60", "5.5"), 3600, 0, 3600},
        {"half a cent goes up", LineAt("1", "3.455", "20"), 346, 0, 346},
        {"below half goes down", LineAt("1", "3.4549", "20"), 345, 0, 345},
        {"a return rounds away too", LineAt("-1", "3.455", "20"), -346, 0, -346},
        {"quantity with four decimals", LineAt("0.3333", "99.99", "20"), 3333, 0, 3333},
        {"price with six decimals", LineAt("1000", "0.123456", "20"), 12346, 0, 12346},
        {"free", LineAt("3", "0", "20"), 0, 0, 0},
        {"ten per cent", With(LineAt("3", "3.335", "20"), Percent("10")), 1001, 100, 901},
        {"all of it", With(LineAt("1", "10", "20"), Percent("100")), 1000, 1000, 0},
        {"an amount", With(LineAt("2", "10", "20"), Amount("4.5")), 2000, 450, 1550},
        {"an amount on a return", With(LineAt("-2", "10", "20"), Amount("4.5")), -2000, -450,
         -1550},
        {"huge quantity", LineAt("999999999999", "0.99", "20"), 98'999'999'999'901, 0,
         98'999'999'999'901},
    };
    for (const LineCase& one : cases) {
        const auto amounts = AmountsOf(one.line, Currency::Eur(), Rounding::kHalfAwayFromZero);
        ASSERT_TRUE(amounts.ok()) << one.name << ": " << amounts.status();
        EXPECT_EQ(amounts->base, Cents(one.base)) << one.name;
        EXPECT_EQ(amounts->discount, Cents(one.discount)) << one.name;
        EXPECT_EQ(amounts->net, Cents(one.net)) << one.name;
    }
}

TEST(LineAmountsTest, RefusesWhatCannotBe) {
    const struct {
        const char* name;
        Line line;
    } cases[] = {
        {"discount above the line", With(LineAt("1", "10", "20"), Amount("10.01"))},
        {"above the largest amount", LineAt("999999999999", "1.01", "20")},
        {"beyond 64 bits", LineAt("999999999999999", "999999999999", "20")},
    };
    for (const auto& one : cases) {
        const auto amounts = AmountsOf(one.line, Currency::Eur(), Rounding::kHalfAwayFromZero);
        EXPECT_EQ(ReasonOf(amounts.status()), "OUT_OF_RANGE") << one.name;
        const Metadata said = MetadataOf(amounts.status());
        for (const char* key : {"field", "value", "limit"})
            EXPECT_TRUE(said.contains(key)) << one.name << " names no " << key;
    }
    Line yen = With(LineAt("1", "100", "20"), Amount("0.5"));
    EXPECT_EQ(
        ReasonOf(AmountsOf(yen, *Currency::Parse("JPY"), Rounding::kHalfAwayFromZero).status()),
        "OUT_OF_RANGE");
}

struct Group {
    const char* rate;
    std::int64_t base;
    std::int64_t vat;
};

struct TotalsCase {
    const char* name;
    std::vector<Line> lines;
    Discount discount;
    std::vector<Group> groups;
    std::int64_t net;
    std::int64_t vat;
    std::int64_t gross;
};

std::vector<TotalsCase> TotalsCases() {
    const Line free = Under(LineAt("1", "50", "20"), FranchiseVat());
    return {
        {"ten of 3.60 at 5.5",
         {LineAt("10", "3.60", "5.5")},
         {},
         {{"5.5", 3600, 198}},
         3600,
         198,
         3798},
        {"3.455 at 20", {LineAt("1", "3.455", "20")}, {}, {{"20", 346, 69}}, 346, 69, 415},
        // Line by line each would bear 0.01 (0.006 rounded up): 0.03 in all.
        {"on the group, not the line",
         {LineAt("1", "0.03", "20"), LineAt("1", "0.03", "20"), LineAt("1", "0.03", "20")},
         {},
         {{"20", 9, 2}},
         9,
         2,
         11},
        {"mixed rates, highest first",
         {LineAt("1", "10", "5.5"), LineAt("2", "100", "20"), LineAt("1", "33.33", "10"),
          LineAt("1", "7.77", "2.1"), LineAt("1", "0.10", "20")},
         {},
         {{"20", 20010, 4002}, {"10", 3333, 333}, {"5.5", 1000, 55}, {"2.1", 777, 16}},
         25120,
         4406,
         29526},
        {"half a cent of VAT goes up",
         {LineAt("1", "0.50", "5.5")},
         {},
         {{"5.5", 50, 3}},
         50,
         3,
         53},
        {"a return at another rate",
         {LineAt("1", "100", "20"), LineAt("-1", "10", "10")},
         {},
         {{"20", 10000, 2000}, {"10", -1000, -100}},
         9000,
         1900,
         10900},
        {"line discounts",
         {With(LineAt("3", "19.99", "20"), Percent("15")),
          With(LineAt("1", "100", "20"), Amount("0.01"))},
         {},
         {{"20", 15096, 3019}},
         15096,
         3019,
         18115},
        {"art. 293 B", {free, free}, {}, {{"0", 10000, 0}}, 10000, 0, 10000},
        {"nothing at all", {}, {}, {}, 0, 0, 0},
    };
}

std::vector<TotalsCase> DiscountCases() {
    const Line free = Under(LineAt("1", "50", "20"), FranchiseVat());
    return {
        // 10 % of 100.01 is 10.00 (10.001): 66.67 and 33.34 bear 6.67 and 3.33.
        {"per cent on the document",
         {LineAt("1", "66.67", "20"), LineAt("1", "33.34", "10")},
         Percent("10"),
         {{"20", 6000, 1200}, {"10", 3001, 300}},
         9001,
         1500,
         10501},
        // 10.00 over three equal groups: 3.33, 3.34, 3.33.
        {"an amount on the document",
         {LineAt("1", "50", "20"), LineAt("1", "50", "10"), LineAt("1", "50", "5.5")},
         Amount("10"),
         {{"20", 4667, 933}, {"10", 4666, 467}, {"5.5", 4667, 257}},
         14000,
         1657,
         15657},
        // 3.46 + 66.67 + 36.00 less 7.96: shares 0.26, 5.00 and 2.70.
        {"per cent over mixed rates",
         {LineAt("1", "3.455", "20"), LineAt("10", "3.60", "5.5"), LineAt("2", "33.335", "10")},
         Percent("7.5"),
         {{"20", 320, 64}, {"10", 6167, 617}, {"5.5", 3330, 183}},
         9817,
         864,
         10681},
        {"half a cent of discount goes up",
         {LineAt("1", "0.50", "20")},
         Percent("1"),
         {{"20", 49, 10}},
         49,
         10,
         59},
        // A return gives its share of the discount back.
        {"per cent with a return",
         {LineAt("1", "100", "20"), LineAt("-1", "10", "10")},
         Percent("10"),
         {{"20", 9000, 1800}, {"10", -900, -90}},
         8100,
         1710,
         9810},
        // 8.81 + 9.99 less 0.81: shares 0.38 and 0.43.
        {"on lines with discounts of their own",
         {With(LineAt("3", "3.455", "20"), Percent("15")),
          With(LineAt("1", "10", "5.5"), Amount("0.01"))},
         Amount("0.81"),
         {{"20", 843, 169}, {"5.5", 956, 53}},
         1799,
         222,
         2021},
        {"all of it",
         {LineAt("1", "3.455", "20"), LineAt("1", "6.54", "10")},
         Percent("100"),
         {{"20", 0, 0}, {"10", 0, 0}},
         0,
         0,
         0},
        {"art. 293 B, discounted", {free, free}, Percent("7.5"), {{"0", 9250, 0}}, 9250, 0, 9250},
    };
}

void ExpectExact(const std::vector<TotalsCase>& cases) {
    for (const TotalsCase& one : cases) {
        const auto totals =
            TotalsOf(one.lines, {.currency = Currency::Eur(), .discount = one.discount});
        ASSERT_TRUE(totals.ok()) << one.name << ": " << totals.status();
        EXPECT_EQ(totals->net, Cents(one.net)) << one.name;
        EXPECT_EQ(totals->vat, Cents(one.vat)) << one.name;
        EXPECT_EQ(totals->gross, Cents(one.gross)) << one.name;
        ASSERT_EQ(totals->groups.size(), one.groups.size()) << one.name;
        Money discounts = Cents(0);
        for (std::size_t i = 0; i < one.groups.size(); ++i) {
            const VatGroup& group = totals->groups[i];
            EXPECT_EQ(group.vat.rate, Dec(one.groups[i].rate)) << one.name;
            EXPECT_EQ(group.base, Cents(one.groups[i].base))
                << one.name << " " << group.vat.rate.ToString();
            EXPECT_EQ(group.amount, Cents(one.groups[i].vat))
                << one.name << " " << group.vat.rate.ToString();
            discounts = discounts.Plus(group.discount).value();
        }
        EXPECT_EQ(discounts, totals->discount) << one.name;
        EXPECT_EQ(totals->lines_net.Minus(totals->discount).value(), totals->net) << one.name;
    }
}

TEST(TotalsTest, AreExact) {
    ExpectExact(TotalsCases());
}
TEST(TotalsTest, AreExactWithADiscountOnTheDocument) {
    ExpectExact(DiscountCases());
}

TEST(TotalsTest, RoundWhereTheyAreTold) {
    const std::vector<Line> lines(3, LineAt("1", "0.03", "20"));
    const auto by_line = TotalsOf(lines, {.currency = Currency::Eur(),
                                          .discount = {},
                                          .rounding = Rounding::kHalfAwayFromZero,
                                          .round_at = RoundAt::kLine});
    ASSERT_TRUE(by_line.ok());
    EXPECT_EQ(by_line->vat, Cents(3));
    const std::vector<Line> half = {LineAt("1", "0.125", "20")};
    EXPECT_EQ(TotalsOf(half, {.rounding = Rounding::kHalfEven})->net, Cents(12));
    EXPECT_EQ(TotalsOf(half, {.rounding = Rounding::kHalfAwayFromZero})->net, Cents(13));
    EXPECT_EQ(TotalsOf(half, {.rounding = Rounding::kTowardsZero})->net, Cents(12));
}

TEST(TotalsTest, RefuseWhatIsTooMuch) {
    const std::vector<Line> many(kLinesMax + 1, LineAt("1", "1", "20"));
    EXPECT_EQ(ReasonOf(TotalsOf(many, {}).status()), "TOO_MANY_LINES");
    const std::vector<Line> most(kLinesMax, LineAt("1", "1", "20"));
    EXPECT_EQ(TotalsOf(most, {})->gross, Cents(1'200'000));
    const std::vector<Line> large(2, LineAt("900000000000", "1", "20"));
    EXPECT_EQ(ReasonOf(TotalsOf(large, {}).status()), "OUT_OF_RANGE");
    const std::vector<Line> small = {LineAt("1", "1", "20")};
    EXPECT_EQ(ReasonOf(TotalsOf(small, {.discount = Amount("2")}).status()), "OUT_OF_RANGE");
    const std::vector<Line> second = {LineAt("1", "1", "20"),
                                      With(LineAt("1", "1", "20"), Amount("2"))};
    EXPECT_NE(TotalsOf(second, {}).status().message().find("line 2"), std::string::npos);
}

TEST(PostingTest, AddsUpToTheNet) {
    Line goods = LineAt("1", "33.33", "20");
    goods.kind = ProductKind::kGoods;
    Content content = ContentOf({goods, LineAt("1", "66.66", "20"), LineAt("1", "10", "10")});
    content.discount = Percent("10");
    const Totals totals = TotalsOf(content).value();
    const auto postings = PostingsOf(content, totals);
    ASSERT_TRUE(postings.ok());
    ASSERT_EQ(postings->size(), 3U);
    EXPECT_EQ(postings->at(0), (Posting{ProductKind::kGoods, Vat("20"), Cents(3000)}));
    EXPECT_EQ(postings->at(1), (Posting{ProductKind::kService, Vat("20"), Cents(5999)}));
    EXPECT_EQ(postings->at(2), (Posting{ProductKind::kService, Vat("10"), Cents(900)}));
    EXPECT_EQ(totals.net, Cents(9899));
}

}  // namespace
}  // namespace socle::invoicing
