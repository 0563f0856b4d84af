// Which character separates the cells of a CSV, found from its first lines.
#pragma once

#include <string_view>

namespace socle::tabular {

inline constexpr std::string_view kSeparators = ";,\t|";

// `sample` is the beginning of the text. A first line "sep=;" decides; else the separator that
// comes most regularly outside quotes. ';' when there is none: a list of one column.
[[nodiscard]] char SeparatorOf(std::string_view sample);

// The separator a line "sep=;" names (a spreadsheet's own convention), or 0.
[[nodiscard]] char SeparatorLine(std::string_view line);

}  // namespace socle::tabular
