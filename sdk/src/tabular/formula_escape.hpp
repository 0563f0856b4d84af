// Texts that a spreadsheet would run or turn into a number: how they are written so that it does
// not, and how they are read. The leading apostrophe is the spreadsheets' own mark for "this is
// text" (OWASP, CSV injection); ="01000" is the formula that keeps digits as they are.
#pragma once

#include <string>
#include <string_view>

namespace socle::tabular {

[[nodiscard]] inline bool StartsAsFormula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
}

// Digits a spreadsheet shows otherwise than they stand: 01000 as 1000, a SIRET as 1,23E+13.
[[nodiscard]] inline bool WouldLoseDigits(std::string_view text) {
    constexpr std::size_t kDigitsShown = 11;
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return false;
    return text.size() > kDigitsShown || (text.size() > 1 && text.front() == '0');
}

[[nodiscard]] inline std::string WrittenText(std::string_view text) {
    if (StartsAsFormula(text)) return "'" + std::string(text);
    if (WouldLoseDigits(text)) return "=\"" + std::string(text) + "\"";
    return std::string(text);
}

// The inverse.
[[nodiscard]] inline std::string_view ShownText(std::string_view text) {
    if (text.size() > 1 && text.front() == '\'' && StartsAsFormula(text.substr(1))) {
        return text.substr(1);
    }
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) {
        const std::string_view inner = text.substr(2, text.size() - 3);
        if (inner.find('"') == inner.npos) return inner;
    }
    return text;
}

}  // namespace socle::tabular
