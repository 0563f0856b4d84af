// Between the shared message types (socle.type.v1, Timestamp) and the value layer. Reading refuses
// what is no value and names the field; a message that was left out is REQUIRED, or nothing in the
// Optional forms.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string_view>

#include "socle/address.hpp"
#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/decimal.hpp"
#include "socle/money.hpp"
#include "socle/type/v1/address.pb.h"
#include "socle/type/v1/date.pb.h"
#include "socle/type/v1/decimal.pb.h"
#include "socle/type/v1/money.pb.h"

namespace socle {

[[nodiscard]] type::v1::Money ToWire(const Money& money);
[[nodiscard]] type::v1::Decimal ToWire(const Decimal& decimal);
[[nodiscard]] type::v1::Date ToWire(const Date& date);
[[nodiscard]] type::v1::Address ToWire(const Address& address);
[[nodiscard]] google::protobuf::Timestamp ToWire(Instant instant);

// Refusals: REQUIRED, INVALID_VALUE (currency).
[[nodiscard]] absl::StatusOr<Money> MoneyFromWire(const type::v1::Money& money,
                                                  std::string_view field);
// Refusals: REQUIRED, INVALID_VALUE, OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<Decimal> DecimalFromWire(const type::v1::Decimal& decimal,
                                                      std::string_view field);
// Refusals: REQUIRED, INVALID_DATE (metadata "value": "2026-02-31").
[[nodiscard]] absl::StatusOr<Date> DateFromWire(const type::v1::Date& date, std::string_view field);
// Refusals: INVALID_DATE when it is outside the years 1900 to 2199 or not normalised.
[[nodiscard]] absl::StatusOr<Instant> InstantFromWire(const google::protobuf::Timestamp& time,
                                                      std::string_view field);
// Texts trimmed, the country FR when left out. Refusals: TOO_MANY, TOO_LONG, INVALID_TEXT,
// INVALID_COUNTRY; metadata "field" is the part ("address.city").
[[nodiscard]] absl::StatusOr<Address> AddressFromWire(const type::v1::Address& address,
                                                      std::string_view field);

[[nodiscard]] absl::StatusOr<std::optional<Money>> OptionalMoneyFromWire(
    const type::v1::Money& money, std::string_view field);
[[nodiscard]] absl::StatusOr<std::optional<Decimal>> OptionalDecimalFromWire(
    const type::v1::Decimal& decimal, std::string_view field);
[[nodiscard]] absl::StatusOr<std::optional<Date>> OptionalDateFromWire(const type::v1::Date& date,
                                                                       std::string_view field);

// The same refusal, saying which field it is about: ForField(ParseSiret(request.siret()), "siret").
[[nodiscard]] absl::Status ForField(const absl::Status& status, std::string_view field);
template <typename T>
[[nodiscard]] absl::StatusOr<T> ForField(absl::StatusOr<T> result, std::string_view field) {
    if (result.ok()) return result;
    return ForField(result.status(), field);
}

}  // namespace socle
