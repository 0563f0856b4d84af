#include "kernel/client_record/domain/search_terms.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include <algorithm>

#include "socle/identifiers.hpp"
#include "socle/text.hpp"

namespace socle::client_record {
namespace {

constexpr std::string_view kFrenchCode = "+33";
constexpr std::size_t kTrigramLetters = 3;

bool IsDigits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The digits of an international number, and of a French one also as it is dialled at home.
std::string PhoneText(const std::string& number) {
    if (!number.starts_with(kFrenchCode)) return number.substr(1);
    return absl::StrCat(number.substr(1), " 0", number.substr(kFrenchCode.size()));
}

// The query as one number, when it is one; empty otherwise.
std::string AsNumber(std::string_view query) {
    if (const auto siren = ParseSiren(query); siren.ok()) return *siren;
    if (const auto siret = ParseSiret(query); siret.ok()) return *siret;
    if (const auto vat = ParseVatNumber(query); vat.ok()) return absl::AsciiStrToLower(*vat);
    if (const auto phone = ParsePhone(query); phone.ok()) return phone->substr(1);
    return {};
}

}  // namespace

std::string SortNameOf(const PartyContent& content) {
    return FoldForSearch(content.display_name);
}

std::string SearchTextOf(const PartyContent& content) {
    std::vector<std::string> parts{SortNameOf(content), FoldForSearch(content.given_name),
                                   FoldForSearch(content.family_name)};
    for (const PostalAddress& item : content.addresses) {
        parts.push_back(FoldForSearch(item.address.city));
    }
    for (const std::string& tag : content.tags) parts.push_back(FoldForSearch(tag));
    for (const Contact& email : content.emails) parts.push_back(FoldForSearch(email.value));
    parts.push_back(content.siren);
    parts.push_back(content.siret);
    parts.push_back(absl::AsciiStrToLower(content.vat_number));
    for (const Contact& phone : content.phones) parts.push_back(PhoneText(phone.value));
    std::erase(parts, "");
    return parts.empty() ? "" : " " + absl::StrJoin(parts, " ");
}

std::string PatternOf(const std::string& word) {
    // Folded words hold letters and digits only: nothing to escape.
    return (CountCharacters(word) < kTrigramLetters ? "% " : "%") + word + "%";
}

absl::StatusOr<SearchTerms> ParseQuery(std::string_view query) {
    SOCLE_ASSIGN(const std::string checked, CheckRequiredText(query, "query", kQueryCharactersMax));
    SearchTerms terms;
    terms.whole = FoldForSearch(checked);
    if (std::string number = AsNumber(checked); !number.empty()) {
        terms.words = {std::move(number)};
        return terms;
    }
    terms.words = absl::StrSplit(terms.whole, ' ', absl::SkipEmpty());
    // Part of a number, typed in groups.
    if (IsDigits(absl::StrJoin(terms.words, ""))) terms.words = {absl::StrJoin(terms.words, "")};
    std::ranges::sort(terms.words, [](const std::string& left, const std::string& right) {
        return left.size() != right.size() ? left.size() > right.size() : left < right;
    });
    const auto twice = std::ranges::unique(terms.words);
    terms.words.erase(twice.begin(), twice.end());
    if (terms.words.size() > kSearchWordsMax) terms.words.resize(kSearchWordsMax);
    if (terms.words == std::vector<std::string>{""}) terms.words.clear();
    return terms;
}

}  // namespace socle::client_record
