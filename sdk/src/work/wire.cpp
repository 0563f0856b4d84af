#include "socle/wire.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "socle/identifiers.hpp"
#include "socle/status.hpp"
#include "socle/text.hpp"

namespace socle {
namespace {

constexpr int kNanosPerSecond = 1'000'000'000;

bool IsAbsent(const type::v1::Money& money) {
    return money.currency_code().empty() && money.minor_units() == 0;
}
bool IsAbsent(const type::v1::Decimal& decimal) {
    return decimal.value().empty();
}
bool IsAbsent(const type::v1::Date& date) {
    return date.year() == 0 && date.month() == 0 && date.day() == 0;
}

absl::Status Missing(std::string_view field) {
    return RefuseField(reason::kRequired, field, std::string(field) + " is required");
}

// std::optional<T> of what FromWire reads, nothing when the message was left out.
template <typename T, typename Wire>
absl::StatusOr<std::optional<T>> Optional(const Wire& wire, std::string_view field,
                                          absl::StatusOr<T> (*from_wire)(const Wire&,
                                                                         std::string_view)) {
    if (IsAbsent(wire)) return std::optional<T>{};
    SOCLE_ASSIGN(const T value, from_wire(wire, field));
    return std::optional<T>{value};
}

}  // namespace

absl::Status ForField(const absl::Status& status, std::string_view field) {
    if (status.ok()) return status;
    const std::string reason = ReasonOf(status);
    const std::string sentence(status.message());
    return RefuseField(Reason{status.code(), reason}, field, sentence, MetadataOf(status));
}

type::v1::Money ToWire(const Money& money) {
    type::v1::Money wire;
    wire.set_currency_code(std::string(money.currency().code()));
    wire.set_minor_units(money.minor_units());
    return wire;
}

type::v1::Decimal ToWire(const Decimal& decimal) {
    type::v1::Decimal wire;
    wire.set_value(decimal.ToString());
    return wire;
}

type::v1::Date ToWire(const Date& date) {
    type::v1::Date wire;
    wire.set_year(date.year());
    wire.set_month(date.month());
    wire.set_day(date.day());
    return wire;
}

type::v1::Address ToWire(const Address& address) {
    type::v1::Address wire;
    for (const std::string& line : address.lines) wire.add_lines(line);
    wire.set_postal_code(address.postal_code);
    wire.set_city(address.city);
    wire.set_country_code(address.country_code);
    return wire;
}

google::protobuf::Timestamp ToWire(Instant instant) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
    const std::chrono::nanoseconds rest = instant - seconds;
    google::protobuf::Timestamp wire;
    wire.set_seconds(seconds.time_since_epoch().count());
    wire.set_nanos(static_cast<int>(rest.count()));
    return wire;
}

absl::StatusOr<Money> MoneyFromWire(const type::v1::Money& money, std::string_view field) {
    if (IsAbsent(money)) return Missing(field);
    SOCLE_ASSIGN(const Currency currency, ForField(Currency::Parse(money.currency_code()), field));
    return Money(money.minor_units(), currency);
}

absl::StatusOr<Decimal> DecimalFromWire(const type::v1::Decimal& decimal, std::string_view field) {
    if (IsAbsent(decimal)) return Missing(field);
    return ForField(Decimal::Parse(decimal.value()), field);
}

absl::StatusOr<Date> DateFromWire(const type::v1::Date& date, std::string_view field) {
    if (IsAbsent(date)) return Missing(field);
    return ForField(Date::Of(date.year(), date.month(), date.day()), field);
}

absl::StatusOr<Instant> InstantFromWire(const google::protobuf::Timestamp& time,
                                        std::string_view field) {
    constexpr std::chrono::sys_seconds kFirst =
        std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
    constexpr std::chrono::sys_seconds kEnd =
        std::chrono::sys_days{std::chrono::year{2200} / 1 / 1};
    const bool in_range = time.seconds() >= kFirst.time_since_epoch().count() &&
                          time.seconds() < kEnd.time_since_epoch().count() && time.nanos() >= 0 &&
                          time.nanos() < kNanosPerSecond;
    if (!in_range) {
        return RefuseField(reason::kInvalidDate, field,
                           "this is no instant of the years 1900 to 2199",
                           {{"value", std::to_string(time.seconds()) + " s"}});
    }
    return Instant{std::chrono::seconds{time.seconds()}} +
           std::chrono::floor<std::chrono::microseconds>(std::chrono::nanoseconds{time.nanos()});
}

absl::StatusOr<Address> AddressFromWire(const type::v1::Address& address, std::string_view field) {
    const std::string prefix = std::string(field) + ".";
    if (static_cast<std::size_t>(address.lines_size()) > kAddressLinesMax) {
        return RefuseField(reason::kTooMany, prefix + "lines", "an address has at most 5 lines",
                           {{"limit", std::to_string(kAddressLinesMax)}});
    }
    Address result;
    for (const std::string& line : address.lines()) {
        SOCLE_ASSIGN(std::string text,
                     CheckText(line, prefix + "lines", kAddressLineCharactersMax));
        if (!text.empty()) result.lines.push_back(std::move(text));
    }
    SOCLE_ASSIGN(result.postal_code, CheckText(address.postal_code(), prefix + "postal_code",
                                               kPostalCodeCharactersMax));
    SOCLE_ASSIGN(result.city,
                 CheckText(address.city(), prefix + "city", kAddressLineCharactersMax));
    if (!address.country_code().empty()) {
        SOCLE_ASSIGN(result.country_code,
                     ForField(ParseCountry(address.country_code()), prefix + "country_code"));
    }
    return result;
}

absl::StatusOr<std::optional<Money>> OptionalMoneyFromWire(const type::v1::Money& money,
                                                           std::string_view field) {
    return Optional<Money>(money, field, &MoneyFromWire);
}

absl::StatusOr<std::optional<Decimal>> OptionalDecimalFromWire(const type::v1::Decimal& decimal,
                                                               std::string_view field) {
    return Optional<Decimal>(decimal, field, &DecimalFromWire);
}

absl::StatusOr<std::optional<Date>> OptionalDateFromWire(const type::v1::Date& date,
                                                         std::string_view field) {
    return Optional<Date>(date, field, &DateFromWire);
}

}  // namespace socle
