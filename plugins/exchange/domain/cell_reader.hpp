// Reads the cells of one row by their fields, for lists whose rows are plain: a subject, an amount,
// a day. What cannot be read is a problem of the row, never a guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/columns.hpp"
#include "domain/row_problem.hpp"
#include "domain/sheet_row.hpp"
#include "socle/date.hpp"
#include "socle/decimal.hpp"

namespace socle::exchange {

class CellReader {
 public:
    CellReader(const ColumnMap& columns, const SheetRow& row, std::vector<Problem>& problems)
        : columns_(columns), row_(row), problems_(problems) {}

    // On one line; empty when the file has no such column, or nothing in it.
    [[nodiscard]] std::string Text(Field field, std::size_t characters_max);
    // The same, and a problem when it is empty.
    [[nodiscard]] std::string Required(Field field, std::size_t characters_max);
    [[nodiscard]] std::optional<Decimal> Number(Field field);
    [[nodiscard]] std::optional<Date> Day(Field field);
    void Report(ProblemKind kind, Field field, std::string_view value);

 private:
    const ColumnMap& columns_;
    const SheetRow& row_;
    std::vector<Problem>& problems_;
};

// The text as it may be kept, or empty and a problem: TOO_LONG, INVALID_TEXT.
[[nodiscard]] std::string CheckedCell(Field field, const std::string& text,
                                      std::size_t characters_max, std::vector<Problem>& problems);

// "1 250,50 €", "1,250.50", "20 %": an amount, a price or a rate as people write it, French or
// English. nullopt where it is not sure which number is meant: "1.250", "1,250" with three digits
// behind the only mark.
[[nodiscard]] std::optional<Decimal> ReadNumber(std::string_view text);
// "2026-11-23", "23/11/2026", "23.11.2026", and what a workbook gives ("2026-11-23T00:00:00").
[[nodiscard]] std::optional<Date> ReadDay(std::string_view text);

}  // namespace socle::exchange
