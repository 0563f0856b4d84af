// Characters as the parsers of this folder need them: blanks of every kind, digits, and a value as
// it may be shown in a refusal. Not part of the SDK's headers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace socle::internal {

// One or more ASCII digits and nothing else.
[[nodiscard]] bool IsDigits(std::string_view text);
[[nodiscard]] inline bool IsDigit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool IsUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

// White space, no-break spaces and the invisible marks that spreadsheets and web pages leave
// behind.
[[nodiscard]] bool IsBlank(std::int32_t code_point);

// `text` without blanks and without the ASCII characters of `also`, ASCII letters in capitals.
[[nodiscard]] std::string Compact(std::string_view text, std::string_view also = {});

// A value as a refusal may repeat it: always valid UTF-8, no control characters, at most 40
// characters.
[[nodiscard]] std::string Shown(std::string_view text);

}  // namespace socle::internal
