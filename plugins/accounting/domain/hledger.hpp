// A fiscal year in the plain text that hledger reads: another program's view of the same books.
#pragma once

#include <string>

#include "domain/entry.hpp"

namespace socle::accounting {

// One entry: its day, code and description, and a posting for each line.
[[nodiscard]] std::string HledgerText(std::int64_t number, const Content& content);

}  // namespace socle::accounting
