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

}  // namespace

absl::Status CheckPayment(const Payment& payment, const PaymentFacts& facts) {
    const Money& open = facts.balance.open;
    if (payment.amount.currency() != open.currency()) {
        return RefuseField(reason::kInvalidValue, "amount",
                           "a payment is in the invoice's currency",
                           {{"value", std::string(payment.amount.currency().code())},
                            {"expected", std::string(open.currency().code())}});
    }
    if (payment.amount.IsZero() || payment.amount.IsNegative()) {
        return RefuseField(reason::kOutOfRange, "amount",
                           "a payment is above zero; cancel a payment to take it back",
                           {{"value", payment.amount.ToString()}, {"limit", "> 0"}});
    }
    SOCLE_RETURN_IF_ERROR(CheckNotFuture(payment.payment_date, facts.today));
    SOCLE_RETURN_IF_ERROR(CheckText(payment.reference, "reference", kReferenceMax));
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
