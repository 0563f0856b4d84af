#include "domain/balance.hpp"

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

PaidState StateOf(const Settlement& settlement, const Money& left) {
    if (!settlement.gross.IsZero() && settlement.credited == settlement.gross) {
        return PaidState::kCredited;
    }
    if (left.IsZero() || left.IsNegative()) return PaidState::kPaid;
    return settlement.paid.IsZero() ? PaidState::kUnpaid : PaidState::kPartlyPaid;
}

}  // namespace

absl::StatusOr<Balance> BalanceOf(const Settlement& settlement) {
    const Currency currency = settlement.gross.currency();
    if (settlement.credited.currency() != currency || settlement.paid.currency() != currency) {
        return RefuseField(reason::kInvalidValue, "currency_code",
                           "credit notes and payments are in the invoice's currency");
    }
    SOCLE_ASSIGN(const Money due, settlement.gross.Minus(settlement.credited));
    SOCLE_ASSIGN(const Money left, due.Minus(settlement.paid));
    const Money zero = Money::Zero(currency);
    return Balance{.settlement = settlement,
                   .open = left.IsNegative() ? zero : left,
                   .refund = left.IsNegative() ? left.Negated() : zero,
                   .state = StateOf(settlement, left)};
}

bool IsOverdue(const Balance& balance, const Date& due_date, const Date& today) {
    return !balance.open.IsZero() && today > due_date;
}

}  // namespace socle::invoicing
