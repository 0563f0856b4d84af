// Countries as people write them in a list, in French and in English, to ISO 3166-1. Those a French
// company trades with most; codes of two letters are known for all countries.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace socle::exchange {

// "Belgique", "BELGIUM", "be" -> "BE"; nullopt when unknown.
[[nodiscard]] std::optional<std::string> CountryOf(std::string_view text);

}  // namespace socle::exchange
