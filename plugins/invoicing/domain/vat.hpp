// How VAT falls on a line: category, rate and, where no VAT is charged, the reason why. Codes are
// those of EN 16931 (UNCL 5305 and VATEX), so that what is stored is what the electronic invoice
// says. Not for amounts: those are in totals.hpp. Nor for the words on the page: those are in
// mentions.hpp.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "socle/decimal.hpp"

namespace socle::invoicing {

enum class VatCategory {
    kStandard,        // S: a rate above zero
    kZero,            // Z: taxed at zero
    kExempt,          // E: exempt, or the franchise of art. 293 B
    kReverseCharge,   // AE: the buyer owes the VAT
    kIntraCommunity,  // K: goods to a business in another EU country
    kExport,          // G
    kOutOfScope,      // O
};

[[nodiscard]] std::string_view CodeOf(VatCategory category);
// "S", "Z", "E", "AE", "K", "G", "O". Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<VatCategory> ParseVatCategory(std::string_view code);

inline constexpr std::string_view kFranchiseCode = "VATEX-FR-FRANCHISE";

struct VatTreatment {
    VatCategory category = VatCategory::kStandard;
    Decimal rate;                // per cent
    std::string exemption_code;  // VATEX-..., empty for S and Z
    std::string exemption_text;  // in the seller's words (mentions.hpp); optional

    // Art. 293 B du CGI: a small business that charges no VAT.
    [[nodiscard]] bool IsFranchise() const { return exemption_code == kFranchiseCode; }
    friend bool operator==(const VatTreatment&, const VatTreatment&) = default;
};

// Every rate French law has or had (BR-FR-16): a rate outside the list is refused.
[[nodiscard]] bool IsAllowedRate(const Decimal& rate);

// Rate and reason fit the category. Refusals: VAT_RATE_NOT_ALLOWED, VAT_REASON_MISSING,
// VAT_REASON_NOT_ALLOWED.
[[nodiscard]] absl::Status CheckVat(const VatTreatment& vat);

// A checked treatment; the code of K, G and O is filled in, since only one exists.
[[nodiscard]] absl::StatusOr<VatTreatment> VatOf(VatTreatment vat);
// S at `rate` per cent.
[[nodiscard]] absl::StatusOr<VatTreatment> StandardVat(const Decimal& rate);
[[nodiscard]] VatTreatment FranchiseVat();

}  // namespace socle::invoicing
