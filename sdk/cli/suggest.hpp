// "Did you mean": the known word nearest to one that is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace socle::cli {

// Empty when none is near (at most a third of its letters differ).
[[nodiscard]] std::string NearestWord(std::string_view word, const std::vector<std::string>& known);

}  // namespace socle::cli
