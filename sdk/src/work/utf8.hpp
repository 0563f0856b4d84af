// Text on its way out: whatever came in, what leaves is valid UTF-8 of a bounded length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace socle::internal {

// At most `characters_max` characters, "…" being the last when it was cut. Text that is not UTF-8
// comes out with "?" for every byte beyond ASCII.
[[nodiscard]] std::string CutUtf8(std::string_view text, std::size_t characters_max);

}  // namespace socle::internal
