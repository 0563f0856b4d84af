#include "domain/payment.hpp"

#include <algorithm>
#include <string_view>

#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr std::size_t kReferenceMax = 140;  // the length of a SEPA remittance text

absl::Status CheckNotFuture(const Date& date, const Date& today) {
    if (date <= today) return absl::OkStatus();
    return Refuse(reason::kFutureDate, "the payment date is in the future",
                  {{"field", "payment_date"}, {"value", date.ToString()}});
}

// What a payment and a refund have in common; `moved` is the money that changed hands.
absl::Status CheckMoved(const Payment& payment, const Money& moved, const PaymentFacts& facts) {
    const Money& open = facts.balance.open;
    if (moved.currency() != open.currency()) {
        return RefuseField(reason::kInvalidValue, "amount",
                           "a payment is in the invoice's currency",
                           {{"value", std::string(moved.currency().code())},
                            {"expected", std::string(open.currency().code())}});
    }
    if (moved.IsZero() || moved.IsNegative()) {
        return RefuseField(reason::kOutOfRange, "amount",
                           "an amount is above zero; cancel a payment to take it back, record a "
                           "refund to give money back",
                           {{"value", moved.ToString()}, {"limit", "> 0"}});
    }
    SOCLE_RETURN_IF_ERROR(CheckNotFuture(payment.payment_date, facts.today));
    return CheckText(payment.reference, "reference", kReferenceMax).status();
}

}  // namespace

absl::Status CheckRefund(const Payment& refund, const PaymentFacts& facts) {
    const Money moved = refund.amount.Negated();
    SOCLE_RETURN_IF_ERROR(CheckMoved(refund, moved, facts));
    if (moved.minor_units() <= facts.balance.refund.minor_units()) return absl::OkStatus();
    return Refuse(reason::kRefundAboveDue, "the refund is more than what is to be given back",
                  {{"field", "amount"},
                   {"value", moved.ToString()},
                   {"refund_due", facts.balance.refund.ToString()}});
}

absl::Status CheckPayment(const Payment& payment, const PaymentFacts& facts) {
    const Money& open = facts.balance.open;
    SOCLE_RETURN_IF_ERROR(CheckMoved(payment, payment.amount, facts));
    if (payment.amount.minor_units() > open.minor_units()) {
        return Refuse(reason::kPaymentAboveBalance, "the payment is more than what is left to pay",
                      {{"field", "amount"},
                       {"value", payment.amount.ToString()},
                       {"balance", open.ToString()}});
    }
    return absl::OkStatus();
}

absl::StatusOr<Payment> Cancellation(const Payment& payment, std::span<const Payment> others,
                                     const CancelFacts& facts) {
    if (payment.cancels) {
        return Refuse(reason::kPaymentCancelled,
                      "this is a cancellation; record the payment again instead");
    }
    const bool cancelled = std::ranges::any_of(
        others, [&payment](const Payment& other) { return other.cancels == payment.id; });
    if (cancelled) {
        return Refuse(reason::kPaymentCancelled, "this payment is already cancelled");
    }
    std::int64_t left = 0;
    for (const Payment& other : others) left += other.amount.minor_units();
    if (left < payment.amount.minor_units()) {
        return Refuse(reason::kPaymentRefunded,
                      "a part of this payment was given back to the client; cancel that first");
    }
    SOCLE_RETURN_IF_ERROR(CheckText(facts.reference, "reference", kReferenceMax));
    return Payment{.id = facts.id,
                   .invoice = payment.invoice,
                   .amount = payment.amount.Negated(),
                   .payment_date = facts.today,
                   .method = payment.method,
                   .reference = facts.reference,
                   .cancels = payment.id,
                   .recorded_by = facts.recorded_by,
                   .recorded_at = facts.recorded_at};
}

}  // namespace socle::invoicing
