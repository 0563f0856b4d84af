#include "socle/text.hpp"

#include <absl/strings/str_cat.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "chars.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

// The next code point, negative when the bytes at `i` are not UTF-8; moves `i` behind it.
UChar32 NextCodePoint(std::string_view text, std::size_t& i) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, text.size(), c);
    return c;
}

std::string_view WithoutOuterBlanks(std::string_view text) {
    std::size_t first = text.size();
    std::size_t last = text.size();
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        const UChar32 c = NextCodePoint(text, i);
        if (c >= 0 && internal::IsBlank(c)) continue;
        if (first == text.size()) first = start;
        last = i;
    }
    return first == text.size() ? std::string_view() : text.substr(first, last - first);
}

bool IsForbiddenControl(UChar32 c) {
    return u_charType(c) == U_CONTROL_CHAR && c != '\n' && c != '\r' && c != '\t';
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (NextCodePoint(text, i) < 0) return false;
    }
    return true;
}

std::size_t CountCharacters(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < utf8.size(); ++count) NextCodePoint(utf8, i);
    return count;
}

std::string Trimmed(std::string_view text) {
    const std::string_view inner = WithoutOuterBlanks(text);
    std::string out;
    out.reserve(inner.size());
    bool after_blank = false;
    for (std::size_t i = 0; i < inner.size();) {
        const std::size_t start = i;
        const UChar32 c = NextCodePoint(inner, i);
        const bool blank = c >= 0 && internal::IsBlank(c);
        if (blank && !after_blank) out.push_back(' ');
        if (!blank) out.append(inner.substr(start, i - start));
        after_blank = blank;
    }
    return out;
}

absl::StatusOr<std::string> CheckText(std::string_view text, std::string_view field,
                                      std::size_t characters_max) {
    const absl::string_view name(field.data(), field.size());
    std::size_t i = 0;
    while (i < text.size()) {
        const UChar32 c = NextCodePoint(text, i);
        if (c < 0) {
            return RefuseField(reason::kInvalidText, field,
                               absl::StrCat(name, " is not valid UTF-8; send it in UTF-8"));
        }
        if (IsForbiddenControl(c)) {
            return RefuseField(reason::kInvalidText, field,
                               absl::StrCat(name, " holds a control character; remove it"));
        }
    }
    const std::string_view inner = WithoutOuterBlanks(text);
    if (const std::size_t count = CountCharacters(inner); count > characters_max) {
        return RefuseField(
            reason::kTooLong, field,
            absl::StrCat(name, " has ", count, " characters; at most ", characters_max, " fit"),
            {{"limit", std::to_string(characters_max)}, {"value", std::to_string(count)}});
    }
    return std::string(inner);
}

absl::StatusOr<std::string> CheckRequiredText(std::string_view text, std::string_view field,
                                              std::size_t characters_max) {
    auto checked = CheckText(text, field, characters_max);
    if (checked.ok() && checked->empty()) {
        const absl::string_view name(field.data(), field.size());
        return RefuseField(reason::kRequired, field, absl::StrCat(name, " is required"));
    }
    return checked;
}

}  // namespace socle
