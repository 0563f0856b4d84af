// What a column of a list can hold, with the name the contract gives it ("display_name") and the
// words people use for it.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string_view>

#include "domain/import_kind.hpp"
#include "socle/text.hpp"

namespace socle::exchange {

enum class Field {
    // Of clients.
    kDisplayName,  // the company's name, or a person's full name; a subject; a product's name
    kEmployer,     // the company the person of this row works for
    kKind,         // company or person
    kCivility,
    kGivenName,
    kFamilyName,
    kEmail,
    kPhone,
    kMobile,
    kAddressLine,
    kPostalCode,
    kCity,
    kCountry,
    kSiren,
    kSiret,
    kVatNumber,
    kIban,
    kWebsite,
    kNote,
    kTags,
    // Of opportunities, beside display_name, email and siret.
    kClient,
    kAmount,
    kStage,
    kExpectedCloseDate,
    kNextAction,
    kNextActionDate,
    // Of products, beside display_name and kind.
    kCode,
    kUnit,
    kUnitPrice,
    kVatRate,
};

// Whether several columns may hold it ("E-mail 1", "E-mail 2").
[[nodiscard]] bool IsRepeated(Field field);

[[nodiscard]] std::string_view NameOf(Field field);
[[nodiscard]] std::string_view LabelOf(Field field, Language language);
// Refusal: UNKNOWN_FIELD (metadata "field").
[[nodiscard]] absl::StatusOr<Field> ParseField(std::string_view name);

// A title that several fields may claim, by the company it keeps: "Nom" is a person's family name
// beside "Prénom", else the client's name.
enum class TitleMeaning { kField, kNameOrFamilyName, kCompanyName, kIgnored };
struct Title {
    TitleMeaning meaning = TitleMeaning::kField;
    Field field = Field::kDisplayName;  // kField only
};

// What a column's title says in a list of that kind, in French or English, whatever its case,
// accents, blanks and marks; also the keys of Dolibarr ("Nom du tiers* (s.nom)"). nullopt: not
// known.
[[nodiscard]] std::optional<Title> RecogniseTitle(std::string_view title,
                                                  ImportKind kind = ImportKind::kClients);

// The form in which titles are compared: folded, without anything but letters and digits.
[[nodiscard]] std::string FoldedTitle(std::string_view title);

}  // namespace socle::exchange
