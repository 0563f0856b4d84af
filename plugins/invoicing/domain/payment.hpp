// Money received for one invoice, or given back. Append-only (I-01): a payment is never changed or
// deleted, it is cancelled by a second one of the opposite amount that points at it.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <span>
#include <string>

#include "domain/balance.hpp"
#include "domain/ids.hpp"
#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

enum class PaymentMethod { kTransfer, kCard, kCheque, kCash, kDirectDebit };

struct Payment {
    PaymentId id;
    InvoiceId invoice;
    Money amount;       // below zero for a cancellation, and for a refund
    Date payment_date;  // the day the money came, or was taken back
    PaymentMethod method = PaymentMethod::kTransfer;
    std::string reference;             // the bank's or the payer's
    std::optional<PaymentId> cancels;  // set on a cancellation
    std::string recorded_by;
    Instant recorded_at;

    friend bool operator==(const Payment&, const Payment&) = default;
};

struct PaymentFacts {
    Balance balance;
    Date today;
};
// Refusals: OUT_OF_RANGE (not above zero), INVALID_VALUE (another currency), FUTURE_DATE,
// PAYMENT_ABOVE_BALANCE, TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::Status CheckPayment(const Payment& payment, const PaymentFacts& facts);

// Money given back; `amount` is below zero. Refusals: REFUND_ABOVE_DUE and those of CheckPayment
// but PAYMENT_ABOVE_BALANCE.
[[nodiscard]] absl::Status CheckRefund(const Payment& refund, const PaymentFacts& facts);

struct CancelFacts {
    PaymentId id;  // of the cancellation
    Date today;
    std::string reference;  // why
    std::string recorded_by;
    Instant recorded_at;
};
// The payment of the opposite amount that undoes `payment`; `others` are the invoice's payments.
// Dated today. Refusals: PAYMENT_CANCELLED (it is cancelled, or a cancellation itself),
// PAYMENT_REFUNDED (more was given back than would be left), TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::StatusOr<Payment> Cancellation(const Payment& payment,
                                                   std::span<const Payment> others,
                                                   const CancelFacts& facts);

}  // namespace socle::invoicing
