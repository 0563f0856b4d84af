#include "domain/vat.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr std::size_t kExemptionTextMax = 500;
constexpr std::size_t kExemptionCodeMax = 40;

struct CategoryCode {
    VatCategory category;
    std::string_view code;
    std::string_view only_reason;  // the one VATEX code that exists for it, if only one does
};

constexpr std::array kCategories{
    CategoryCode{VatCategory::kStandard, "S", ""},
    CategoryCode{VatCategory::kZero, "Z", ""},
    CategoryCode{VatCategory::kExempt, "E", ""},
    CategoryCode{VatCategory::kReverseCharge, "AE", ""},
    CategoryCode{VatCategory::kIntraCommunity, "K", "VATEX-EU-IC"},
    CategoryCode{VatCategory::kExport, "G", "VATEX-EU-G"},
    CategoryCode{VatCategory::kOutOfScope, "O", "VATEX-EU-O"},
};

// Coefficient and scale in the normal form of Decimal.
struct Rate {
    std::int64_t coefficient;
    int scale;
};

// Metropolitan, overseas and Corsican rates in force, in order, then those of the past (G1.24).
constexpr std::array kRates{
    Rate{0, 0},  Rate{9, 1},  Rate{105, 2}, Rate{175, 2}, Rate{21, 1},
    Rate{55, 1}, Rate{85, 1}, Rate{10, 0},  Rate{13, 0},  Rate{20, 0},
    Rate{7, 0},  Rate{92, 1}, Rate{96, 1},  Rate{196, 1}, Rate{206, 1},
};
constexpr std::size_t kRatesInForce = 10;

const CategoryCode& Row(VatCategory category) {
    return *std::ranges::find(kCategories, category, &CategoryCode::category);
}

bool IsVatexText(std::string_view code) {
    return code.size() <= kExemptionCodeMax && std::ranges::all_of(code, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

// Travel agencies, second-hand goods, works of art, collectors' items: VAT on the margin, none on
// the invoice.
bool IsMarginScheme(std::string_view code) {
    constexpr std::array<std::string_view, 4> kCodes{"VATEX-EU-D", "VATEX-EU-F", "VATEX-EU-I",
                                                     "VATEX-EU-J"};
    return std::ranges::find(kCodes, code) != kCodes.end();
}

// EN-04: which VATEX codes a category without VAT may carry.
bool ReasonFits(VatCategory category, std::string_view code) {
    constexpr std::string_view kFrench = "VATEX-FR-";
    switch (category) {
        case VatCategory::kExempt:
            return IsMarginScheme(code) ||
                   (code.starts_with(kFrench) && code.size() > kFrench.size() &&
                    code != "VATEX-FR-AE" && IsVatexText(code));
        case VatCategory::kReverseCharge:
            return code == "VATEX-EU-AE" || code == "VATEX-FR-AE";
        default:
            return code == Row(category).only_reason;
    }
}

// "0.9, 1.05 ...": the rates of category S, for the refusal's reader.
std::string RatesAboveZero() {
    std::string list;
    for (const Rate& rate : std::span(kRates).first(kRatesInForce)) {
        const auto value = Decimal::Of(rate.coefficient, rate.scale);
        if (!value.ok() || value->IsZero()) continue;
        list.append(list.empty() ? "" : ", ").append(value->ToString());
    }
    return list;
}

absl::Status CheckRate(const VatTreatment& vat) {
    const bool charges = vat.category == VatCategory::kStandard;
    // BR-S-05: category S has a rate above zero; every other category has rate zero.
    if (IsAllowedRate(vat.rate) && charges == !vat.rate.IsZero()) return absl::OkStatus();
    return RefuseField(reason::kVatRateNotAllowed, "vat_rate",
                       charges ? "the VAT rate is not one that French law knows"
                               : "this VAT category goes with the rate 0",
                       {{"value", vat.rate.ToString()},
                        {"category", std::string(CodeOf(vat.category))},
                        {"allowed", charges ? RatesAboveZero() : "0"}});
}

// The VATEX codes a category may carry, for the refusal's reader; none where VAT applies.
std::string ReasonsFor(VatCategory category) {
    if (category == VatCategory::kExempt) return "VATEX-FR-…, VATEX-EU-D, -F, -I, -J";
    if (category == VatCategory::kReverseCharge) return "VATEX-EU-AE, VATEX-FR-AE";
    return std::string(Row(category).only_reason);
}

absl::Status RefuseReason(const VatTreatment& vat, std::string_view sentence) {
    const bool has_code = !vat.exemption_code.empty();
    return RefuseField(reason::kVatReasonNotAllowed, has_code ? "exemption_code" : "exemption_text",
                       sentence,
                       {{"value", has_code ? vat.exemption_code : vat.exemption_text},
                        {"category", std::string(CodeOf(vat.category))},
                        {"allowed", ReasonsFor(vat.category)}});
}

absl::Status CheckReason(const VatTreatment& vat) {
    if (vat.category == VatCategory::kStandard || vat.category == VatCategory::kZero) {
        // BR-S-10, BR-Z-10: no exemption where VAT applies.
        if (vat.exemption_code.empty() && vat.exemption_text.empty()) return absl::OkStatus();
        return RefuseReason(vat, "a taxed line has no exemption reason");
    }
    if (vat.exemption_code.empty()) {
        return RefuseField(reason::kVatReasonMissing, "exemption_code",
                           "say why no VAT is charged, with a VATEX code",
                           {{"category", std::string(CodeOf(vat.category))}});
    }
    if (ReasonFits(vat.category, vat.exemption_code)) return absl::OkStatus();
    return RefuseReason(vat, "this VATEX code does not go with the VAT category");
}

}  // namespace

std::string_view CodeOf(VatCategory category) {
    return Row(category).code;
}

absl::StatusOr<VatCategory> ParseVatCategory(std::string_view code) {
    const auto* const row = std::ranges::find(kCategories, code, &CategoryCode::code);
    if (row != kCategories.end()) return row->category;
    return RefuseField(reason::kInvalidValue, "vat_category",
                       "the VAT category is one of S, Z, E, AE, K, G, O",
                       {{"value", std::string(code)}, {"expected", "S, Z, E, AE, K, G, O"}});
}

bool IsAllowedRate(const Decimal& rate) {
    return std::ranges::any_of(kRates, [&rate](const Rate& allowed) {
        return allowed.coefficient == rate.coefficient() && allowed.scale == rate.scale();
    });
}

absl::Status CheckVat(const VatTreatment& vat) {
    SOCLE_RETURN_IF_ERROR(CheckRate(vat));
    SOCLE_RETURN_IF_ERROR(CheckReason(vat));
    return CheckText(vat.exemption_text, "exemption_text", kExemptionTextMax).status();
}

absl::StatusOr<VatTreatment> VatOf(VatTreatment vat) {
    if (vat.exemption_code.empty()) vat.exemption_code = Row(vat.category).only_reason;
    SOCLE_RETURN_IF_ERROR(CheckVat(vat));
    return vat;
}

absl::StatusOr<VatTreatment> StandardVat(const Decimal& rate) {
    return VatOf({VatCategory::kStandard, rate, "", ""});
}

VatTreatment FranchiseVat() {
    return {VatCategory::kExempt, Decimal{}, std::string(kFranchiseCode), ""};
}

}  // namespace socle::invoicing
