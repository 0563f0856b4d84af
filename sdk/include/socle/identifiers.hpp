// French and European business identifiers: SIREN, SIRET, VAT number, IBAN, and the check that
// tells a typing mistake from a real one. Each parser accepts the blanks and dots people type and
// gives back the compact form; nothing is ever guessed.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "socle/status.hpp"

namespace socle {

// 9 digits, Luhn key, not all zeros (INSEE). Refusals: INVALID_SIREN.
[[nodiscard]] absl::StatusOr<std::string> ParseSiren(std::string_view text);

// 14 digits that start with a SIREN, Luhn key; branches of La Poste (SIREN 356000000) instead have
// a digit sum that is a multiple of five, save the head office 00048. Refusals: INVALID_SIRET;
// SIRET_DAMAGED when the text is a number a spreadsheet has spoilt ("1.23E+13", 10 to 13 digits
// that lost their leading zeros, or a number rounded to five zeros at the end).
[[nodiscard]] absl::StatusOr<std::string> ParseSiret(std::string_view text);

// An EU VAT number with its country prefix. French ones have their key verified
// (key = (12 + 3 x (SIREN mod 97)) mod 97, or one with letters); of other countries' only the
// shape. Refusal: INVALID_VAT_NUMBER.
[[nodiscard]] absl::StatusOr<std::string> ParseVatNumber(std::string_view text);
// The VAT number a French SIREN has.
[[nodiscard]] std::string FrenchVatNumberOf(std::string_view siren);

// ISO 13616: length by country and mod 97. Refusal: INVALID_IBAN.
[[nodiscard]] absl::StatusOr<std::string> ParseIban(std::string_view text);
// For a French IBAN that passed: whether its inner RIB key is right too (a wrong one deserves a
// warning).
[[nodiscard]] bool HasValidRibKey(std::string_view iban);

// A plausible mailbox address, domain in lower-case ASCII. Refusal: INVALID_EMAIL.
[[nodiscard]] absl::StatusOr<std::string> ParseEmail(std::string_view text);
// E.164, "+33612345678"; a national number is read as French when `default_country` is "FR", and
// refused otherwise. Refusal: INVALID_PHONE.
[[nodiscard]] absl::StatusOr<std::string> ParsePhone(std::string_view text,
                                                     std::string_view default_country = "FR");
// Two letters of ISO 3166-1, given back in capitals. Refusal: INVALID_COUNTRY.
[[nodiscard]] absl::StatusOr<std::string> ParseCountry(std::string_view text);

namespace reason {
inline constexpr Reason kInvalidSiren{absl::StatusCode::kInvalidArgument, "INVALID_SIREN"};
inline constexpr Reason kInvalidSiret{absl::StatusCode::kInvalidArgument, "INVALID_SIRET"};
inline constexpr Reason kSiretDamaged{absl::StatusCode::kInvalidArgument, "SIRET_DAMAGED"};
inline constexpr Reason kInvalidVatNumber{absl::StatusCode::kInvalidArgument, "INVALID_VAT_NUMBER"};
inline constexpr Reason kInvalidIban{absl::StatusCode::kInvalidArgument, "INVALID_IBAN"};
inline constexpr Reason kInvalidEmail{absl::StatusCode::kInvalidArgument, "INVALID_EMAIL"};
inline constexpr Reason kInvalidPhone{absl::StatusCode::kInvalidArgument, "INVALID_PHONE"};
inline constexpr Reason kInvalidCountry{absl::StatusCode::kInvalidArgument, "INVALID_COUNTRY"};
}  // namespace reason

}  // namespace socle
