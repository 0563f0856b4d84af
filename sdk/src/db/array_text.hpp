// PostgreSQL's text forms of arrays and bytea, both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::internal {

// {"a","b \"c\"",NULL}: every present item quoted.
[[nodiscard]] std::string ArrayOf(const std::vector<std::optional<std::string>>& items);
// One-dimensional; NULL items come back as "".
[[nodiscard]] std::optional<std::vector<std::string>> ItemsOfArray(std::string_view text);

// "\x0a0b" and back.
[[nodiscard]] std::string HexOfBytes(std::string_view bytes);
[[nodiscard]] std::optional<std::string> BytesFromHex(std::string_view text);

}  // namespace socle::internal
