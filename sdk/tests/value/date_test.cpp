#include "socle/date.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "socle/status.hpp"

namespace socle {
namespace {

Date D(std::string_view text) {
    return Date::Parse(text).value();
}

TEST(Date, Parse) {
    for (const std::string_view good :
         {"1900-01-01", "2026-11-23", "2024-02-29", "2000-02-29", "2199-12-31"}) {
        const auto date = Date::Parse(good);
        ASSERT_TRUE(date.ok()) << good;
        EXPECT_EQ(date->ToString(), good);
    }
    for (const std::string_view bad :
         {"2026-02-31", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
          "2026-04-31", "1899-12-31", "2200-01-01", "", "2026-1-1", "26-11-23", "23/11/2026",
          "20261123", "2026-11-23T00:00", " 2026-11-23", "2026-11-2a", "-026-11-23"}) {
        EXPECT_EQ(ReasonOf(Date::Parse(bad).status()), "INVALID_DATE") << bad;
    }
}

TEST(Date, OfRefusesWhatNoCalendarHas) {
    EXPECT_TRUE(Date::Of(2026, 11, 23).ok());
    EXPECT_EQ(ReasonOf(Date::Of(2026, 2, 31).status()), "INVALID_DATE");
    EXPECT_EQ(ReasonOf(Date::Of(2026, 257, 1).status()), "INVALID_DATE");
    EXPECT_EQ(ReasonOf(Date::Of(2026, -1, 1).status()), "INVALID_DATE");
    EXPECT_EQ(ReasonOf(Date::Of(2026, 1, 257).status()), "INVALID_DATE");
    EXPECT_EQ(ReasonOf(Date::Of(67562, 1, 1).status()), "INVALID_DATE");
}

TEST(Date, Arithmetic) {
    EXPECT_EQ(D("2026-11-23").PlusDays(30), D("2026-12-23"));
    EXPECT_EQ(D("2026-12-31").PlusDays(1), D("2027-01-01"));
    EXPECT_EQ(D("2024-03-01").PlusDays(-1), D("2024-02-29"));
    EXPECT_EQ(D("2026-11-23").PlusDays(std::numeric_limits<int>::max()), D("2199-12-31"));
    EXPECT_EQ(D("2026-11-23").PlusDays(std::numeric_limits<int>::min()), D("1900-01-01"));
    EXPECT_EQ(D("2026-02-03").EndOfMonth(), D("2026-02-28"));
    EXPECT_EQ(D("2024-02-29").EndOfMonth(), D("2024-02-29"));
    EXPECT_EQ(D("2026-12-01").EndOfMonth(), D("2026-12-31"));
    EXPECT_EQ(D("2026-11-23").DaysUntil(D("2026-12-23")), 30);
    EXPECT_EQ(D("2026-12-23").DaysUntil(D("2026-11-23")), -30);
    EXPECT_EQ(Date::FromDaysSince1970(0), D("1970-01-01"));
    EXPECT_EQ(Date::FromDaysSince1970(std::numeric_limits<std::int64_t>::min()), D("1900-01-01"));
    EXPECT_LT(D("2026-11-23"), D("2026-11-24"));
}

}  // namespace
}  // namespace socle
