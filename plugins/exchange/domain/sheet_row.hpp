// One row of a table as texts, the way the rules of this brick see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace socle::exchange {

struct SheetRow {
    std::int64_t number = 0;  // as the spreadsheet numbers it
    std::vector<std::string> cells;

    // Empty beyond the last cell.
    [[nodiscard]] std::string_view At(std::size_t index) const {
        return index < cells.size() ? std::string_view(cells[index]) : std::string_view();
    }
};

}  // namespace socle::exchange
