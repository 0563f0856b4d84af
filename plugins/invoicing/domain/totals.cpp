#include "domain/totals.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "domain/reasons.hpp"
#include "domain/share.hpp"

namespace socle::invoicing {
namespace {

bool ComesBefore(const VatGroup& a, const VatGroup& b) {
    if (a.vat.category != b.vat.category) return a.vat.category < b.vat.category;
    return a.vat.rate > b.vat.rate;
}

VatGroup& GroupFor(std::vector<VatGroup>& groups, const VatTreatment& vat, Currency currency) {
    const auto found = std::ranges::find_if(
        groups, [&vat](const VatGroup& group) { return SameGroup(group.vat, vat); });
    if (found != groups.end()) return *found;
    const Money zero = Money::Zero(currency);
    return groups.emplace_back(VatGroup{vat, zero, zero, zero, zero});
}

// Adds a line to its group; VAT too when it is rounded line by line.
absl::Status AddLine(const Line& line, const LineAmounts& amounts, const TotalsOptions& options,
                     std::vector<VatGroup>& groups) {
    VatGroup& group = GroupFor(groups, line.vat, options.currency);
    SOCLE_ASSIGN(group.lines_net, group.lines_net.Plus(amounts.net));
    if (options.round_at == RoundAt::kLine) {
        SOCLE_ASSIGN(const Money vat, amounts.net.Percent(line.vat.rate, options.rounding));
        SOCLE_ASSIGN(group.amount, group.amount.Plus(vat));
    }
    return CheckAmount(group.lines_net);
}

// The document discount, over the groups in proportion to their nets. Each takes the rounded share
// of all groups so far less what those before it took, so the shares add up to the discount to the
// cent.
absl::Status ShareDiscount(const Money& discount, const Money& lines_net,
                           std::vector<VatGroup>& groups) {
    Money net_so_far = Money::Zero(discount.currency());
    Money taken = net_so_far;
    for (VatGroup& group : groups) {
        SOCLE_ASSIGN(net_so_far, net_so_far.Plus(group.lines_net));
        SOCLE_ASSIGN(const Money due,
                     ShareOf(discount, {net_so_far.ToDecimal(), lines_net.ToDecimal()}));
        SOCLE_ASSIGN(group.discount, due.Minus(taken));
        taken = due;
    }
    return absl::OkStatus();
}

absl::Status ChargeVat(const TotalsOptions& options, VatGroup& group) {
    SOCLE_ASSIGN(group.base, group.lines_net.Minus(group.discount));
    if (options.round_at == RoundAt::kVatGroup) {
        // BR-CO-17: VAT = base x rate / 100, rounded to two decimals.
        SOCLE_ASSIGN(group.amount, group.base.Percent(group.vat.rate, options.rounding));
        return absl::OkStatus();
    }
    SOCLE_ASSIGN(const Money spared, group.discount.Percent(group.vat.rate, options.rounding));
    SOCLE_ASSIGN(group.amount, group.amount.Minus(spared));
    return absl::OkStatus();
}

}  // namespace

bool SameGroup(const VatTreatment& a, const VatTreatment& b) {
    return a.category == b.category && a.rate == b.rate;
}

absl::StatusOr<Totals> TotalsOf(std::span<const Line> lines, const TotalsOptions& options) {
    if (lines.size() > kLinesMax) {
        return Refuse(
            reason::kTooManyLines, "a document has at most 10000 lines",
            {{"value", std::to_string(lines.size())}, {"limit", std::to_string(kLinesMax)}});
    }
    std::vector<LineAmounts> amounts;
    amounts.reserve(lines.size());
    std::vector<VatGroup> groups;
    Money lines_net = Money::Zero(options.currency);
    for (const Line& line : lines) {
        auto computed = AmountsOf(line, options.currency, options.rounding);
        if (!computed.ok()) return OnLine(computed.status(), amounts.size());
        amounts.push_back(*computed);
        SOCLE_RETURN_IF_ERROR(AddLine(line, *computed, options, groups));
        SOCLE_ASSIGN(lines_net, lines_net.Plus(computed->net));
    }
    std::ranges::sort(groups, ComesBefore);
    SOCLE_ASSIGN(const Money discount, DiscountOn(lines_net, options.discount, options.rounding));
    SOCLE_RETURN_IF_ERROR(ShareDiscount(discount, lines_net, groups));
    for (VatGroup& group : groups) SOCLE_RETURN_IF_ERROR(ChargeVat(options, group));
    return SumUp(std::move(amounts), std::move(groups), options.currency);
}

absl::StatusOr<Totals> SumUp(std::vector<LineAmounts> lines, std::vector<VatGroup> groups,
                             Currency currency) {
    const Money zero = Money::Zero(currency);
    Totals totals{std::move(lines), std::move(groups), zero, zero, zero, zero, zero};
    for (const VatGroup& group : totals.groups) {
        SOCLE_ASSIGN(totals.lines_net, totals.lines_net.Plus(group.lines_net));
        SOCLE_ASSIGN(totals.discount, totals.discount.Plus(group.discount));
        SOCLE_ASSIGN(totals.net, totals.net.Plus(group.base));
        SOCLE_ASSIGN(totals.vat, totals.vat.Plus(group.amount));
    }
    // BR-CO-15: gross = net + VAT.
    SOCLE_ASSIGN(totals.gross, totals.net.Plus(totals.vat));
    SOCLE_RETURN_IF_ERROR(CheckAmount(totals.gross));
    return totals;
}

}  // namespace socle::invoicing
