// Texts that a spreadsheet would run: how they are written so that it does not, and how they are
// read. The leading apostrophe is the spreadsheets' own mark for "this is text" (OWASP, CSV
// injection).
#pragma once

#include <string>
#include <string_view>

namespace socle::tabular {

[[nodiscard]] inline bool StartsAsFormula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
}

[[nodiscard]] inline std::string EscapeFormula(std::string_view text) {
    return StartsAsFormula(text) ? "'" + std::string(text) : std::string(text);
}

// The inverse, and ="0123", the formula people write in a CSV to keep leading zeros.
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
