// Where in a table something was found: the words and the metadata of a refusal.
#pragma once

#include <absl/status/status.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "socle/status.hpp"

namespace socle::tabular {

struct Place {
    std::int64_t row = 0;
    std::size_t column = 0;  // from 0
};

// "row 12, column C: <sentence>".
[[nodiscard]] absl::Status RefuseAt(const Place& place, const Reason& reason,
                                    std::string_view sentence);
[[nodiscard]] absl::Status RefuseAtRow(std::int64_t row, const Reason& reason,
                                       std::string_view sentence);

// Refuses TOO_LONG a cell of more than kTableCellCharactersMax characters.
[[nodiscard]] absl::Status CheckCellLength(const Place& place, std::string_view text);
// Refuses TOO_MANY a filled cell beyond the last row or column we read.
[[nodiscard]] absl::Status CheckExtent(const Place& place);

[[nodiscard]] bool IsBlank(std::string_view text);

}  // namespace socle::tabular
