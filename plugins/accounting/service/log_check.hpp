// Holds the event log against the books: each document that was told of has one entry, of its
// amount, and no entry comes from an event that is not there.
#pragma once

#include <absl/status/status.h>

#include "service/book_check.hpp"
#include "socle/call.hpp"

namespace socle::accounting {

// How far the books have read the log; nothing while they have not begun. No transaction may be
// open.
[[nodiscard]] absl::StatusOr<std::int64_t> PositionOfBooks(Call& call);

// Reads the whole log; events up to `position` must be in the books. No transaction may be open.
[[nodiscard]] absl::Status CheckAgainstLog(Call& call, std::int64_t position, BookCheck& books);

}  // namespace socle::accounting
