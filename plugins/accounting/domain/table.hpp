// The brick's data files, embedded at build: tab-separated columns, one record a line, "#" before a
// remark.
#pragma once

#include <string_view>
#include <vector>

namespace socle::accounting {

// The text of data/<name>; empty when there is none.
[[nodiscard]] std::string_view TextOfFile(std::string_view name);
[[nodiscard]] std::vector<std::vector<std::string_view>> ColumnsOf(std::string_view text);

}  // namespace socle::accounting
