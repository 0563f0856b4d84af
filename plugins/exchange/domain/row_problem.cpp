#include "domain/row_problem.hpp"

#include <algorithm>
#include <array>

namespace socle::exchange {
namespace {

// {value} is the cell's text, {field} the field's label.
struct ProblemRow {
    ProblemKind kind;
    std::string_view name;
    bool refuses;
    std::string_view french;
    std::string_view english;
};

constexpr std::array kProblems = {
    ProblemRow{ProblemKind::kNameMissing, "NAME_MISSING", true,
               "Aucun nom : indiquez le nom de l'entreprise ou de la personne.",
               "No name: give the company's or the person's name."},
    ProblemRow{ProblemKind::kSiretDamaged, "SIRET_DAMAGED", true,
               "Le SIRET « {value} » a été abîmé par un tableur (zéros perdus ou notation "
               "scientifique) : mettez la colonne au format Texte et recollez les 14 chiffres.",
               "The SIRET \"{value}\" was damaged by a spreadsheet (lost zeros or scientific "
               "notation): format the column as text and paste the 14 digits again."},
    ProblemRow{ProblemKind::kInvalidSiret, "INVALID_SIRET", true,
               "Le SIRET « {value} » est faux : vérifiez ses 14 chiffres, ou videz la cellule.",
               "The SIRET \"{value}\" is wrong: check its 14 digits, or empty the cell."},
    ProblemRow{ProblemKind::kInvalidSiren, "INVALID_SIREN", true,
               "Le SIREN « {value} » est faux : vérifiez ses 9 chiffres, ou videz la cellule.",
               "The SIREN \"{value}\" is wrong: check its 9 digits, or empty the cell."},
    ProblemRow{ProblemKind::kInvalidVatNumber, "INVALID_VAT_NUMBER", true,
               "Le n° de TVA « {value} » est faux : vérifiez-le, préfixe du pays compris, ou videz "
               "la cellule.",
               "The VAT number \"{value}\" is wrong: check it, country prefix included, or empty "
               "the cell."},
    ProblemRow{ProblemKind::kInvalidIban, "INVALID_IBAN", true,
               "L'IBAN « {value} » est faux : recopiez-le depuis le RIB, ou videz la cellule.",
               "The IBAN \"{value}\" is wrong: copy it from the bank's paper, or empty the cell."},
    ProblemRow{ProblemKind::kIdentifiersDisagree, "IDENTIFIERS_DISAGREE", true,
               "SIREN, SIRET et n° de TVA ne désignent pas la même entreprise ({field} : "
               "« {value} ») : corrigez celui qui est faux.",
               "SIREN, SIRET and VAT number name different companies ({field}: \"{value}\"): "
               "correct the one that is wrong."},
    ProblemRow{ProblemKind::kInvalidText, "INVALID_TEXT", true,
               "Le champ {field} contient des caractères illisibles : retapez-le.",
               "The field {field} holds unreadable characters: type it again."},
    ProblemRow{ProblemKind::kTooLong, "TOO_LONG", true,
               "Le champ {field} est trop long (« {value} ») : raccourcissez-le.",
               "The field {field} is too long (\"{value}\"): shorten it."},
    ProblemRow{
        ProblemKind::kFormulaError, "FORMULA_ERROR", true,
        "Le champ {field} contient une formule en erreur ou sans résultat (« {value} ») : "
        "remplacez-la par sa valeur.",
        "The field {field} holds a formula in error or without result (\"{value}\"): replace "
        "it by its value."},
    ProblemRow{ProblemKind::kInvalidEmail, "INVALID_EMAIL", false,
               "L'e-mail « {value} » est incorrect et n'a pas été repris.",
               "The e-mail \"{value}\" is not valid and was left out."},
    ProblemRow{
        ProblemKind::kInvalidPhone, "INVALID_PHONE", false,
        "Le téléphone « {value} » est incorrect (le tableur a peut-être perdu le 0) et n'a "
        "pas été repris.",
        "The phone number \"{value}\" is not valid (the spreadsheet may have lost its 0) and "
        "was left out."},
    ProblemRow{ProblemKind::kInvalidCountry, "INVALID_COUNTRY", false,
               "Le pays « {value} » n'est pas connu et n'a pas été repris.",
               "The country \"{value}\" is not known and was left out."},
    ProblemRow{ProblemKind::kPostalCodeLostZero, "POSTAL_CODE_LOST_ZERO", false,
               "Le code postal « {value} » semble avoir perdu son premier 0 et n'a pas été repris.",
               "The postal code \"{value}\" seems to have lost its first 0 and was left out."},
    ProblemRow{ProblemKind::kInvalidPostalCode, "INVALID_POSTAL_CODE", false,
               "Le code postal « {value} » n'a pas 5 chiffres et n'a pas été repris.",
               "The postal code \"{value}\" has not 5 digits and was left out."},
    ProblemRow{ProblemKind::kInvalidWebsite, "INVALID_WEBSITE", false,
               "Le site web « {value} » est incorrect et n'a pas été repris.",
               "The website \"{value}\" is not valid and was left out."},
    ProblemRow{ProblemKind::kFormulaIgnored, "FORMULA_IGNORED", false,
               "Le champ {field} contient une formule en erreur ou sans résultat (« {value} ») et "
               "n'a pas été repris.",
               "The field {field} holds a formula in error or without result (\"{value}\") and was "
               "left out."},
    ProblemRow{ProblemKind::kTooManyValues, "TOO_MANY_VALUES", false,
               "Le champ {field} contient trop de valeurs ; les dernières n'ont pas été reprises.",
               "The field {field} holds too many values; the last ones were left out."},
    ProblemRow{ProblemKind::kNameFromEmail, "NAME_FROM_EMAIL", false,
               "Sans nom, la fiche porte l'e-mail « {value} ».",
               "Without a name, the record bears the e-mail \"{value}\"."},
    ProblemRow{ProblemKind::kRibKeyWrong, "RIB_KEY_WRONG", false,
               "La clé RIB de l'IBAN « {value} » est fausse ; vérifiez-le avant de payer.",
               "The RIB key of the IBAN \"{value}\" is wrong; check it before paying."},
    ProblemRow{ProblemKind::kEmpty, "EMPTY", true, "Le champ {field} est vide : remplissez-le.",
               "The field {field} is empty: fill it in."},
    ProblemRow{ProblemKind::kInvalidNumber, "INVALID_NUMBER", true,
               "Le champ {field} : « {value} » ne se lit pas sans doute possible ; écrivez 1250 ou "
               "1250,50.",
               "The field {field}: \"{value}\" cannot be read without doubt; write 1250 or "
               "1250.50."},
    ProblemRow{ProblemKind::kInvalidDay, "INVALID_DAY", true,
               "Le champ {field} : « {value} » n'est pas une date ; écrivez 23/11/2026.",
               "The field {field}: \"{value}\" is no date; write 23/11/2026 or 2026-11-23."},
    ProblemRow{ProblemKind::kUnknownWord, "UNKNOWN_WORD", true,
               "Le champ {field} : « {value} » n'est pas connu ; corrigez-le, ou videz la cellule.",
               "The field {field}: \"{value}\" is not known; correct it, or empty the cell."},
    ProblemRow{ProblemKind::kWrongEmail, "WRONG_EMAIL", true,
               "L'e-mail « {value} » est incorrect : corrigez-le, ou videz la cellule.",
               "The e-mail \"{value}\" is not valid: correct it, or empty the cell."},
    ProblemRow{ProblemKind::kUnknownClient, "UNKNOWN_CLIENT", true,
               "Le client « {value} » n'a pas de fiche : créez-la ou importez d'abord vos clients.",
               "The client \"{value}\" has no record: create it, or import your clients first."},
    ProblemRow{
        ProblemKind::kSeveralClients, "SEVERAL_CLIENTS", true,
        "Plusieurs fiches s'appellent « {value} » : ajoutez le SIRET ou l'e-mail du client, ou "
        "fusionnez les fiches.",
        "Several records are called \"{value}\": add the client's SIRET or e-mail, or merge "
        "the records."},
};

const ProblemRow& RowOf(ProblemKind kind) {
    return kProblems[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string_view NameOf(ProblemKind kind) {
    return RowOf(kind).name;
}

std::optional<ProblemKind> FindProblem(std::string_view name) {
    const auto found = std::ranges::find(kProblems, name, &ProblemRow::name);
    if (found == kProblems.end()) return std::nullopt;
    return found->kind;
}

bool Refuses(ProblemKind kind) {
    return RowOf(kind).refuses;
}

bool AnyRefuses(const std::vector<Problem>& problems) {
    return std::ranges::any_of(problems,
                               [](const Problem& problem) { return Refuses(problem.kind); });
}

std::string Sentence(const Problem& problem, Language language) {
    const ProblemRow& row = RowOf(problem.kind);
    std::string_view rest = language == Language::kFrench ? row.french : row.english;
    std::string sentence;
    for (std::size_t open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
        sentence += rest.substr(0, open);
        rest.remove_prefix(open);
        sentence += rest.starts_with("{value}") ? std::string_view(problem.value)
                                                : LabelOf(problem.field, language);
        rest.remove_prefix(rest.find('}') + 1);
    }
    return sentence.append(rest);
}

}  // namespace socle::exchange
