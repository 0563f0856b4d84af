#include "domain/field.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "domain/other_title_words.hpp"
#include "domain/reasons.hpp"
#include "domain/title_words.hpp"

namespace socle::exchange {
namespace {

struct FieldRow {
    Field field;
    std::string_view name;
    std::string_view french;
    std::string_view english;
    bool repeated = false;
};

constexpr std::array kFields = {
    FieldRow{Field::kDisplayName, "display_name", "nom", "name"},
    FieldRow{Field::kEmployer, "employer", "entreprise de la personne", "person's company"},
    FieldRow{Field::kKind, "kind", "nature", "kind"},
    FieldRow{Field::kCivility, "civility", "civilité", "title"},
    FieldRow{Field::kGivenName, "given_name", "prénom", "first name"},
    FieldRow{Field::kFamilyName, "family_name", "nom de famille", "last name"},
    FieldRow{Field::kEmail, "email", "e-mail", "e-mail", true},
    FieldRow{Field::kPhone, "phone", "téléphone", "phone", true},
    FieldRow{Field::kMobile, "mobile", "mobile", "mobile", true},
    FieldRow{Field::kAddressLine, "address_line", "adresse", "address", true},
    FieldRow{Field::kPostalCode, "postal_code", "code postal", "postal code"},
    FieldRow{Field::kCity, "city", "ville", "city"},
    FieldRow{Field::kCountry, "country", "pays", "country"},
    FieldRow{Field::kSiren, "siren", "SIREN", "SIREN"},
    FieldRow{Field::kSiret, "siret", "SIRET", "SIRET"},
    FieldRow{Field::kVatNumber, "vat_number", "n° de TVA", "VAT number"},
    FieldRow{Field::kIban, "iban", "IBAN", "IBAN"},
    FieldRow{Field::kWebsite, "website", "site web", "website"},
    FieldRow{Field::kNote, "note", "note", "note", true},
    FieldRow{Field::kTags, "tags", "étiquettes", "tags", true},
    FieldRow{Field::kClient, "client", "client", "client"},
    FieldRow{Field::kAmount, "amount", "montant", "amount"},
    FieldRow{Field::kStage, "stage", "étape", "stage"},
    FieldRow{Field::kExpectedCloseDate, "expected_close_date", "signature prévue",
             "expected close"},
    FieldRow{Field::kNextAction, "next_action", "prochaine action", "next action"},
    FieldRow{Field::kNextActionDate, "next_action_date", "date d'action", "action date"},
    FieldRow{Field::kCode, "code", "référence", "code"},
    FieldRow{Field::kUnit, "unit", "unité", "unit"},
    FieldRow{Field::kUnitPrice, "unit_price", "prix unitaire", "unit price"},
    FieldRow{Field::kVatRate, "vat_rate", "taux de TVA", "VAT rate"},
};

const FieldRow& RowOf(Field field) {
    return kFields[static_cast<std::size_t>(field)];
}

std::span<const TitleWord> WordsOf(ImportKind kind) {
    switch (kind) {
        case ImportKind::kClients:
            return kTitleWords;
        case ImportKind::kOpportunities:
            return kOpportunityTitleWords;
        case ImportKind::kProducts:
            return kProductTitleWords;
    }
    return {};
}

std::optional<Title> FindWord(std::string_view folded, ImportKind kind) {
    const std::span<const TitleWord> words = WordsOf(kind);
    const auto found = std::ranges::find(words, folded, &TitleWord::folded);
    if (found == words.end()) return std::nullopt;
    return found->title;
}

}  // namespace

bool IsRepeated(Field field) {
    return RowOf(field).repeated;
}

std::string_view NameOf(Field field) {
    return RowOf(field).name;
}

std::string_view LabelOf(Field field, Language language) {
    return language == Language::kFrench ? RowOf(field).french : RowOf(field).english;
}

absl::StatusOr<Field> ParseField(std::string_view name) {
    const auto found = std::ranges::find(kFields, name, &FieldRow::name);
    if (found != kFields.end()) return found->field;
    std::string names;
    for (const FieldRow& row : kFields) {
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    }
    return Refuse(reason::kUnknownField,
                  "there is no field \"" + std::string(name) + "\"; use one of: " + names,
                  {{"field", std::string(name)}});
}

std::string FoldedTitle(std::string_view title) {
    std::string folded = FoldForSearch(title);
    std::erase(folded, ' ');
    return folded;
}

std::optional<Title> RecogniseTitle(std::string_view title, ImportKind kind) {
    if (const auto known = FindWord(FoldedTitle(title), kind)) return known;
    // "SIRET (14 chiffres)", and Dolibarr's "Ville (s.town)", where the key in brackets is what
    // counts.
    const std::size_t open = title.find('(');
    if (open == title.npos || open == 0) return std::nullopt;
    std::string_view inside = title.substr(open + 1);
    inside = inside.substr(0, inside.find(')'));
    if (inside.find('.') != inside.npos) return FindWord(FoldedTitle(inside), kind);
    return FindWord(FoldedTitle(title.substr(0, open)), kind);
}

}  // namespace socle::exchange
