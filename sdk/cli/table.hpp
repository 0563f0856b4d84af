// Rows and columns as text: numbers to the right, headings in bold on a terminal, the widest text
// columns cut when the terminal is too narrow.
#pragma once

#include <string>
#include <vector>

#include "socle/options/v1/ui.pb.h"

namespace socle::cli {

struct Cell {
    std::string text;
    options::v1::Tone tone = options::v1::TONE_UNSPECIFIED;
};

struct Column {
    std::string title;
    bool to_the_right = false;
    bool whole = false;  // never cut: names one copies
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<Cell> totals;  // a last line under a rule; empty for none
};

// `width`: columns of the terminal, 0 for no limit.
[[nodiscard]] std::string RenderTable(const Table& table, int width, bool colour);

[[nodiscard]] std::string Bold(const std::string& text, bool colour);
[[nodiscard]] std::string Toned(const std::string& text, options::v1::Tone tone, bool colour);

}  // namespace socle::cli
