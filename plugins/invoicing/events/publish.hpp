// The brick's own facts (socle/invoicing/v1/events.proto), written with the change that made them
// true.
#pragma once

#include <absl/status/status.h>

#include "domain/balance.hpp"
#include "domain/credit_note.hpp"
#include "domain/delivery.hpp"
#include "domain/invoice.hpp"
#include "domain/payment.hpp"
#include "domain/quote.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

void PublishCreated(Transaction& tx, const Quote& quote);
void PublishUpdated(Transaction& tx, const Quote& quote);
void PublishAccepted(Transaction& tx, const Quote& quote);
void PublishRefused(Transaction& tx, const Quote& quote);
// Refusal of both: OUT_OF_RANGE, when the postings do not add up.
[[nodiscard]] absl::Status PublishIssued(Transaction& tx, const IssuedInvoice& invoice);
[[nodiscard]] absl::Status PublishIssued(Transaction& tx, const CreditNote& credit);
// `balance` is what it leaves.
void PublishRecorded(Transaction& tx, const Payment& payment, const IssuedInvoice& invoice,
                     const Balance& balance);

// What came of a mail; nothing while it is still to be sent.
void PublishOutcome(Transaction& tx, const Delivery& delivery);

}  // namespace socle::invoicing
