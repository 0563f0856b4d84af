// Text on a terminal: how many columns it takes, and what may be sent there at all. A record's text
// comes from outside; it must not move the cursor, recolour the screen or turn the reading
// direction.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace socle::cli {

// Columns: 0 for combining marks, 2 for wide (East Asian) characters.
[[nodiscard]] std::size_t DisplayWidth(std::string_view utf8);
// At most `width` columns, ending in "…" when something was cut.
[[nodiscard]] std::string CutToWidth(std::string_view utf8, std::size_t width);
// Line breaks become blanks; control and direction characters become "�".
[[nodiscard]] std::string OneLine(std::string_view utf8);
// The same, but line breaks stay.
[[nodiscard]] std::string Printable(std::string_view utf8);

}  // namespace socle::cli
