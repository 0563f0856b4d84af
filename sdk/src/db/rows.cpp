#include <charconv>

#include "db/array_text.hpp"
#include "db/row_set.hpp"
#include "socle/sql.hpp"

namespace socle {
namespace {

void Note(const internal::RowSet& set, std::string_view column, std::string_view problem) {
    if (set.fault->text.empty())
        set.fault->text =
            set.statement + ": column " + std::string(column) + " " + std::string(problem);
}

template <typename T>
T ValueOr(const internal::RowSet& set, std::string_view column, absl::StatusOr<T> value,
          T fallback) {
    if (value.ok()) return *std::move(value);
    Note(set, column, "has another type");
    return fallback;
}

}  // namespace

std::optional<std::string_view> Row::Field(std::string_view column) const {
    const pqxx::result& result = set_->result;
    for (pqxx::result::size_type i = 0, n = static_cast<int>(result.columns()); i < n; ++i) {
        if (column != result.column_name(static_cast<pqxx::row_size_type>(i))) continue;
        const pqxx::field field = result[static_cast<pqxx::result::size_type>(index_)]
                                        [static_cast<pqxx::row_size_type>(i)];
        if (field.is_null()) return std::nullopt;
        return std::string_view(field.c_str(), field.size());
    }
    Note(*set_, column, "does not exist");
    return std::nullopt;
}

bool Row::IsNull(std::string_view column) const {
    return !Field(column).has_value();
}

std::string Row::Text(std::string_view column) const {
    return std::string(Field(column).value_or(std::string_view{}));
}

std::optional<std::string> Row::OptionalText(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return std::nullopt;
    return std::string(*field);
}

std::int64_t Row::Int64(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return 0;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(field->data(), field->data() + field->size(), value);
    if (error != std::errc{} || end != field->data() + field->size())
        Note(*set_, column, "is not a whole number");
    return value;
}

int Row::Int(std::string_view column) const {
    return static_cast<int>(Int64(column));
}

bool Row::Bool(std::string_view column) const {
    const auto field = Field(column);
    if (field && *field != "t" && *field != "f") Note(*set_, column, "is not a boolean");
    return field && *field == "t";
}

Uuid Row::AsUuid(std::string_view column) const {
    return OptionalUuid(column).value_or(Uuid{});
}

std::optional<Uuid> Row::OptionalUuid(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return std::nullopt;
    return ValueOr(*set_, column, Uuid::Parse(*field), Uuid{});
}

Date Row::AsDate(std::string_view column) const {
    if (const auto date = OptionalDate(column)) return *date;
    Note(*set_, column, "is NULL where a date was expected");
    return *Date::Of(1900, 1, 1);
}

std::optional<Date> Row::OptionalDate(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return std::nullopt;
    return ValueOr(*set_, column, Date::Parse(*field), *Date::Of(1900, 1, 1));
}

Instant Row::AsInstant(std::string_view column) const {
    return OptionalInstant(column).value_or(Instant{});
}

// PostgreSQL writes "2026-11-23 08:15:00.000001+00" (the session's zone is UTC); RFC 3339 wants a T
// and Z.
std::optional<Instant> Row::OptionalInstant(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return std::nullopt;
    std::string text(*field);
    if (text.size() > 10) text[10] = 'T';
    if (text.ends_with("+00")) text.replace(text.size() - 3, 3, "Z");
    return ValueOr(*set_, column, ParseInstant(text), Instant{});
}

Decimal Row::AsDecimal(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return Decimal{};
    return ValueOr(*set_, column, Decimal::Parse(*field), Decimal{});
}

std::string Row::AsBytes(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return "";
    if (auto bytes = internal::BytesFromHex(*field)) return *std::move(bytes);
    Note(*set_, column, "is not bytea");
    return "";
}

std::vector<std::string> Row::TextArray(std::string_view column) const {
    const auto field = Field(column);
    if (!field) return {};
    if (auto items = internal::ItemsOfArray(*field)) return *std::move(items);
    Note(*set_, column, "is not an array");
    return {};
}

std::size_t Rows::size() const {
    return static_cast<std::size_t>(set_->result.size());
}

std::int64_t Rows::affected() const {
    return static_cast<std::int64_t>(set_->result.affected_rows());
}

}  // namespace socle
