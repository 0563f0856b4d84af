// What a store says to the database: a named statement from a .sql file, parameters, rows.
// std types only; the library underneath (libpqxx) stays inside the SDK.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/decimal.hpp"
#include "socle/id.hpp"

namespace socle {

// One statement of queries/<name>.sql, embedded at build. `$1` is always the tenant and is supplied
// by the transaction; the caller's parameters start at `$2`. Statements under queries/global/ have
// no tenant: their parameters start at `$1`.
struct Statement {
    std::string_view name;  // "invoicing.insert_invoice", unique in the process
    std::string_view text;
    bool global = false;
};

// A statement that each brick has for its own schema, which stands for "{brick}" in the pattern.
class BrickStatement {
 public:
    BrickStatement(const Statement& pattern, std::string_view brick);
    [[nodiscard]] Statement statement() const { return {name_, text_}; }

 private:
    std::string name_;
    std::string text_;
};

// Raw bytes (bytea), told apart from text.
struct Bytes {
    std::string value;
};

// One parameter, in PostgreSQL's text form. Lists become arrays; absent optionals become NULL.
class Param {
 public:
    Param(std::nullopt_t) {}
    Param(const char* text) : text_(text) {}
    Param(std::string text) : text_(std::move(text)) {}
    Param(std::string_view text) : text_(std::string(text)) {}
    Param(bool value) : text_(value ? "true" : "false") {}
    Param(int value) : text_(std::to_string(value)) {}
    Param(std::int64_t value) : text_(std::to_string(value)) {}
    Param(const Uuid& value) : text_(value.ToString()) {}
    Param(const Date& value) : text_(value.ToString()) {}
    Param(Instant value) : text_(FormatInstant(value)) {}
    Param(const Decimal& value) : text_(value.ToString()) {}
    Param(const Bytes& value);
    template <typename Tag>
    Param(const Id<Tag>& value) : Param(value.value()) {}
    template <typename T>
    Param(const std::optional<T>& value) {
        if (value) *this = Param(*value);
    }
    template <typename T>
    Param(const std::vector<T>& values) {
        std::vector<Param> items(values.begin(), values.end());
        text_ = ArrayLiteral(items);
    }

    [[nodiscard]] const std::optional<std::string>& text() const { return text_; }

 private:
    static std::string ArrayLiteral(const std::vector<Param>& items);
    std::optional<std::string> text_;
};

using Params = std::initializer_list<Param>;

namespace internal {
struct RowSet;
}

// One row. Columns are asked for by name; asking for a column that is not there, or as a type it is
// not, is a bug: the default value is returned and the transaction will refuse to commit
// (INTERNAL).
class Row {
 public:
    [[nodiscard]] bool IsNull(std::string_view column) const;
    [[nodiscard]] std::string Text(std::string_view column) const;  // "" when NULL
    [[nodiscard]] std::optional<std::string> OptionalText(std::string_view column) const;
    [[nodiscard]] std::int64_t Int64(std::string_view column) const;  // 0 when NULL
    [[nodiscard]] int Int(std::string_view column) const;
    [[nodiscard]] bool Bool(std::string_view column) const;
    [[nodiscard]] Uuid AsUuid(std::string_view column) const;
    [[nodiscard]] std::optional<Uuid> OptionalUuid(std::string_view column) const;
    [[nodiscard]] Date AsDate(std::string_view column) const;
    [[nodiscard]] std::optional<Date> OptionalDate(std::string_view column) const;
    [[nodiscard]] Instant AsInstant(std::string_view column) const;
    [[nodiscard]] std::optional<Instant> OptionalInstant(std::string_view column) const;
    [[nodiscard]] Decimal AsDecimal(std::string_view column) const;
    [[nodiscard]] std::string AsBytes(std::string_view column) const;
    [[nodiscard]] std::vector<std::string> TextArray(std::string_view column) const;

 private:
    friend class Rows;
    Row(std::shared_ptr<const internal::RowSet> set, std::size_t index)
        : set_(std::move(set)), index_(index) {}
    [[nodiscard]] std::optional<std::string_view> Field(std::string_view column) const;
    std::shared_ptr<const internal::RowSet> set_;
    std::size_t index_;
};

class Rows {
 public:
    explicit Rows(std::shared_ptr<const internal::RowSet> set) : set_(std::move(set)) {}
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] Row operator[](std::size_t index) const { return Row(set_, index); }
    // Rows touched by an INSERT, UPDATE or DELETE.
    [[nodiscard]] std::int64_t affected() const;

    class Iterator {
     public:
        Iterator(const Rows& rows, std::size_t index) : rows_(&rows), index_(index) {}
        Row operator*() const { return (*rows_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return index_ != other.index_; }

     private:
        const Rows* rows_;
        std::size_t index_;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
    std::shared_ptr<const internal::RowSet> set_;
};

}  // namespace socle
