#include "work/utf8.hpp"

#include <algorithm>

#include "socle/text.hpp"

namespace socle::internal {
namespace {

bool IsContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string CutUtf8(std::string_view text, std::size_t characters_max) {
    std::string result(text);
    if (!IsValidUtf8(result)) {
        std::replace_if(
            result.begin(), result.end(),
            [](char c) { return static_cast<unsigned char>(c) >= 0x80U; }, '?');
    }
    if (CountCharacters(result) <= characters_max) return result;
    std::size_t end = 0;
    for (std::size_t characters = 0; end < result.size(); ++end) {
        if (IsContinuation(result[end])) continue;
        if (++characters == characters_max) break;
    }
    result.resize(end);
    return result + "…";
}

}  // namespace socle::internal
