// The arithmetic of a document, in the order EN 16931 gives (BR-CO-10 to -17): line nets, the
// document discount shared over the VAT groups, VAT on each group's rounded base, sums. These
// numbers are then the document's own: list, page, XML and ledger read them and never compute
// again.
#pragma once

#include <absl/status/statusor.h>

#include <span>
#include <vector>

#include "domain/discount.hpp"
#include "domain/line.hpp"
#include "domain/vat.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

enum class RoundAt {
    kVatGroup,  // VAT on the group's base: what EN 16931 asks, and what Socle issues
    kLine,      // VAT line by line, then summed: to read documents made elsewhere
};

// All lines of one VAT category and rate.
struct VatGroup {
    VatTreatment vat;  // of the group's first line
    Money lines_net;
    Money discount;  // the group's share of the document discount
    Money base;      // BT-116: lines_net - discount
    Money amount;    // BT-117: the VAT

    friend bool operator==(const VatGroup&, const VatGroup&) = default;
};

struct Totals {
    std::vector<LineAmounts> lines;  // in the order of the document's lines
    std::vector<VatGroup> groups;    // by category, then the highest rate first
    Money lines_net;                 // BT-106
    Money discount;                  // BT-107
    Money net;                       // BT-109
    Money vat;                       // BT-110
    Money gross;                     // BT-112

    friend bool operator==(const Totals&, const Totals&) = default;
};

struct TotalsOptions {
    Currency currency = Currency::Eur();
    Discount discount = {};
    Rounding rounding = Rounding::kHalfAwayFromZero;
    RoundAt round_at = RoundAt::kVatGroup;
};

[[nodiscard]] bool SameGroup(const VatTreatment& a, const VatTreatment& b);

// Refusals: TOO_MANY_LINES, OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<Totals> TotalsOf(std::span<const Line> lines,
                                              const TotalsOptions& options);

// The sums over finished groups. Refusal: OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<Totals> SumUp(std::vector<LineAmounts> lines,
                                           std::vector<VatGroup> groups, Currency currency);

}  // namespace socle::invoicing
