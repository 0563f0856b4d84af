#include "chars.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace socle::internal {
namespace {

constexpr int kShownMax = 40;

void Append(std::string& out, UChar32 code_point) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code_point);
    out.append(bytes.data(), size);
}

}  // namespace

bool IsDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

bool IsBlank(std::int32_t code_point) {
    constexpr std::int32_t kZeroWidthSpace = 0x200B;
    constexpr std::int32_t kWordJoiner = 0x2060;
    constexpr std::int32_t kByteOrderMark = 0xFEFF;
    return u_isUWhiteSpace(code_point) || code_point == kZeroWidthSpace ||
           code_point == kWordJoiner || code_point == kByteOrderMark;
}

std::string Compact(std::string_view text, std::string_view also) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        UChar32 c = 0;
        U8_NEXT(text.data(), i, text.size(), c);
        if (c >= 0 && IsBlank(c)) continue;
        if (c >= 0x80 || c < 0) {
            out.append(text.substr(start, i - start));
            continue;
        }
        const char letter = static_cast<char>(c);
        if (also.find(letter) != std::string_view::npos) continue;
        out.push_back(letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A')
                                                     : letter);
    }
    return out;
}

std::string Shown(std::string_view text) {
    constexpr UChar32 kReplacement = 0xFFFD;
    std::string out;
    int count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        if (count == kShownMax) return out + "…";
        UChar32 c = 0;
        U8_NEXT(text.data(), i, text.size(), c);
        Append(out, c < 0 || u_iscntrl(c) ? kReplacement : c);
    }
    return out;
}

}  // namespace socle::internal
