#include "domain/credit_note.hpp"

#include <algorithm>
#include <utility>

#include "domain/reasons.hpp"
#include "domain/share.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr std::size_t kReasonMax = 500;

absl::Status Above(std::string_view sentence, std::string left) {
    return Refuse(reason::kCreditAboveInvoice, sentence, {{"left", std::move(left)}});
}

absl::StatusOr<LineAmounts> Less(const LineAmounts& a, const LineAmounts& b) {
    SOCLE_ASSIGN(const Money base, a.base.Minus(b.base));
    SOCLE_ASSIGN(const Money discount, a.discount.Minus(b.discount));
    SOCLE_ASSIGN(const Money net, a.net.Minus(b.net));
    return LineAmounts{base, discount, net};
}

absl::Status TakeGroup(const VatGroup& credited, VatGroup& left) {
    SOCLE_ASSIGN(left.lines_net, left.lines_net.Minus(credited.lines_net));
    SOCLE_ASSIGN(left.discount, left.discount.Minus(credited.discount));
    SOCLE_ASSIGN(left.base, left.base.Minus(credited.base));
    SOCLE_ASSIGN(left.amount, left.amount.Minus(credited.amount));
    return absl::OkStatus();
}

absl::Status TakeCredit(const CreditNote& credit, Creditable& left) {
    for (std::size_t i = 0; i < credit.invoice_lines.size(); ++i) {
        const std::size_t line = credit.invoice_lines[i];
        if (line >= left.lines.size()) return BrokenInvariant("a credit note names a missing line");
        SOCLE_ASSIGN(left.quantities[line],
                     left.quantities[line].Minus(credit.content.lines[i].quantity));
        SOCLE_ASSIGN(left.lines[line], Less(left.lines[line], credit.totals.lines[i]));
    }
    for (const VatGroup& credited : credit.totals.groups) {
        const auto group = std::ranges::find_if(left.groups, [&credited](const VatGroup& other) {
            return SameGroup(other.vat, credited.vat);
        });
        if (group == left.groups.end())
            return BrokenInvariant("a credit note has a VAT of its own");
        SOCLE_RETURN_IF_ERROR(TakeGroup(credited, *group));
    }
    SOCLE_ASSIGN(left.gross, left.gross.Minus(credit.totals.gross));
    return absl::OkStatus();
}

// Everything that is left, when no line is chosen.
std::vector<CreditedQuantity> Chosen(const CreditRequest& request, const Creditable& left) {
    if (!request.lines.empty()) return request.lines;
    std::vector<CreditedQuantity> all;
    for (std::size_t line = 0; line < left.quantities.size(); ++line) {
        if (!left.quantities[line].IsZero()) all.push_back({line, left.quantities[line]});
    }
    return all;
}

// What is given back has the sign of what was sold.
absl::Status CheckQuantity(const Decimal& quantity, const Decimal& sold, const std::string& field) {
    if (quantity.IsZero() || quantity.IsNegative() != sold.IsNegative()) {
        return RefuseField(
            reason::kOutOfRange, field,
            "a credited quantity is not zero and has the sign of the invoice's line",
            {{"value", quantity.ToString()}, {"limit", sold.IsNegative() ? "< 0" : "> 0"}});
    }
    if (quantity.scale() <= kQuantityDecimalsMax) return absl::OkStatus();
    return RefuseField(reason::kOutOfRange, field, "a quantity has at most 4 decimals",
                       {{"value", quantity.ToString()}, {"limit", "n × 0.0001"}});
}

// `path` is the choice's place in the request: "lines.0".
absl::Status CheckChoice(const CreditedQuantity& chosen, const IssuedInvoice& invoice,
                         const Creditable& left, const std::string& path) {
    const std::string line = std::to_string(chosen.invoice_line + 1);
    if (chosen.invoice_line >= left.quantities.size()) {
        return RefuseField(
            reason::kOutOfRange, path + ".line", "the invoice has no such line",
            {{"value", line}, {"limit", "1 – " + std::to_string(left.quantities.size())}});
    }
    const Decimal& sold = invoice.content.lines[chosen.invoice_line].quantity;
    const std::string field = path + ".quantity";
    SOCLE_RETURN_IF_ERROR(CheckQuantity(chosen.quantity, sold, field));
    const Decimal& available = left.quantities[chosen.invoice_line];
    const bool enough =
        sold.IsNegative() ? chosen.quantity >= available : chosen.quantity <= available;
    if (enough) return absl::OkStatus();
    return RefuseField(reason::kCreditAboveLine, field,
                       "more would be credited than is left of line " + line,
                       {{"value", chosen.quantity.ToString()},
                        {"line", line},
                        {"left", available.ToString()},
                        {"left_net", left.lines[chosen.invoice_line].net.ToString()}});
}

