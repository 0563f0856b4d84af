#include "display_text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace socle::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "…";

// The next character of `text` from `offset` on, which moves behind it; negative where the bytes
// are no UTF-8.
UChar32 NextCharacter(std::string_view text, std::int32_t& offset) {
    UChar32 character = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT(bytes, offset, static_cast<std::int32_t>(text.size()), character);
    return character;
}

std::size_t WidthOf(UChar32 character) {
    const auto type = u_charType(character);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const int wide = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

bool IsHarmful(UChar32 character) {
    if (character < 0) return true;
    const bool turns_direction = (character >= 0x202A && character <= 0x202E) ||
                                 (character >= 0x2066 && character <= 0x2069);
    return u_iscntrl(character) || turns_direction;
}

std::string Cleaned(std::string_view text, bool keep_line_breaks) {
    std::string result;
    std::int32_t offset = 0;
    while (offset < static_cast<std::int32_t>(text.size())) {
        const std::int32_t start = offset;
        const UChar32 character = NextCharacter(text, offset);
        if (character == '\n' && keep_line_breaks) {
            result += '\n';
        } else if (character == '\n' || character == '\t') {
            result += ' ';
        } else if (character == '\r') {
            continue;
        } else if (IsHarmful(character)) {
            result += kReplacement;
        } else {
            result += text.substr(static_cast<std::size_t>(start),
                                  static_cast<std::size_t>(offset - start));
        }
    }
    return result;
}

}  // namespace

std::size_t DisplayWidth(std::string_view utf8) {
    std::size_t width = 0;
    std::int32_t offset = 0;
    while (offset < static_cast<std::int32_t>(utf8.size())) {
        width += WidthOf(NextCharacter(utf8, offset));
    }
    return width;
}

std::string CutToWidth(std::string_view utf8, std::size_t width) {
    if (DisplayWidth(utf8) <= width) return std::string(utf8);
    if (width == 0) return {};
    std::size_t used = 0;
    std::int32_t offset = 0;
    std::int32_t kept = 0;
    while (offset < static_cast<std::int32_t>(utf8.size())) {
        used += WidthOf(NextCharacter(utf8, offset));
        if (used > width - 1) break;
        kept = offset;
    }
    return std::string(utf8.substr(0, static_cast<std::size_t>(kept))) + std::string(kEllipsis);
}

std::string OneLine(std::string_view utf8) {
    return Cleaned(utf8, false);
}

std::string Printable(std::string_view utf8) {
    return Cleaned(utf8, true);
}

}  // namespace socle::cli
