// Tables people already have: CSV and XLSX files read row by row, whoever wrote them. The format,
// the encoding and the separator are found from the bytes, never from the file's name. A file that
// cannot be read exactly is refused with the place and what to do; nothing is repaired by guessing.
// Not for knowing what a column means: that is the reader's business. Writing:
// socle/csv_writer.hpp.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "socle/status.hpp"

namespace socle {

// Limits. A file beyond one of them is refused with TOO_LARGE, TOO_MANY or TOO_LONG.
inline constexpr std::size_t kTableFileBytesMax = 64 << 20;
inline constexpr std::size_t kTableInflatedBytesMax = 200 << 20;  // all parts of one XLSX
inline constexpr std::size_t kTableZipEntriesMax = 1'000;
inline constexpr std::size_t kTableZipRatioMax =
    100;  // inflated to stored, beyond the first 100 KiB
inline constexpr std::int64_t kTableRowsMax = 1'000'000;
inline constexpr std::size_t kTableColumnsMax = 1'000;
inline constexpr std::size_t kTableCellCharactersMax = 32'767;  // what a spreadsheet's cell holds

enum class CellKind {
    kEmpty,  // nothing, or blanks only
    kText,   // every cell of a CSV that holds something
    kNumber,
    kDate,
    kBool,
    kError,  // "#N/A" and the like, or a formula that was saved without its result ("=A1&B1")
};

struct Cell {
    CellKind kind = CellKind::kEmpty;
    // What a person sees, with line breaks as '\n'. A number is the exact text of the file, unless
    // the cell's format pads or groups its digits ("00000": 1000 -> "01000"). Dates: "2026-11-23",
    // "2026-11-23T08:15:00" or "08:15:00". Booleans: "TRUE", "FALSE".
    std::string text;
    // Numbers, dates and booleans of an XLSX: the exact text of the file ("1.2345678901234E+13").
    std::string raw;
};

// Rows without any content are left out; trailing empty cells too.
struct TableRow {
    std::int64_t row_number = 0;  // from 1, as a spreadsheet program numbers it
    std::vector<Cell> cells;
};

enum class TableFormat { kCsv, kXlsx };

// What was found about the file.
struct TableInfo {
    TableFormat format = TableFormat::kCsv;
    std::string encoding;             // CSV: "UTF-8", "UTF-16" or "Windows-1252"
    char separator = 0;               // CSV
    std::string sheet;                // XLSX: the sheet being read
    std::vector<std::string> sheets;  // XLSX: its visible sheets
};

class TableReader {
 public:
    virtual ~TableReader() = default;
    // The next row that holds something; nullopt at the end. One row is in memory at a time. Once
    // it has refused, it gives the same refusal again.
    [[nodiscard]] virtual absl::StatusOr<std::optional<TableRow>> Next() = 0;
    [[nodiscard]] virtual const TableInfo& info() const = 0;
};

struct TableHints {
    std::string sheet;   // empty: the first visible sheet
    char separator = 0;  // ';' ',' '|' or tab; 0: found by counting
};

// Refusals: those of namespace reason below, TOO_LARGE; a wrong separator hint is INVALID_VALUE.
[[nodiscard]] absl::StatusOr<std::unique_ptr<TableReader>> OpenTable(std::string bytes,
                                                                     const TableHints& hints = {});
// The same from a file. Refusal besides: FILE_NOT_OPENED.
[[nodiscard]] absl::StatusOr<std::unique_ptr<TableReader>> OpenTableFile(
    const std::filesystem::path& path, const TableHints& hints = {});

// 0 -> "A", 26 -> "AA": the name a spreadsheet gives to a column.
[[nodiscard]] std::string ColumnLetters(std::size_t column_index);

// Refusals that happen inside the table carry metadata "row" and, where known, "column" (letters).
namespace reason {
inline constexpr Reason kFileEmpty{absl::StatusCode::kInvalidArgument, "FILE_EMPTY"};
inline constexpr Reason kFileNotOpened{absl::StatusCode::kNotFound, "FILE_NOT_OPENED"};
inline constexpr Reason kFileNotATable{absl::StatusCode::kInvalidArgument, "FILE_NOT_A_TABLE"};
inline constexpr Reason kFileFormatUnsupported{absl::StatusCode::kInvalidArgument,
                                               "FILE_FORMAT_UNSUPPORTED"};
inline constexpr Reason kFileEncrypted{absl::StatusCode::kInvalidArgument, "FILE_ENCRYPTED"};
inline constexpr Reason kFileDamaged{absl::StatusCode::kInvalidArgument, "FILE_DAMAGED"};
inline constexpr Reason kFileSuspect{absl::StatusCode::kInvalidArgument, "FILE_SUSPECT"};
inline constexpr Reason kFileEncoding{absl::StatusCode::kInvalidArgument, "FILE_ENCODING"};
inline constexpr Reason kQuoteNotClosed{absl::StatusCode::kInvalidArgument, "QUOTE_NOT_CLOSED"};
inline constexpr Reason kQuoteMisplaced{absl::StatusCode::kInvalidArgument, "QUOTE_MISPLACED"};
inline constexpr Reason kSheetNotFound{absl::StatusCode::kNotFound, "SHEET_NOT_FOUND"};
}  // namespace reason

}  // namespace socle