// The line's share of its own amounts; the last one takes what is left.
absl::StatusOr<LineAmounts> AmountsFor(const CreditedQuantity& chosen, const IssuedInvoice& invoice,
                                       const Creditable& left) {
    const LineAmounts& whole = invoice.totals.lines[chosen.invoice_line];
    const LineAmounts& rest = left.lines[chosen.invoice_line];
    if (chosen.quantity == left.quantities[chosen.invoice_line]) return rest;
    const Ratio ratio{chosen.quantity, invoice.content.lines[chosen.invoice_line].quantity};
    SOCLE_ASSIGN(const Money base, ShareOf(whole.base, ratio));
    SOCLE_ASSIGN(const Money net, ShareOf(whole.net, ratio));
    const Money base_taken = AtMost(base, rest.base);
    const Money net_taken = AtMost(net, rest.net);
    SOCLE_ASSIGN(const Money discount, base_taken.Minus(net_taken));
    return LineAmounts{base_taken, discount, net_taken};
}

// The invoice's line with the credited quantity; an amount of discount becomes its share.
Line LineFor(const CreditedQuantity& chosen, const LineAmounts& amounts, const Line& original) {
    Line line = original;
    line.quantity = chosen.quantity;
    if (line.discount.kind == Discount::Kind::kAmount) {
        const Decimal share = amounts.discount.ToDecimal();
        line.discount.value = share.IsNegative() ? share.Negated() : share;
        if (share.IsZero()) line.discount = {};
    }
    return line;
}

bool IsLastOf(const VatTreatment& vat, const IssuedInvoice& invoice, const Creditable& left) {
    for (std::size_t line = 0; line < left.quantities.size(); ++line) {
        if (!left.quantities[line].IsZero() && SameGroup(invoice.content.lines[line].vat, vat)) {
            return false;
        }
    }
    return true;
}

struct GroupShare {
    const VatGroup& whole;
    const VatGroup& rest;
    Money lines_net;  // credited now
    bool last;        // nothing of the group is left after this credit
};

// The document discount over all that is credited so far, less what earlier credits took: it keeps
// pace with the lines, so that many small credits cannot leave more discount than lines.
absl::StatusOr<Money> DiscountFor(const GroupShare& share) {
    const VatGroup& whole = share.whole;
    SOCLE_ASSIGN(const Money earlier, whole.lines_net.Minus(share.rest.lines_net));
    SOCLE_ASSIGN(const Money so_far, earlier.Plus(share.lines_net));
    SOCLE_ASSIGN(const Money due,
                 ShareOf(whole.discount, {so_far.ToDecimal(), whole.lines_net.ToDecimal()}));
    SOCLE_ASSIGN(const Money taken, whole.discount.Minus(share.rest.discount));
    SOCLE_ASSIGN(const Money discount, due.Minus(taken));
    return AtMost(discount, share.rest.discount);
}

absl::StatusOr<VatGroup> GroupFor(const GroupShare& share) {
    const VatGroup& rest = share.rest;
    if (share.last) return rest;
    SOCLE_ASSIGN(const Money discount, DiscountFor(share));
    VatGroup group{share.whole.vat, share.lines_net, discount, share.lines_net, share.whole.amount};
    SOCLE_ASSIGN(group.base, group.lines_net.Minus(group.discount));
    if (!IsWithin(group.base, rest.base)) {
        return Above("more would be credited than is left at one VAT rate", rest.base.ToString());
    }
    // N-03: reversed at the original rate, and never more VAT than the invoice still bears.
    SOCLE_ASSIGN(const Money vat, group.base.Percent(group.vat.rate, Rounding::kHalfAwayFromZero));
    group.amount = AtMost(vat, rest.amount);
    return group;
}

// The credited groups, in the order of the invoice's. `after` holds the quantities left afterwards.
absl::StatusOr<std::vector<VatGroup>> GroupsFor(const Credit& credit, const IssuedInvoice& invoice,
                                                const Creditable& after) {
    std::vector<VatGroup> groups;
    for (std::size_t i = 0; i < invoice.totals.groups.size(); ++i) {
        const VatGroup& whole = invoice.totals.groups[i];
        Money lines_net = Money::Zero(invoice.content.currency);
        bool touched = false;
        for (std::size_t line = 0; line < credit.content.lines.size(); ++line) {
            if (!SameGroup(credit.content.lines[line].vat, whole.vat)) continue;
            touched = true;
            SOCLE_ASSIGN(lines_net, lines_net.Plus(credit.totals.lines[line].net));
        }
        if (!touched) continue;
        SOCLE_ASSIGN(VatGroup group, GroupFor({whole, after.groups[i], lines_net,
                                               IsLastOf(whole.vat, invoice, after)}));
        groups.push_back(std::move(group));
    }
    return groups;
}

