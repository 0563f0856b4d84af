#include "socle/clock.hpp"

#include <gtest/gtest.h>

#include "socle/status.hpp"
#include "socle/testing/fake_clock.hpp"

namespace socle {
namespace {

std::string RoundTrip(std::string_view text) {
    const auto instant = ParseInstant(text);
    return instant.ok() ? FormatInstant(*instant) : ReasonOf(instant.status());
}

struct InstantCase {
    std::string_view text;
    std::string_view expected;
};

TEST(Instant, Parse) {
    constexpr InstantCase kCases[] = {
        {"2026-11-23T08:15:00.000001Z", "2026-11-23T08:15:00.000001Z"},
        {"2026-11-23T08:15:00Z", "2026-11-23T08:15:00.000000Z"},
        {"2026-11-23t08:15:00z", "2026-11-23T08:15:00.000000Z"},
        {"2026-11-23T08:15:00.5Z", "2026-11-23T08:15:00.500000Z"},
        {"2026-11-23T08:15:00.123456789Z", "2026-11-23T08:15:00.123456Z"},
        {"2026-11-23T00:30:00+01:00", "2026-11-22T23:30:00.000000Z"},
        {"2026-11-23T23:30:00-05:30", "2026-11-24T05:00:00.000000Z"},
        {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
        {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000000Z"},
        {"", "INVALID_VALUE"},
        {"2026-11-23", "INVALID_VALUE"},
        {"2026-11-23 08:15:00Z", "INVALID_VALUE"},
        {"2026-11-23T08:15:00", "INVALID_VALUE"},
        {"2026-11-23T08:15Z", "INVALID_VALUE"},
        {"2026-11-23T24:00:00Z", "INVALID_VALUE"},
        {"2026-11-23T08:60:00Z", "INVALID_VALUE"},
        {"2026-11-23T08:15:60Z", "INVALID_VALUE"},
        {"2026-02-31T08:15:00Z", "INVALID_VALUE"},
        {"2026-11-23T08:15:00.Z", "INVALID_VALUE"},
        {"2026-11-23T08:15:00.1234567891Z", "INVALID_VALUE"},
        {"2026-11-23T08:15:00+25:00", "INVALID_VALUE"},
        {"2026-11-23T08:15:00+0100", "INVALID_VALUE"},
        {"2026-11-23T08:15:00Zx", "INVALID_VALUE"},
        {"2026-11-23T08:15:-1Z", "INVALID_VALUE"},
    };
    for (const InstantCase& c : kCases) EXPECT_EQ(RoundTrip(c.text), c.expected) << c.text;
}

TEST(TimeZone, LoadsOnlyIanaNames) {
    for (const std::string_view good :
         {"Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "Indian/Reunion", "Etc/GMT+3"}) {
        const auto zone = TimeZone::Load(good);
        ASSERT_TRUE(zone.ok()) << good;
        EXPECT_EQ(zone->name(), good);
    }
    for (const std::string_view bad :
         {"", "Europe/Atlantis", "/etc/localtime", "../../etc/localtime", "localtime",
          "libc:localtime", "Europe/Paris\n", "Europe/../UTC"}) {
        EXPECT_EQ(ReasonOf(TimeZone::Load(bad).status()), "INVALID_VALUE") << bad;
    }
}

TEST(TimeZone, DayOfFollowsTheZone) {
    struct Case {
        std::string_view zone;
        std::string_view instant;
        std::string_view day;
    };
    constexpr Case kCases[] = {
        {"Europe/Paris", "2026-11-22T22:59:59.999999Z", "2026-11-22"},
        {"Europe/Paris", "2026-11-22T23:00:00Z", "2026-11-23"},
        {"Europe/Paris", "2026-07-13T22:00:00Z", "2026-07-14"},
        {"UTC", "2026-11-22T23:00:00Z", "2026-11-22"},
        {"Indian/Reunion", "2026-12-31T20:00:00Z", "2027-01-01"},
        {"America/Guadeloupe", "2027-01-01T03:59:59Z", "2026-12-31"},
        {"UTC", "1500-01-01T00:00:00Z", "1900-01-01"},
    };
    for (const Case& c : kCases) {
        const TimeZone zone = TimeZone::Load(c.zone).value();
        EXPECT_EQ(zone.DayOf(ParseInstant(c.instant).value()).ToString(), c.day) << c.instant;
    }
    EXPECT_EQ(TimeZone::Utc().name(), "UTC");
}

TEST(Clock, SystemClockAdvancesAndFakeClockStands) {
    const SystemClock system;
    EXPECT_GT(system.Now(), ParseInstant("2024-01-01T00:00:00Z").value());

    testing::FakeClock fake;
    EXPECT_EQ(FormatInstant(fake.Now()), "2026-11-23T12:00:00.000000Z");
    fake.Advance(std::chrono::hours{24});
    EXPECT_EQ(FormatInstant(fake.Now()), "2026-11-24T12:00:00.000000Z");
    fake.Set(ParseInstant("2027-01-01T00:00:00Z").value());
    EXPECT_EQ(FormatInstant(fake.Now()), "2027-01-01T00:00:00.000000Z");
}

}  // namespace
}  // namespace socle
