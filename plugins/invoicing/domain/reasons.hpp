// Every way an invoicing rule says no: the values of the contract's Reason enum without their
// prefix, and the code that always goes with each. The general ones (REQUIRED, OUT_OF_RANGE,
// INVALID_VALUE ...) are those of socle/status.hpp; the metadata "field" then names what is wrong.
#pragma once

#include "socle/status.hpp"

namespace socle::invoicing::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

// Lines and VAT: the input is wrong whatever the state.
inline constexpr Reason kTooManyLines{Code::kInvalidArgument, "TOO_MANY_LINES"};
inline constexpr Reason kInvalidUnitCode{Code::kInvalidArgument, "INVALID_UNIT_CODE"};
inline constexpr Reason kVatRateNotAllowed{Code::kInvalidArgument, "VAT_RATE_NOT_ALLOWED"};
inline constexpr Reason kVatReasonMissing{Code::kInvalidArgument, "VAT_REASON_MISSING"};
inline constexpr Reason kVatReasonNotAllowed{Code::kInvalidArgument, "VAT_REASON_NOT_ALLOWED"};
inline constexpr Reason kVatConflict{Code::kInvalidArgument, "VAT_CONFLICT"};
inline constexpr Reason kNumberTooLong{Code::kInvalidArgument, "NUMBER_TOO_LONG"};

// Issuing: what is there is not enough, or not yet.
inline constexpr Reason kNoLines{Code::kFailedPrecondition, "NO_LINES"};
inline constexpr Reason kNegativeTotal{Code::kFailedPrecondition, "NEGATIVE_TOTAL"};
inline constexpr Reason kFutureDate{Code::kFailedPrecondition, "FUTURE_DATE"};
inline constexpr Reason kDateBeforeLast{Code::kFailedPrecondition, "DATE_BEFORE_LAST"};
inline constexpr Reason kDueBeforeIssue{Code::kFailedPrecondition, "DUE_BEFORE_ISSUE"};
inline constexpr Reason kSellerIncomplete{Code::kFailedPrecondition, "SELLER_INCOMPLETE"};
inline constexpr Reason kClientErased{Code::kFailedPrecondition, "CLIENT_ERASED"};
inline constexpr Reason kBuyerIncomplete{Code::kFailedPrecondition, "BUYER_INCOMPLETE"};
inline constexpr Reason kInvoiceIssued{Code::kFailedPrecondition, "INVOICE_ISSUED"};
inline constexpr Reason kInvoiceNotIssued{Code::kFailedPrecondition, "INVOICE_NOT_ISSUED"};

// Reading: what is kept is not what was issued.
inline constexpr Reason kSellerChanged{Code::kInternal, "SELLER_CHANGED"};

// Quotes, credit notes, payments.
inline constexpr Reason kQuoteNotOpen{Code::kFailedPrecondition, "QUOTE_NOT_OPEN"};
inline constexpr Reason kQuoteExpired{Code::kFailedPrecondition, "QUOTE_EXPIRED"};
inline constexpr Reason kQuoteNotAccepted{Code::kFailedPrecondition, "QUOTE_NOT_ACCEPTED"};
inline constexpr Reason kLineCreditedTwice{Code::kInvalidArgument, "LINE_CREDITED_TWICE"};
inline constexpr Reason kCreditAboveLine{Code::kFailedPrecondition, "CREDIT_ABOVE_LINE"};
inline constexpr Reason kCreditAboveInvoice{Code::kFailedPrecondition, "CREDIT_ABOVE_INVOICE"};
inline constexpr Reason kRefundAboveDue{Code::kFailedPrecondition, "REFUND_ABOVE_DUE"};
inline constexpr Reason kPaymentRefunded{Code::kFailedPrecondition, "PAYMENT_REFUNDED"};
inline constexpr Reason kPaymentAboveBalance{Code::kFailedPrecondition, "PAYMENT_ABOVE_BALANCE"};
inline constexpr Reason kPaymentCancelled{Code::kFailedPrecondition, "PAYMENT_CANCELLED"};

// Mails.
inline constexpr Reason kDeliveryNotSent{Code::kFailedPrecondition, "DELIVERY_NOT_SENT"};

}  // namespace socle::invoicing::reason
