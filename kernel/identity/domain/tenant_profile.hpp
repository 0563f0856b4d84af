// The company itself, as its documents show it: which values are right, and which are still
// missing.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "socle/address.hpp"
#include "socle/money.hpp"

namespace socle::identity {

inline constexpr std::size_t kLogoBytesMax = 512U << 10U;
inline constexpr int kPaymentTermDaysMax = 60;  // C. com. L441-10
inline constexpr int kPaymentTermDaysDefault = 30;

enum class VatRegime {
    kUnspecified,  // not said yet
    kNormal,
    kSimplified,
    kFranchise,  // art. 293 B CGI: no VAT on invoices
};

struct TenantProfile {
    std::int64_t number = 0;
    std::string display_name;
    std::string legal_form;
    std::optional<Money> share_capital;
    std::string siren;
    std::string siret;
    std::string registration;
    std::string vat_number;
    VatRegime vat_regime = VatRegime::kUnspecified;
    bool vat_on_debits = false;
    Address address;
    std::string iban;
    std::string bic;
    std::string email;
    std::string phone;
    std::string website;
    std::string logo;  // a PNG file's bytes
    std::string time_zone = "Europe/Paris";
    std::string currency_code = "EUR";
    int payment_term_days = kPaymentTermDaysDefault;
    std::int64_t version = 1;
};

// Brings every field to its compact form and checks them together: what is written must be right,
// nothing but the name need be written. Refusals: REQUIRED, TOO_LONG, INVALID_TEXT, INVALID_SIREN,
// INVALID_SIRET, SIRET_DAMAGED, INVALID_VAT_NUMBER, INVALID_IBAN, INVALID_EMAIL, INVALID_PHONE,
// TOO_LARGE (logo), OUT_OF_RANGE (payment_term_days), INVALID_VALUE (time zone, currency, BIC, what
// contradicts the SIREN).
[[nodiscard]] absl::StatusOr<TenantProfile> CheckTenantProfile(TenantProfile profile);

// The contract's names of the fields that documents must show and that are empty (M-01: C. com.
// R123-237 and R123-238, CGI ann. II 242 nonies A).
[[nodiscard]] std::vector<std::string> MissingFields(const TenantProfile& profile);

}  // namespace socle::identity
