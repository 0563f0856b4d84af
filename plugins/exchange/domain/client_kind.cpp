#include "domain/client_kind.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "domain/cell_text.hpp"
#include "socle/text.hpp"

namespace socle::exchange {
namespace {

constexpr std::array<std::string_view, 14> kCompanyWords = {
    "company",     "societe",         "entreprise",     "professionnel", "pro",
    "b2b",         "personne morale", "organisation",   "organization",  "business",
    "association", "collectivite",    "administration", "professional"};
constexpr std::array<std::string_view, 10> kPersonWords = {
    "person",  "particulier", "individual", "personne physique", "b2c",
    "contact", "personne",    "private",    "consumer",          "te private"};
constexpr std::array<std::string_view, 34> kLegalForms = {"sa",
                                                          "sas",
                                                          "sasu",
                                                          "sarl",
                                                          "eurl",
                                                          "sci",
                                                          "snc",
                                                          "scop",
                                                          "scp",
                                                          "selarl",
                                                          "selas",
                                                          "gaec",
                                                          "earl",
                                                          "scea",
                                                          "gie",
                                                          "ets",
                                                          "etablissements",
                                                          "association",
                                                          "mairie",
                                                          "commune",
                                                          "syndicat",
                                                          "societe",
                                                          "groupe",
                                                          "cabinet",
                                                          "ltd",
                                                          "llc",
                                                          "inc",
                                                          "gmbh",
                                                          "ag",
                                                          "bv",
                                                          "srl",
                                                          "spa",
                                                          "sprl",
                                                          "plc"};
constexpr std::array<std::string_view, 10> kCivilities = {
    "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", "miss"};

bool Holds(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::optional<ClientKind> KindOfWord(std::string_view text) {
    const std::string word = FoldForSearch(text);
    if (Holds(kCompanyWords, word)) return ClientKind::kCompany;
    if (Holds(kPersonWords, word)) return ClientKind::kPerson;
    return std::nullopt;
}

}  // namespace

ClientKind KindOf(const ClientRow& client, const KindHints& hints) {
    if (const auto said = KindOfWord(hints.kind)) return *said;
    if (!client.siren.empty() || !client.vat_number.empty()) return ClientKind::kCompany;
    if (!client.employer.empty()) return ClientKind::kPerson;
    const std::string name = FoldForSearch(client.display_name);
    const bool has_person = !client.given_name.empty() || !client.family_name.empty();
    const bool is_that_person =
        name == FoldForSearch(client.given_name + " " + client.family_name) ||
        name == FoldForSearch(client.family_name + " " + client.given_name);
    if (has_person) return is_that_person ? ClientKind::kPerson : ClientKind::kCompany;
    const std::vector<std::string> words = SplitOn(name, " ");
    const bool has_legal_form = std::ranges::any_of(
        words, [](const std::string& word) { return Holds(kLegalForms, word); });
    if (has_legal_form) return ClientKind::kCompany;
    const bool begins_with_civility = words.size() > 1 && Holds(kCivilities, words.front());
    const bool named_by_email =
        !client.emails.empty() && client.display_name == client.emails.front();
    if (begins_with_civility || named_by_email ||
        Holds(kCivilities, FoldForSearch(hints.civility))) {
        return ClientKind::kPerson;
    }
    return ClientKind::kCompany;
}

}  // namespace socle::exchange
