// Text as people write it: folding for search and comparison, UTF-8 checks, and French and English
// formats of amounts and dates.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "socle/date.hpp"
#include "socle/decimal.hpp"
#include "socle/money.hpp"

namespace socle {

enum class Language { kFrench, kEnglish };

// A text in every language people read here, for readers who are not known yet.
struct Wording {
    std::string fr;
    std::string en;
    [[nodiscard]] const std::string& In(Language language) const {
        return language == Language::kFrench ? fr : en;
    }
    friend bool operator==(const Wording&, const Wording&) = default;
};

[[nodiscard]] bool IsValidUtf8(std::string_view text);
// Characters (Unicode code points), not bytes.
[[nodiscard]] std::size_t CountCharacters(std::string_view utf8);

// The form two spellings of one name share: lower case, no accents, ligatures opened (œ -> oe),
// punctuation to single spaces, trimmed. "  Établissements  Nœl & Fils " -> "etablissements noel
// fils".
[[nodiscard]] std::string FoldForSearch(std::string_view text);

// Outer blanks removed (no-break spaces too), inner runs of blanks made one.
[[nodiscard]] std::string Trimmed(std::string_view text);

// Checks a text field: valid UTF-8 without control characters other than line breaks and tabs
// (INVALID_TEXT), at most `characters_max` (TOO_LONG). Returns it trimmed at both ends.
[[nodiscard]] absl::StatusOr<std::string> CheckText(std::string_view text, std::string_view field,
                                                    std::size_t characters_max);
// The same and not empty (REQUIRED).
[[nodiscard]] absl::StatusOr<std::string> CheckRequiredText(std::string_view text,
                                                            std::string_view field,
                                                            std::size_t characters_max);

// "1 234,56 €" (narrow no-break space U+202F, no-break space before the sign) or "€1,234.56".
[[nodiscard]] std::string FormatMoney(const Money& money, Language language);
// "1 234,5" or "1,234.5"; at least `digits_min` digits after the mark.
[[nodiscard]] std::string FormatDecimal(const Decimal& decimal, Language language,
                                        int digits_min = 0);
// "23/11/2026" or "23 Nov 2026".
[[nodiscard]] std::string FormatDate(const Date& date, Language language);

}  // namespace socle
