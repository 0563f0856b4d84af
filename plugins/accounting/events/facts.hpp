// What invoicing's facts say, as the rules of posting read them.
#pragma once

#include <absl/status/statusor.h>

#include "domain/posting.hpp"
#include "socle/invoicing/v1/events.pb.h"

namespace socle::accounting {

// Refusals: INVALID_NAME, INVALID_DATE, INVALID_VALUE (another currency than the euro, an unknown
// choice).
[[nodiscard]] absl::StatusOr<SalesDocument> DocumentFrom(const invoicing::v1::InvoiceIssued& fact);
[[nodiscard]] absl::StatusOr<SalesDocument> DocumentFrom(
    const invoicing::v1::CreditNoteIssued& fact);
[[nodiscard]] absl::StatusOr<PaymentFact> PaymentFrom(const invoicing::v1::PaymentRecorded& fact);

}  // namespace socle::accounting
