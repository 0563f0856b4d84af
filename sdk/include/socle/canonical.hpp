// The canonical form of a record that is sealed: one sequence of bytes with every field, in a fixed
// order. Equal records give equal bytes, different ones different bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/decimal.hpp"
#include "socle/money.hpp"

namespace socle {

// "name=length:value\n" for each field: no value can be taken for another field.
class CanonicalWriter {
 public:
    // `package` "socle.invoicing", `kind` "invoice". `version` goes up when a field is added or
    // written differently; old records keep the one they were sealed by.
    CanonicalWriter(std::string_view package, std::string_view kind, int version);

    void Text(std::string_view name, std::string_view value);
    void Number(std::string_view name, std::int64_t value);
    void Exact(std::string_view name, const Decimal& value);
    void Amount(std::string_view name, const Money& value);  // its minor units
    void Day(std::string_view name, const Date& value);
    void Moment(std::string_view name, Instant value);
    // A missing value differs from an empty one: it has no field at all.
    void MaybeDay(std::string_view name, const std::optional<Date>& value);
    [[nodiscard]] std::string Finish() &&;

 private:
    std::string bytes_;
};

}  // namespace socle
