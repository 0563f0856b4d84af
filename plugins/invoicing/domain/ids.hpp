// The kinds of record the invoicing brick keeps, one id type each.
#pragma once

#include "socle/id.hpp"

namespace socle::invoicing {

using ProductId = Id<struct ProductTag>;
using QuoteId = Id<struct QuoteTag>;
using InvoiceId = Id<struct InvoiceTag>;
using CreditNoteId = Id<struct CreditNoteTag>;
using PaymentId = Id<struct PaymentTag>;

}  // namespace socle::invoicing
