// Finds the row of titles of a list and what each of its columns holds.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.hpp"
#include "domain/sheet_row.hpp"

namespace socle::exchange {

// Banners and blank rows may stand above the titles, this many rows deep.
inline constexpr std::size_t kHeaderSearchRows = 20;

struct Column {
    std::size_t index = 0;
    std::string title;
    std::optional<Field> field;  // none: not understood, or left out on purpose
};

struct ColumnMap {
    std::int64_t header_row_number = 0;
    std::size_t width = 0;        // cells of the header row
    std::vector<Column> columns;  // those with a title, from left to right

    [[nodiscard]] const Column* Find(Field field) const;
    [[nodiscard]] std::vector<const Column*> FindAll(Field field) const;
};

// What a person says about a column, whatever its title says.
struct ColumnChoice {
    std::string title;
    std::optional<Field> field;  // none: leave it out
    bool inherited = false;      // from the import this file corrects: it may lack the column
};

// `rows` are the first rows of the file (kHeaderSearchRows are enough). Refusals: NO_HEADER_ROW;
// NO_NAME_COLUMN when nothing in it can name a client; MISSING_COLUMN when a list of another kind
// lacks one it needs; INVALID_VALUE for a choice whose title the header row does not hold.
//
// In a list of clients, where both a person's names and a company's name are there, the row is
// about what it names first: "Société; Nom; Prénom; SIRET" lists companies with a contact, "First
// Name; Last Name; Company Name" lists persons with their employer. A SIREN, SIRET or VAT column
// makes it a list of companies.
[[nodiscard]] absl::StatusOr<ColumnMap> FindColumns(std::span<const SheetRow> rows,
                                                    std::span<const ColumnChoice> choices = {},
                                                    ImportKind kind = ImportKind::kClients);

// The same understanding for another file: one inherited choice for each column that has a field.
[[nodiscard]] std::vector<ColumnChoice> ChoicesOf(const ColumnMap& columns);

}  // namespace socle::exchange
