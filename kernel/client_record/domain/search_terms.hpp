// What is searched, and what it is searched in: both folded, so that case, accents and punctuation
// do not matter. The folded texts hold letters, digits and single blanks only.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/client_record/domain/party.hpp"

namespace socle::client_record {

inline constexpr std::size_t kQueryCharactersMax = 200;
inline constexpr std::size_t kSearchWordsMax = 10;

// Lists are sorted by it.
[[nodiscard]] std::string SortNameOf(const PartyContent& content);
// Names, towns, tags, e-mails, identifiers and phone numbers, in one text; a blank before each
// word, the first one too.
[[nodiscard]] std::string SearchTextOf(const PartyContent& content);

struct SearchTerms {
    std::string whole;               // the folded query
    std::vector<std::string> words;  // longest first, none twice; each must be found
    [[nodiscard]] bool IsEmpty() const { return words.empty(); }
};
// The LIKE pattern a text that holds this word matches. A word of one or two letters must start a
// word there: trigrams find nothing shorter.
[[nodiscard]] std::string PatternOf(const std::string& word);

// Numbers may be written with blanks and dots ("06 12 34 56 78", "FR 83 404 833 048").
// Refusals: REQUIRED, TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::StatusOr<SearchTerms> ParseQuery(std::string_view query);

}  // namespace socle::client_record
