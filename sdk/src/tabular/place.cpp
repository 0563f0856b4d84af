#include "tabular/place.hpp"

#include <algorithm>

#include "socle/tabular.hpp"
#include "socle/text.hpp"

namespace socle {

std::string ColumnLetters(std::size_t column_index) {
    std::string letters;
    for (std::size_t rest = column_index + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

namespace tabular {

absl::Status RefuseAt(const Place& place, const Reason& why, std::string_view sentence) {
    const std::string row = std::to_string(place.row);
    const std::string column = ColumnLetters(place.column);
    return Refuse(why, "row " + row + ", column " + column + ": " + std::string(sentence),
                  {{"row", row}, {"column", column}});
}

absl::Status RefuseAtRow(std::int64_t row, const Reason& why, std::string_view sentence) {
    const std::string number = std::to_string(row);
    return Refuse(why, "row " + number + ": " + std::string(sentence), {{"row", number}});
}

absl::Status CheckCellLength(const Place& place, std::string_view text) {
    if (text.size() <= kTableCellCharactersMax) return absl::OkStatus();
    if (CountCharacters(text) <= kTableCellCharactersMax) return absl::OkStatus();
    return RefuseAt(place, reason::kTooLong,
                    "the cell holds more than 32,767 characters; shorten it, or close the quote "
                    "that opens it");
}

absl::Status CheckExtent(const Place& place) {
    if (place.row > kTableRowsMax) {
        return RefuseAt(place, reason::kTooMany,
                        "a table has at most 1,000,000 rows; split the file");
    }
    if (place.column >= kTableColumnsMax) {
        return RefuseAt(place, reason::kTooMany,
                        "a table has at most 1,000 columns; remove what is not needed");
    }
    return absl::OkStatus();
}

bool IsBlank(std::string_view text) {
    const auto is_visible_ascii = [](char c) { return c > ' ' && c != '\x7f'; };
    if (std::any_of(text.begin(), text.end(), is_visible_ascii)) return false;
    return text.empty() || Trimmed(text).empty();
}

}  // namespace tabular
}  // namespace socle
