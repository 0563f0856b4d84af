#include "kernel/client_record/domain/match_keys.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include <algorithm>
#include <array>

#include "socle/text.hpp"

namespace socle::client_record {
namespace {

// Legal forms and forms of address people write or leave out at either end of a name.
constexpr std::array<std::string_view, 27> kFormWords{"sarl",
                                                      "sas",
                                                      "sasu",
                                                      "sa",
                                                      "eurl",
                                                      "sci",
                                                      "snc",
                                                      "scop",
                                                      "scm",
                                                      "scp",
                                                      "selarl",
                                                      "ei",
                                                      "eirl",
                                                      "gie",
                                                      "sca",
                                                      "ste",
                                                      "societe",
                                                      "ets",
                                                      "etablissements",
                                                      "entreprise",
                                                      "cabinet",
                                                      "monsieur",
                                                      "madame",
                                                      "mme",
                                                      "mr",
                                                      "mlle",
                                                      "m"};

bool IsFormWord(std::string_view word) {
    return std::ranges::find(kFormWords, word) != kFormWords.end();
}

}  // namespace

std::string NameKey(std::string_view display_name) {
    const std::string folded = FoldForSearch(display_name);
    std::vector<std::string> words = absl::StrSplit(folded, ' ', absl::SkipEmpty());
    while (words.size() > 1 && IsFormWord(words.back())) words.pop_back();
    const auto first = std::find_if_not(words.begin(), words.end(),
                                        [](const std::string& word) { return IsFormWord(word); });
    if (first != words.end()) words.erase(words.begin(), first);
    return absl::StrJoin(words, " ");
}

std::vector<MatchKey> KeysOf(const PartyContent& content) {
    std::vector<MatchKey> keys;
    const auto add = [&keys](KeyKind kind, std::string value) {
        if (!value.empty()) keys.push_back({kind, std::move(value)});
    };
    add(KeyKind::kSiret, content.siret);
    add(KeyKind::kSiren, content.siren);
    add(KeyKind::kVatNumber, content.vat_number);
    for (const Contact& email : content.emails) {
        add(KeyKind::kEmail, absl::AsciiStrToLower(email.value));
    }
    const std::string name = NameKey(content.display_name);
    add(KeyKind::kName, name);
    for (const PostalAddress& item : content.addresses) {
        const std::string postal_code = FoldForSearch(item.address.postal_code);
        if (name.empty() || postal_code.empty()) continue;
        add(KeyKind::kNameAndPostalCode,
            absl::StrCat(name, "|", item.address.country_code, postal_code));
    }
    for (const Contact& phone : content.phones) add(KeyKind::kPhone, phone.value);
    for (const std::string& tag : content.tags) add(KeyKind::kTag, FoldForSearch(tag));
    std::ranges::sort(keys);
    const auto twice = std::ranges::unique(keys);
    keys.erase(twice.begin(), twice.end());
    return keys;
}

}  // namespace socle::client_record
