// Seller and buyer as a document shows them: snapshots, frozen with the document when it is issued.
// Not the tenant's identity nor the shared client record: later changes there do not touch them.
#pragma once

#include <absl/status/status.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "socle/address.hpp"
#include "socle/money.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {

inline constexpr std::size_t kDisplayNameMax = 200;

enum class VatRegime {
    kNormal,
    kSimplified,
    kFranchise,  // art. 293 B du CGI: charges no VAT
};

struct Seller {
    std::string display_name;
    std::string legal_form;              // "SAS", "SARL", "EI" ...
    std::optional<Money> share_capital;  // of companies that have one
    std::string siren;
    std::string siret;
    std::string registration;  // "RCS Lyon", "RNE"
    std::string vat_number;
    VatRegime vat_regime = VatRegime::kNormal;
    bool vat_on_debits = false;  // option for paying VAT on services when they are invoiced
    Address address;
    std::string iban;
    std::string bic;
    std::string email;
    std::string phone;
    std::string website;
    // Printed as they are: ten-year insurance and waste handling of building trades, AGA/OGA member
    // ...
    std::vector<std::string> extra_mentions;

    friend bool operator==(const Seller&, const Seller&) = default;
};

struct Buyer {
    std::string display_name;  // empty once their personal data were erased at their request
    Address address;           // where documents go
    std::string siren;
    std::string siret;
    std::string vat_number;
    bool professional = true;
    // Its own, when `address` is a billing address that differs (C. com. L441-9).
    std::optional<Address> main_address = {};

    friend bool operator==(const Buyer&, const Buyer&) = default;
};

// All that an issued document must show of its seller (M-01; C. com. R123-237 and R123-238).
// Refusal: SELLER_INCOMPLETE, metadata "missing" names the fields.
[[nodiscard]] absl::Status CheckSellerComplete(const Seller& seller);

// The name as a reader sees it: for one that was erased, words that say so.
[[nodiscard]] std::string NameShown(const Buyer& buyer, Language language);

// Refusal: CLIENT_ERASED.
[[nodiscard]] absl::Status CheckNotErased(const Buyer& buyer);

// Name and address (CGI ann. II 242 nonies A). Refusal: BUYER_INCOMPLETE, metadata "missing".
[[nodiscard]] absl::Status CheckBuyerComplete(const Buyer& buyer);

}  // namespace socle::invoicing
