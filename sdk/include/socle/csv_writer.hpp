// CSV as a French spreadsheet opens it by a double click: UTF-8 with its mark, ';', CRLF, quotes
// where needed. A cell that a spreadsheet would run as a formula is made plain text by a leading
// apostrophe; OpenTable takes that apostrophe away again, so what was written is what is read.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace socle {

// The three bytes to begin the file with.
inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

// One row with its line end.
[[nodiscard]] std::string CsvLine(std::span<const std::string> cells);

}  // namespace socle
