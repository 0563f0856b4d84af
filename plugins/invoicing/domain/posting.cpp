#include "domain/posting.hpp"

#include "domain/share.hpp"
#include "socle/status.hpp"

namespace socle::invoicing {
namespace {

// The group's lines of one kind, before the document discount.
absl::StatusOr<Money> LinesNet(const Content& content, const Totals& totals, const VatGroup& group,
                               ProductKind kind) {
    Money net = Money::Zero(content.currency);
    for (std::size_t i = 0; i < content.lines.size(); ++i) {
        const Line& line = content.lines[i];
        if (line.kind != kind || !SameGroup(line.vat, group.vat)) continue;
        SOCLE_ASSIGN(net, net.Plus(totals.lines[i].net));
    }
    return net;
}

}  // namespace

absl::StatusOr<std::vector<Posting>> PostingsOf(const Content& content, const Totals& totals) {
    std::vector<Posting> postings;
    for (const VatGroup& group : totals.groups) {
        SOCLE_ASSIGN(const Money lines, LinesNet(content, totals, group, ProductKind::kGoods));
        SOCLE_ASSIGN(const Money discount,
                     ShareOf(group.discount, {lines.ToDecimal(), group.lines_net.ToDecimal()}));
        SOCLE_ASSIGN(const Money goods, lines.Minus(discount));
        SOCLE_ASSIGN(const Money services, group.base.Minus(goods));
        if (!goods.IsZero()) postings.push_back({ProductKind::kGoods, group.vat, goods});
        if (!services.IsZero()) postings.push_back({ProductKind::kService, group.vat, services});
    }
    return postings;
}

}  // namespace socle::invoicing