absl::Status AddLines(const std::vector<CreditedQuantity>& chosen, const IssuedInvoice& invoice,
                      Creditable& left, Credit& credit) {
    std::vector<bool> seen(left.quantities.size(), false);
    for (const CreditedQuantity& one : chosen) {
        const std::string path = "lines." + std::to_string(credit.invoice_lines.size());
        SOCLE_RETURN_IF_ERROR(CheckChoice(one, invoice, left, path));
        if (seen[one.invoice_line]) {
            return RefuseField(reason::kLineCreditedTwice, "lines", "a line is credited twice here",
                               {{"line", std::to_string(one.invoice_line + 1)}});
        }
        seen[one.invoice_line] = true;
        SOCLE_ASSIGN(const LineAmounts amounts, AmountsFor(one, invoice, left));
        credit.content.lines.push_back(
            LineFor(one, amounts, invoice.content.lines[one.invoice_line]));
        credit.invoice_lines.push_back(one.invoice_line);
        credit.totals.lines.push_back(amounts);
        SOCLE_ASSIGN(left.quantities[one.invoice_line],
                     left.quantities[one.invoice_line].Minus(one.quantity));
    }
    return absl::OkStatus();
}

Credit EmptyCredit(const IssuedInvoice& invoice) {
    const Money zero = Money::Zero(invoice.content.currency);
    Credit credit{invoice.content, {}, Totals{{}, {}, zero, zero, zero, zero, zero}};
    credit.content.lines.clear();
    credit.content.note.clear();
    // The document discount is in the totals, as the share of it that is taken back.
    credit.content.discount = {};
    return credit;
}

}  // namespace

absl::StatusOr<Creditable> CreditableOf(const IssuedInvoice& invoice,
                                        std::span<const CreditNote> earlier) {
    Creditable left{{}, invoice.totals.lines, invoice.totals.groups, invoice.totals.gross};
    for (const Line& line : invoice.content.lines) left.quantities.push_back(line.quantity);
    for (const CreditNote& credit : earlier) {
        if (credit.invoice.id != invoice.id) {
            return BrokenInvariant("a credit note of another invoice was passed");
        }
        SOCLE_RETURN_IF_ERROR(TakeCredit(credit, left));
    }
    return left;
}

absl::StatusOr<Credit> CreditOf(const IssuedInvoice& invoice, std::span<const CreditNote> earlier,
                                const CreditRequest& request) {
    SOCLE_RETURN_IF_ERROR(CheckRequiredText(request.reason, "reason", kReasonMax));
    SOCLE_ASSIGN(Creditable left, CreditableOf(invoice, earlier));
    const std::vector<CreditedQuantity> chosen = Chosen(request, left);
    if (chosen.empty()) {
        return Above("the invoice is already credited in full", left.gross.ToString());
    }
    Credit credit = EmptyCredit(invoice);
    SOCLE_RETURN_IF_ERROR(AddLines(chosen, invoice, left, credit));
    SOCLE_ASSIGN(std::vector<VatGroup> groups, GroupsFor(credit, invoice, left));
    SOCLE_ASSIGN(credit.totals, SumUp(std::move(credit.totals.lines), std::move(groups),
                                      invoice.content.currency));
    if (!IsWithin(credit.totals.gross, left.gross)) {
        return Above("the credit is more than what is left of the invoice", left.gross.ToString());
    }
    return credit;
}

absl::StatusOr<CreditNote> IssueCredit(const IssuedInvoice& invoice,
                                       std::span<const CreditNote> earlier,
                                       const CreditRequest& request, const IssueFacts& facts) {
    SOCLE_RETURN_IF_ERROR(CheckSellerComplete(facts.seller));
    const Date last = std::max(facts.last_date.value_or(invoice.issue_date), invoice.issue_date);
    SOCLE_RETURN_IF_ERROR(CheckDate({facts.today, facts.today, last}));
    SOCLE_ASSIGN(Credit credit, CreditOf(invoice, earlier, request));
    if (facts.number.series() != SeriesOf(DocumentKind::kCreditNote, facts.today)) {
        return BrokenInvariant("a credit note's number comes from their series of its year");
    }
    return CreditNote{.id = request.id,
                      .number = facts.number,
                      .issue_date = facts.today,
                      .invoice = {invoice.id, invoice.number, invoice.issue_date},
                      .seller = facts.seller,
                      .content = std::move(credit.content),
                      .invoice_lines = std::move(credit.invoice_lines),
                      .totals = std::move(credit.totals),
                      .reason = request.reason,
                      .issued_by = facts.issued_by,
                      .issued_at = facts.issued_at};
}

}  // namespace socle::invoicing
