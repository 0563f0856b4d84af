// Tables as text, so that a case reads as a table: one line a row, "number: a|b|c"; a refusal as
// its reason, place included.
#pragma once

#include <string>
#include <utility>

#include "socle/tabular.hpp"

namespace socle::testing {

inline std::string RefusalText(const absl::Status& status) {
    std::string text = ReasonOf(status);
    const Metadata metadata = MetadataOf(status);
    if (const auto row = metadata.find("row"); row != metadata.end()) text += " row " + row->second;
    if (const auto column = metadata.find("column"); column != metadata.end()) {
        text += " column " + column->second;
    }
    return text;
}

inline std::string RowText(const TableRow& row) {
    std::string text = std::to_string(row.row_number) + ": ";
    for (const Cell& cell : row.cells) {
        if (&cell != row.cells.data()) text += '|';
        text += cell.text;
    }
    return text + "\n";
}

// The whole table; a refusal ends it.
inline std::string TableText(std::string bytes, const TableHints& hints = {}) {
    auto reader = OpenTable(std::move(bytes), hints);
    if (!reader.ok()) return RefusalText(reader.status());
    std::string text;
    while (true) {
        auto row = (*reader)->Next();
        if (!row.ok()) return text + RefusalText(row.status());
        if (!row->has_value()) return text;
        text += RowText(**row);
    }
}

}  // namespace socle::testing
