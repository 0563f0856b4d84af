// All that a brick keeps of one tenant, as text: a line for each row, the table's name, a tab, and
// the row as a JSON object; tables in an order in which they can be filled again, rows by their
// key. So the same rows always give the same bytes, and what one installation has written another
// takes in, seals and numbers as they were.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "socle/transaction.hpp"

namespace socle {

inline constexpr int kArchivedRowsMax = 100'000;  // of one table

// Every line with its line break. Refusal: TOO_LARGE beyond the limit; what `take` refuses.
[[nodiscard]] absl::Status ArchiveRows(
    Transaction& tx, std::string_view brick,
    const std::function<absl::Status(std::string_view line)>& take);

// Into a brick that keeps nothing of the tenant yet; the rows become this tenant's. Refusals:
// NOT_EMPTY, INVALID_VALUE (a line that is none, or a table the brick does not have), TOO_LARGE.
[[nodiscard]] absl::Status RestoreRows(
    Transaction& tx, std::string_view brick,
    const std::function<absl::StatusOr<std::optional<std::string>>()>& next_line);

}  // namespace socle
