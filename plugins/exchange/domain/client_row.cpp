#include "domain/client_row.hpp"

#include <algorithm>

#include "domain/row_reader.hpp"
#include "socle/text.hpp"

namespace socle::exchange {

bool RowReading::refused() const {
    return AnyRefuses(problems);
}

RowReading ReadClientRow(const ColumnMap& columns, const SheetRow& row, const RowOptions& options) {
    return RowReader(columns, row, options).Read();
}

bool IsBlankRow(const SheetRow& row) {
    return std::ranges::all_of(row.cells,
                               [](const std::string& cell) { return Trimmed(cell).empty(); });
}

}  // namespace socle::exchange
