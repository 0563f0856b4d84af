#include "socle/canonical.hpp"

#include <utility>

namespace socle {

CanonicalWriter::CanonicalWriter(std::string_view package, std::string_view kind, int version) {
    Text(package, kind);
    Number("version", version);
}

void CanonicalWriter::Text(std::string_view name, std::string_view value) {
    bytes_.append(name).append("=").append(std::to_string(value.size())).append(":");
    bytes_.append(value).append("\n");
}

void CanonicalWriter::Number(std::string_view name, std::int64_t value) {
    Text(name, std::to_string(value));
}

void CanonicalWriter::Exact(std::string_view name, const Decimal& value) {
    Text(name, value.ToString());
}

void CanonicalWriter::Amount(std::string_view name, const Money& value) {
    Number(name, value.minor_units());
}

void CanonicalWriter::Day(std::string_view name, const Date& value) {
    Text(name, value.ToString());
}

void CanonicalWriter::Moment(std::string_view name, Instant value) {
    Text(name, FormatInstant(value));
}

void CanonicalWriter::MaybeDay(std::string_view name, const std::optional<Date>& value) {
    if (value) Day(name, *value);
}

std::string CanonicalWriter::Finish() && {
    return std::move(bytes_);
}

}  // namespace socle
