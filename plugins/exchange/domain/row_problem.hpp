// What can be wrong with one row of a list. A refusal keeps the row out, in the file of refused
// rows; a warning lets it in without the value that is wrong. Nothing is repaired by guessing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.hpp"

namespace socle::exchange {

enum class ProblemKind {
    // Refusals: who the client is would be wrong or unknown.
    kNameMissing,
    kSiretDamaged,  // lost zeros, or 1.23E+13
    kInvalidSiret,
    kInvalidSiren,
    kInvalidVatNumber,
    kInvalidIban,
    kIdentifiersDisagree,  // the SIREN is not the beginning of the SIRET, or not in the VAT number
    kInvalidText,
    kTooLong,
    kFormulaError,  // "#N/A" or a formula without result, where it matters
    // Warnings: the value is left out.
    kInvalidEmail,
    kInvalidPhone,
    kInvalidCountry,
    kPostalCodeLostZero,
    kInvalidPostalCode,
    kInvalidWebsite,
    kFormulaIgnored,
    kTooManyValues,
    // Warnings: the value is kept.
    kNameFromEmail,
    kRibKeyWrong,
    // Refusals of opportunities and products.
    kEmpty,
    kInvalidNumber,
    kInvalidDay,
    kUnknownWord,
    kWrongEmail,
    kUnknownClient,
    kSeveralClients,
};

struct Problem {
    ProblemKind kind = ProblemKind::kNameMissing;
    Field field = Field::kDisplayName;
    std::string value;  // as in the file, shortened
};

// "SIRET_DAMAGED": stable, for programs and counts.
[[nodiscard]] std::string_view NameOf(ProblemKind kind);
// nullopt: no problem has this name.
[[nodiscard]] std::optional<ProblemKind> FindProblem(std::string_view name);
[[nodiscard]] bool Refuses(ProblemKind kind);
[[nodiscard]] bool AnyRefuses(const std::vector<Problem>& problems);

// One sentence with what to do: "Le SIRET « 1,23E+13 » a été abîmé par un tableur : ...".
[[nodiscard]] std::string Sentence(const Problem& problem, Language language);

}  // namespace socle::exchange
