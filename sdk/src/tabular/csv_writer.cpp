#include "socle/csv_writer.hpp"

#include "tabular/csv_cell.hpp"
#include "tabular/formula_escape.hpp"

namespace socle {

std::string tabular::CsvQuoted(std::string_view text) {
    const bool outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!outer_blank && text.find_first_of(";,\t\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string tabular::CsvText(std::string_view text) {
    return CsvQuoted(WrittenText(text));
}

std::string CsvLine(std::span<const std::string> cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) line += ';';
        line += tabular::CsvText(cell);
    }
    return line + "\r\n";
}

}  // namespace socle
