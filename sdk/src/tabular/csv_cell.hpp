// One cell of a CSV, as it stands between separators.
#pragma once

#include <string>
#include <string_view>

namespace socle::tabular {

// In quotes where needed.
[[nodiscard]] std::string CsvQuoted(std::string_view text);
// A text, so written that a spreadsheet shows it as it is.
[[nodiscard]] std::string CsvText(std::string_view text);

}  // namespace socle::tabular
