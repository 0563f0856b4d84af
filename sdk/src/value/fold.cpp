#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "socle/text.hpp"

namespace socle {
namespace {

// Letters that Unicode does not take apart, though a keyboard without them writes these.
struct Opened {
    UChar32 letter;
    std::string_view as;
};
constexpr std::array kOpened = {
    Opened{U'æ', "ae"}, Opened{U'œ', "oe"}, Opened{U'ø', "o"}, Opened{U'đ', "d"}, Opened{U'ð', "d"},
    Opened{U'ł', "l"},  Opened{U'þ', "th"}, Opened{U'ħ', "h"}, Opened{U'ı', "i"}, Opened{U'ŋ', "n"},
};

// Collects letters and digits as they are and everything between them as one blank.
class FoldedText {
 public:
    explicit FoldedText(std::size_t size) { text_.reserve(size); }
    void AddLetter(std::string_view letter) {
        if (blank_due_ && !text_.empty()) text_.push_back(' ');
        blank_due_ = false;
        text_.append(letter);
    }
    void AddBreak() { blank_due_ = true; }
    std::string Take() { return std::move(text_); }

 private:
    std::string text_;
    bool blank_due_ = false;
};

void AddAscii(FoldedText& out, char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word) return out.AddLetter({&c, 1});
    out.AddBreak();
}

void AddCodePoint(FoldedText& out, UChar32 c) {
    if (c < 0x80) return AddAscii(out, static_cast<char>(c));
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return;
    const auto opened = std::ranges::find(kOpened, c, &Opened::letter);
    if (opened != kOpened.end()) return out.AddLetter(opened->as);
    if (!u_isalnum(c) && type != U_COMBINING_SPACING_MARK) return out.AddBreak();
    std::string letter;
    out.AddLetter(icu::UnicodeString(c).toUTF8String(letter));
}

}  // namespace

std::string FoldForSearch(std::string_view text) {
    FoldedText out(text.size());
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        for (const char c : text) AddAscii(out, c);
        return out.Take();
    }
    // Case folding first, then accents apart from their letters. Both normalizers are ICU's own
    // shared instances: immutable, thread safe, never freed.
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
    auto folded = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    if (U_SUCCESS(error)) folded = decompose->normalize(fold->normalize(folded, error), error);
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        AddCodePoint(out, folded.char32At(i));
    }
    return out.Take();
}

}  // namespace socle
