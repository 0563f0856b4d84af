// One row of a catalogue of products, read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/columns.hpp"
#include "domain/row_problem.hpp"
#include "domain/sheet_row.hpp"
#include "socle/decimal.hpp"

namespace socle::exchange {

// Those of the contract of invoicing.
inline constexpr std::size_t kCodeCharactersMax = 50;
inline constexpr std::size_t kDesignationCharactersMax = 1000;

enum class ProductKind { kGoods, kService };

struct ProductRow {
    std::string code;
    std::string display_name;
    std::optional<ProductKind> kind;
    std::string unit_code;  // UN/ECE recommendation 20; empty when the file does not say
    std::optional<Decimal> unit_price;
    std::optional<Decimal> vat_rate;
};

struct ProductReading {
    ProductRow product;             // of use only when nothing refuses the row
    std::vector<Problem> problems;  // all of them
};

[[nodiscard]] ProductReading ReadProductRow(const ColumnMap& columns, const SheetRow& row);

// "heures", "m2", "u.", or a code of the recommendation itself. nullopt: not known.
[[nodiscard]] std::optional<std::string_view> UnitCodeOf(std::string_view text);

}  // namespace socle::exchange
