#include "domain/content.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr std::size_t kSubjectMax = 200;
constexpr std::size_t kNoteMax = 4'000;
constexpr std::size_t kReferenceMax = 100;

bool Uses(const Content& content, VatCategory category) {
    return std::ranges::any_of(
        content.lines, [category](const Line& line) { return line.vat.category == category; });
}

absl::Status Conflict(std::string_view sentence) {
    return RefuseField(reason::kVatConflict, "lines", sentence);
}

// "Not subject to VAT" and art. 293 B stand for the whole document (BR-O-11).
bool StandsAlone(const VatTreatment& vat) {
    return vat.category == VatCategory::kOutOfScope || vat.IsFranchise();
}

absl::Status CheckVatTogether(const Content& content) {
    const VatTreatment& first = content.lines.front().vat;
    std::map<VatCategory, std::string_view> reasons;
    for (const Line& line : content.lines) {
        const VatTreatment& vat = line.vat;
        if ((StandsAlone(vat) || StandsAlone(first)) &&
            vat.exemption_code != first.exemption_code) {
            return Conflict("lines without VAT (293 B, out of scope) cannot stand beside others");
        }
        // BR-E-01, BR-AE-01: one breakdown, and so one reason, per category without VAT.
        const auto known = *reasons.emplace(vat.category, vat.exemption_code).first;
        if (known.second != vat.exemption_code) {
            return Conflict("one document gives one exemption reason per VAT category");
        }
    }
    return absl::OkStatus();
}

absl::Status CheckVatOfSeller(const Content& content, const Seller& seller) {
    const bool franchise_lines = content.lines.front().vat.IsFranchise();
    const bool franchise_seller = seller.vat_regime == VatRegime::kFranchise;
    if (franchise_lines && !franchise_seller) {
        return Conflict("the seller charges VAT: art. 293 B does not apply to these lines");
    }
    // CGI art. 283-3: VAT shown on an invoice is owed by whoever shows it.
    if (franchise_seller && Uses(content, VatCategory::kStandard)) {
        return Conflict("a seller under art. 293 B charges no VAT");
    }
    return absl::OkStatus();
}

absl::Status CheckVatOfBuyer(const Content& content, const Seller& seller) {
    const bool reversed = Uses(content, VatCategory::kReverseCharge);
    const bool intra = Uses(content, VatCategory::kIntraCommunity);
    if (!reversed && !intra) return absl::OkStatus();
    // BR-AE-02, BR-IC-02: both parties are known to a VAT office.
    if (seller.vat_number.empty()) {
        return Refuse(reason::kSellerIncomplete,
                      "reverse charge and intra-EU supplies need the seller's VAT number",
                      {{"missing", "vat_number"}});
    }
    const bool by_siren = reversed && !intra && !content.buyer.siren.empty();
    if ((content.buyer.vat_number.empty() && !by_siren) || !content.buyer.professional) {
        return Refuse(reason::kBuyerIncomplete,
                      "reverse charge and intra-EU supplies need a professional buyer's VAT number",
                      {{"missing", "vat_number"}});
    }
    return absl::OkStatus();
}

}  // namespace

Kinds KindsOf(const Content& content) {
    Kinds kinds;
    for (const Line& line : content.lines) {
        (line.kind == ProductKind::kGoods ? kinds.goods : kinds.services) = true;
    }
    return kinds;
}

absl::Status CheckContent(const Content& content) {
    SOCLE_RETURN_IF_ERROR(CheckText(content.subject, "subject", kSubjectMax));
    SOCLE_RETURN_IF_ERROR(CheckText(content.note, "note", kNoteMax));
    SOCLE_RETURN_IF_ERROR(CheckText(content.order_reference, "order_reference", kReferenceMax));
    SOCLE_RETURN_IF_ERROR(CheckDiscount(content.discount, "discount"));
    if (content.lines.size() > kLinesMax) {
        return RefuseField(reason::kTooManyLines, "lines", "a document has at most 10000 lines",
                           {{"value", std::to_string(content.lines.size())},
                            {"limit", std::to_string(kLinesMax)}});
    }
    for (std::size_t i = 0; i < content.lines.size(); ++i) {
        const absl::Status checked = CheckLine(content.lines[i]);
        if (!checked.ok()) return OnLine(checked, i);
    }
    return absl::OkStatus();
}

absl::StatusOr<Totals> CheckOffer(const Content& content, const Seller& seller) {
    if (content.lines.empty()) {
        return Refuse(reason::kNoLines, "the document has no line; add at least one");
    }
    SOCLE_RETURN_IF_ERROR(CheckContent(content));
    SOCLE_RETURN_IF_ERROR(CheckVatTogether(content));
    SOCLE_RETURN_IF_ERROR(CheckVatOfSeller(content, seller));
    SOCLE_ASSIGN(Totals totals, TotalsOf(content));
    if (totals.gross.IsNegative()) {
        return Refuse(reason::kNegativeTotal,
                      "the total is negative; give money back with a credit note",
                      {{"value", totals.gross.ToString()}});
    }
    return totals;
}

absl::StatusOr<Totals> CheckIssuable(const Content& content, const Seller& seller) {
    SOCLE_ASSIGN(Totals totals, CheckOffer(content, seller));
    SOCLE_RETURN_IF_ERROR(CheckSellerComplete(seller));
    SOCLE_RETURN_IF_ERROR(CheckBuyerComplete(content.buyer));
    SOCLE_RETURN_IF_ERROR(CheckVatOfBuyer(content, seller));
    return totals;
}

absl::StatusOr<Totals> TotalsOf(const Content& content) {
    return TotalsOf(content.lines, {.currency = content.currency,
                                    .discount = content.discount,
                                    .rounding = Rounding::kHalfAwayFromZero,
                                    .round_at = RoundAt::kVatGroup});
}

}  // namespace socle::invoicing
