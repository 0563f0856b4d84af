// Tables for people's spreadsheets, written row by row: an XLSX workbook of one sheet, or a CSV as
// a French spreadsheet opens it by a double click (socle/csv_writer.hpp; decimal comma,
// dd/mm/yyyy). Text is never run as a formula. The file appears under its name when it is whole.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "socle/date.hpp"
#include "socle/decimal.hpp"
#include "socle/tabular.hpp"

namespace socle {

// A minute of a day, in the zone of whoever reads it.
struct DayMinute {
    Date day;
    int hour = 0;
    int minute = 0;
    friend bool operator==(const DayMinute&, const DayMinute&) = default;
};

// Nothing, a text, a number, a day, or a day and its minute. A spreadsheet keeps 15 digits of a
// number.
using TableValue = std::variant<std::monostate, std::string, Decimal, Date, DayMinute>;

struct TableColumn {
    std::string title;
    // Of the numbers in it: at least so many, 2 for amounts.
    int decimals = 0;
};

class TableWriter {
 public:
    virtual ~TableWriter() = default;
    // One value a column. Refusals: TOO_MANY beyond 1,000,000 rows, TOO_LONG for a text beyond
    // 32,767 characters (metadata row and column), FILE_NOT_WRITTEN.
    [[nodiscard]] virtual absl::Status Add(std::span<const TableValue> row) = 0;
    // The file is there when this was answered with OK, over the one that was there. A writer that
    // is dropped without it leaves nothing. FILE_NOT_WRITTEN.
    [[nodiscard]] virtual absl::Status Close() = 0;
};

// Refusals: FILE_NOT_WRITTEN, TOO_MANY beyond 1,000 columns.
[[nodiscard]] absl::StatusOr<std::unique_ptr<TableWriter>> CreateTableFile(
    const std::filesystem::path& path, TableFormat format, std::vector<TableColumn> columns);

namespace reason {
inline constexpr Reason kFileNotWritten{absl::StatusCode::kFailedPrecondition, "FILE_NOT_WRITTEN"};
}  // namespace reason

}  // namespace socle
