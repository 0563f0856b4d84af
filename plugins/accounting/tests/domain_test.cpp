// Rules of the books that need no database, as tables of cases.
#include <gtest/gtest.h>

#include "domain/aged.hpp"
#include "domain/chart.hpp"
#include "domain/fiscal_year.hpp"
#include "domain/lettering.hpp"
#include "domain/posting.hpp"

namespace socle::accounting {
namespace {

Date On(std::string_view day) {
    return Date::Parse(day).value();
}

TEST(Chart, KnowsItsYears) {
    EXPECT_GT(Chart::Of(2025).titles().size(), 800U);
    EXPECT_EQ(Chart::Of(2026).TitleOf("411000"), "Clients");
    EXPECT_EQ(Chart::Of(2026).TitleOf("445710"), "TVA collectée");
    EXPECT_EQ(Chart::Of(2026).TitleOf("530000"), "Caisse");
    for (const char* gone : {"671000", "675000", "771000", "775000", "777000", "791000"})
        EXPECT_EQ(Chart::Of(2026).TitleOf(gone), std::nullopt)
            << gone << " is gone since 2025 (A-02)";
    EXPECT_NE(Chart::Of(2025).TitleOf("167100"), Chart::Of(2026).TitleOf("167100"));
    EXPECT_TRUE(Chart::Of(2026).HasRoomFor("706250"));
    EXPECT_FALSE(Chart::Of(2026).HasRoomFor("809000"));
    for (const char* bad : {"", "41100", "4110001234567", "41100A", "011000", "911000"})
        EXPECT_EQ(ReasonOf(CheckAccountNumber(bad).status()), "INVALID_VALUE") << bad;
}

TEST(PostingRules, EveryAccountHasItsPlaceInTheChart) {
    EXPECT_GT(PostingRules::Standard().size(), 20U);
    for (const PostingRule& rule : PostingRules::Standard()) {
        EXPECT_TRUE(CheckAccountNumber(rule.account).ok()) << rule.Name();
        EXPECT_TRUE(Chart::Of(2025).HasRoomFor(rule.account) ||
                    Chart::Of(2025).TitleOf(rule.account))
            << rule.Name();
        EXPECT_FALSE(rule.title.empty()) << rule.Name();
    }
}

TEST(PostingRules, TheFirstThatFitsCounts) {
    const PostingRules rules(std::map<std::string, std::string, std::less<>>{});
    const struct {
        Purpose purpose;
        const char* account;
    } cases[] = {
        {{.use = "sale", .kind = "goods", .vat_category = "S", .vat_rate = "20"}, "707200"},
        {{.use = "sale", .kind = "goods", .vat_category = "S", .vat_rate = "13"}, "707000"},
        {{.use = "sale", .kind = "goods", .vat_category = "G", .vat_rate = "0"}, "707920"},
        {{.use = "sale", .kind = "service", .vat_category = "AE", .vat_rate = "0"}, "706930"},
        {{.use = "sale", .kind = "service", .vat_category = "E", .vat_rate = "0"}, "706000"},
        {{.use = "vat", .vat_category = "S", .vat_rate = "5.5"}, "445715"},
        {{.use = "vat", .vat_category = "S", .vat_rate = "13"}, "445710"},
        {{.use = "payment", .method = "cash"}, "530000"},
        {{.use = "payment", .method = "card"}, "512000"},
    };
    for (const auto& c : cases) EXPECT_EQ(rules.AccountFor(c.purpose).value_or("none"), c.account);
        // A broken invariant of ours: a build with assertions ends there.
#ifdef NDEBUG
    EXPECT_EQ(ReasonOf(rules.AccountFor({.use = "nothing"}).status()), "INTERNAL");
#else
    EXPECT_DEATH(static_cast<void>(rules.AccountFor({.use = "nothing"})), "no posting rule");
#endif
    EXPECT_EQ(
        PostingRules(std::map<std::string, std::string, std::less<>>{{"payment-cash", "531000"}})
            .AccountFor({.use = "payment", .method = "cash"})
            .value(),
        "531000");
}

TEST(Lettering, LettersGoOnAfterZ) {
    const std::pair<std::int64_t, const char*> cases[] = {
        {1, "AA"}, {2, "AB"}, {26, "AZ"}, {27, "BA"}, {676, "ZZ"}, {677, "AAA"}, {703, "ABA"}};
    for (const auto& [number, letters] : cases) EXPECT_EQ(LettersFor(number), letters) << number;
}

TEST(FiscalYear, ClosesByMonths) {
    const FiscalYear year{.start = On("2026-01-01"), .end = On("2026-12-31"), .closed_through = {}};
    EXPECT_EQ(ReasonOf(ClosedThrough(year, On("2026-03-15")).status()), "INVALID_VALUE");
    EXPECT_EQ(ReasonOf(ClosedThrough(year, On("2027-01-31")).status()), "INVALID_VALUE");
    const auto march = ClosedThrough(year, On("2026-03-31"));
    ASSERT_TRUE(march.ok());
    EXPECT_EQ(ReasonOf(ClosedThrough(*march, On("2026-02-28")).status()), "PERIOD_CLOSED");
    EXPECT_EQ(FirstOpenDay(On("2026-02-10"), {*march}), On("2026-04-01"));
    EXPECT_EQ(FirstOpenDay(On("2026-04-10"), {*march}), On("2026-04-10"));
    FiscalYear whole = ClosedThrough(*march, On("2026-12-31")).value();
    EXPECT_EQ(FirstOpenDay(On("2026-02-10"), {whole}), On("2027-01-01"));
}

TEST(FiscalYear, NewOnesByTable) {
    const std::vector<FiscalYear> others = {
        {.start = On("2026-01-01"), .end = On("2026-12-31"), .closed_through = {}}};
    const struct {
        const char* start;
        const char* end;
        const char* refused;
    } cases[] = {
        {"2027-01-01", "2027-12-31", ""},
        {"2024-07-01", "2025-12-31", ""},
        {"2025-07-01", "2026-06-30", "FISCAL_YEAR_OVERLAPS"},
        {"2027-01-01", "2026-12-31", "INVALID_VALUE"},
        {"2027-01-01", "2027-12-30", "INVALID_VALUE"},
        {"2027-01-01", "2029-01-31", "INVALID_VALUE"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(ReasonOf(CheckNewYear(
                      {.start = On(c.start), .end = On(c.end), .closed_through = {}}, others)),
                  c.refused)
            << c.start << " " << c.end;
}

TEST(Aged, ByDaysLate) {
    const std::pair<const char*, std::size_t> cases[] = {
        {"2026-11-30", 0}, {"2026-11-15", 0}, {"2026-11-14", 1},
        {"2026-10-16", 1}, {"2026-10-15", 2}, {"2026-09-16", 2},
        {"2026-09-15", 3}, {"2026-08-17", 3}, {"2026-08-16", 4}};
    for (const auto& [due, age] : cases) EXPECT_EQ(AgeOf(On(due), On("2026-11-15")), age) << due;
}

}  // namespace
}  // namespace socle::accounting
