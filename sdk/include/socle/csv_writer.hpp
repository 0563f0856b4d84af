// CSV as a French spreadsheet opens it by a double click: UTF-8 with its mark, ';', CRLF, quotes
// where needed. A cell that a spreadsheet would run as a formula is made plain text by a leading
// apostrophe, digits it would change (01000, a SIRET) by ="01000"; OpenTable reads both back, so
// what was written is what is read.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace socle {

// The three bytes to begin the file with.
inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

// One row of texts with its line end. Numbers and dates: socle/table_writer.hpp.
[[nodiscard]] std::string CsvLine(std::span<const std::string> cells);

}  // namespace socle
