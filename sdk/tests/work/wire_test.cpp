#include "socle/wire.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "socle/identifiers.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

type::v1::Date WireDate(int year, int month, int day) {
    type::v1::Date date;
    date.set_year(year);
    date.set_month(month);
    date.set_day(day);
    return date;
}

TEST(Wire, DatesAreReadOrRefusedWithFieldAndValue) {
    struct Case {
        type::v1::Date date;
        std::string reason;  // "" when accepted
        std::string value;   // the date, or the value the refusal quotes
    };
    const std::vector<Case> cases = {
        {WireDate(2026, 11, 23), "", "2026-11-23"},
        {WireDate(2028, 2, 29), "", "2028-02-29"},
        {WireDate(2026, 2, 31), "INVALID_DATE", "2026-02-31"},
        {WireDate(2026, 2, 29), "INVALID_DATE", "2026-02-29"},
        {WireDate(2026, 13, 1), "INVALID_DATE", "2026-13-01"},
        {WireDate(2026, 1, 0), "INVALID_DATE", "2026-01-00"},
        {WireDate(1899, 12, 31), "INVALID_DATE", "1899-12-31"},
        {WireDate(0, 0, 0), "REQUIRED", ""},
    };
    for (const Case& each : cases) {
        const auto date = DateFromWire(each.date, "due_date");
        EXPECT_EQ(ReasonOf(date.status()), each.reason) << each.date.ShortDebugString();
        if (date.ok()) {
            EXPECT_EQ(date->ToString(), each.value);
            EXPECT_EQ(ToWire(*date).SerializeAsString(), each.date.SerializeAsString());
        } else {
            EXPECT_EQ(MetadataOf(date.status())["field"], "due_date");
            EXPECT_EQ(MetadataOf(date.status())["value"], each.value);
        }
    }
}

TEST(Wire, MoneyNeedsAKnownCurrency) {
    type::v1::Money wire;
    EXPECT_EQ(ReasonOf(MoneyFromWire(wire, "price").status()), "REQUIRED");
    EXPECT_FALSE(OptionalMoneyFromWire(wire, "price")->has_value());
    wire.set_minor_units(-1234);
    EXPECT_EQ(ReasonOf(MoneyFromWire(wire, "price").status()), "INVALID_VALUE");
    wire.set_currency_code("EUR");
    const auto money = MoneyFromWire(wire, "price");
    ASSERT_TRUE(money.ok()) << money.status();
    EXPECT_EQ(*money, Money(-1234, Currency::Eur()));
    EXPECT_EQ(ToWire(*money).SerializeAsString(), wire.SerializeAsString());
    wire.set_currency_code("eur");
    EXPECT_EQ(MetadataOf(MoneyFromWire(wire, "price").status())["field"], "price");
}

TEST(Wire, DecimalsComeFromText) {
    struct Case {
        std::string text;
        std::string reason;
        std::string back;
    };
    const std::vector<Case> cases = {{"3.60", "", "3.6"},
                                     {"-12", "", "-12"},
                                     {"", "REQUIRED", ""},
                                     {"3,60", "INVALID_VALUE", ""},
                                     {"1e3", "INVALID_VALUE", ""}};
    for (const Case& each : cases) {
        type::v1::Decimal wire;
        wire.set_value(each.text);
        const auto decimal = DecimalFromWire(wire, "rate");
        EXPECT_EQ(ReasonOf(decimal.status()), each.reason) << each.text;
        EXPECT_EQ(decimal.ok() ? ToWire(*decimal).value() : "", each.back);
    }
    EXPECT_FALSE(OptionalDecimalFromWire({}, "rate")->has_value());
    EXPECT_FALSE(OptionalDateFromWire({}, "day")->has_value());
    EXPECT_EQ(ReasonOf(OptionalDateFromWire(WireDate(2026, 2, 31), "day").status()),
              "INVALID_DATE");
}

TEST(Wire, InstantsKeepMicroseconds) {
    google::protobuf::Timestamp wire;
    wire.set_seconds(-1);
    wire.set_nanos(999'999'000);
    const auto instant = InstantFromWire(wire, "time");
    ASSERT_TRUE(instant.ok());
    EXPECT_EQ(FormatInstant(*instant), "1969-12-31T23:59:59.999999Z");
    EXPECT_EQ(ToWire(*instant).SerializeAsString(), wire.SerializeAsString());
    wire.set_nanos(1'000'000'000);
    EXPECT_EQ(ReasonOf(InstantFromWire(wire, "time").status()), "INVALID_DATE");
    wire.set_nanos(0);
    wire.set_seconds(std::int64_t{1} << 60);
    EXPECT_EQ(ReasonOf(InstantFromWire(wire, "time").status()), "INVALID_DATE");
}

TEST(Wire, AddressesAreTrimmedAndBounded) {
    type::v1::Address wire;
    wire.add_lines("  12 rue   de l'Église ");
    wire.add_lines("   ");
    wire.set_postal_code("35000");
    wire.set_city("Rennes");
    const auto address = AddressFromWire(wire, "billing_address");
    ASSERT_TRUE(address.ok()) << address.status();
    EXPECT_EQ(address->lines.size(), 1u);
    EXPECT_EQ(address->country_code, "FR");
    EXPECT_EQ(ToWire(*address).city(), "Rennes");
    EXPECT_TRUE(AddressFromWire({}, "billing_address")->IsEmpty());

    type::v1::Address bad = wire;
    bad.set_country_code("Frankreich");
    EXPECT_EQ(ReasonOf(AddressFromWire(bad, "a").status()), "INVALID_COUNTRY");
    EXPECT_EQ(MetadataOf(AddressFromWire(bad, "a").status())["field"], "a.country_code");
    bad = wire;
    bad.set_city(std::string(101, 'x'));
    EXPECT_EQ(ReasonOf(AddressFromWire(bad, "a").status()), "TOO_LONG");
    bad = wire;
    for (int i = 0; i < 6; ++i) bad.add_lines("line");
    EXPECT_EQ(ReasonOf(AddressFromWire(bad, "a").status()), "TOO_MANY");
    bad = wire;
    bad.set_postal_code("35\xff");
    EXPECT_EQ(ReasonOf(AddressFromWire(bad, "a").status()), "INVALID_TEXT");
}

TEST(Wire, ForFieldKeepsReasonAndMetadata) {
    const auto siret = ForField(ParseSiret("1.23E+13"), "siret");
    EXPECT_EQ(ReasonOf(siret.status()), "SIRET_DAMAGED");
    EXPECT_EQ(MetadataOf(siret.status())["field"], "siret");
    EXPECT_EQ(MetadataOf(siret.status())["value"], "1.23E+13");
    EXPECT_TRUE(ForField(absl::OkStatus(), "siret").ok());
}

}  // namespace
}  // namespace socle
