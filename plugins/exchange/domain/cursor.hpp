// How far an import has come, as its job remembers it from step to step.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace socle::exchange {

struct Cursor {
    bool reading = true;    // the file is still being read into rows
    std::int64_t last = 0;  // number of the last row read, or imported
    friend bool operator==(const Cursor&, const Cursor&) = default;
};

// "read 100002", then "502": row numbers.
[[nodiscard]] std::string TextOf(const Cursor& cursor);
// "" is the start.
[[nodiscard]] absl::StatusOr<Cursor> ParseCursor(std::string_view text);

}  // namespace socle::exchange
