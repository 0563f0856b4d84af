#include "table.hpp"

#include <algorithm>
#include <numeric>

#include "display_text.hpp"

namespace socle::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kColumnWidthMin = 8;

std::vector<std::size_t> NaturalWidths(const Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t width = DisplayWidth(table.columns[i].title);
        for (const auto& row : table.rows) width = std::max(width, DisplayWidth(row[i].text));
        if (!table.totals.empty()) width = std::max(width, DisplayWidth(table.totals[i].text));
        widths.push_back(width);
    }
    return widths;
}

// Takes from the widest column that may be cut until the row fits, or none can give any more.
void FitInto(std::vector<std::size_t>& widths, const Table& table, std::size_t limit) {
    const auto total = [&widths] {
        return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
    };
    while (total() > limit) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const bool may_give = !table.columns[i].whole && !table.columns[i].to_the_right &&
                                  widths[i] > kColumnWidthMin;
            if (may_give && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
        }
        if (widest == widths.size()) return;
        --widths[widest];
    }
}

std::string Padded(const std::string& text, std::size_t width, bool to_the_right) {
    const std::size_t used = DisplayWidth(text);
    const std::string blanks(used < width ? width - used : 0, ' ');
    return to_the_right ? blanks + text : text + blanks;
}

std::string Line(const std::vector<Cell>& cells, const Table& table,
                 const std::vector<std::size_t>& widths, bool colour, bool heading) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool last = i + 1 == cells.size();
        const bool right = table.columns[i].to_the_right;
        const std::string text = CutToWidth(cells[i].text, widths[i]);
        const std::string padded = last && !right ? text : Padded(text, widths[i], right);
        line += heading ? Bold(padded, colour) : Toned(padded, cells[i].tone, colour);
        if (!last) line += std::string(kGap, ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    return line + "\n";
}

}  // namespace

std::string RenderTable(const Table& table, int width, bool colour) {
    if (table.columns.empty()) return {};
    std::vector<std::size_t> widths = NaturalWidths(table);
    if (width > 0) FitInto(widths, table, static_cast<std::size_t>(width));
    std::vector<Cell> headings;
    for (const Column& column : table.columns) headings.push_back({column.title});
    std::string text = Line(headings, table, widths, colour, true);
    for (const auto& row : table.rows) text += Line(row, table, widths, colour, false);
    if (!table.totals.empty()) {
        const std::size_t total =
            std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
        for (std::size_t i = 0; i < total; ++i) text += "─";
        text += "\n" + Line(table.totals, table, widths, colour, true);
    }
    return text;
}

std::string Bold(const std::string& text, bool colour) {
    return colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string Toned(const std::string& text, options::v1::Tone tone, bool colour) {
    if (!colour) return text;
    switch (tone) {
        case options::v1::TONE_GOOD:
            return "\x1b[32m" + text + "\x1b[0m";
        case options::v1::TONE_WARN:
            return "\x1b[33m" + text + "\x1b[0m";
        case options::v1::TONE_BAD:
            return "\x1b[31m" + text + "\x1b[0m";
        default:
            return text;
    }
}

}  // namespace socle::cli
