// How cells of a list are taken apart: several values in one, words that mean "nothing", formulas
// that went wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace socle::exchange {

// "#N/A", "#REF!" ..., "####", or a formula saved without its result ("=A1&B1").
[[nodiscard]] bool IsFormulaError(std::string_view text);

// "-", "n/a", "néant", "en cours": how people fill a cell they have nothing for.
[[nodiscard]] bool IsPlaceholder(std::string_view text);

// The parts between any of `marks`, trimmed, without empty ones.
[[nodiscard]] std::vector<std::string> SplitOn(std::string_view text, std::string_view marks);

// Several addresses of one cell, parted by ; , / or blanks; "Jean Dupont <jean@x.fr>" gives the
// address. Words without '@' are dropped when another has one; else the text is given back whole.
[[nodiscard]] std::vector<std::string> EmailsIn(std::string_view text);

// The lines of a cell, trimmed, without empty ones.
[[nodiscard]] std::vector<std::string> LinesIn(std::string_view text);

// For showing a cell in a sentence: on one line, at most 60 characters.
[[nodiscard]] std::string Shortened(std::string_view text);

}  // namespace socle::exchange
