// A credit note (avoir): gives back a whole invoice, or quantities of chosen lines of it.
// Each line, discount and VAT group gives back its share rounded to the cent, never more than is
// left, and the last credit takes what is left: credits that together return everything equal the
// invoice to the cent. VAT is reversed at the invoice's own rates.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/invoice.hpp"

namespace socle::invoicing {

struct InvoiceReference {
    InvoiceId id;
    DocumentNumber number;
    Date issue_date;

    friend bool operator==(const InvoiceReference&, const InvoiceReference&) = default;
};

struct CreditNote {
    CreditNoteId id;
    DocumentNumber number;
    Date issue_date;
    InvoiceReference invoice;
    Seller seller;
    Content content;                         // the credited lines, quantities as credited
    std::vector<std::size_t> invoice_lines;  // for each of them, the invoice's line, counted from 0
    Totals totals;                           // positive: what is given back
    std::string reason;                      // for the buyer
    std::string issued_by;
    Instant issued_at;

    friend bool operator==(const CreditNote&, const CreditNote&) = default;
};

struct CreditedQuantity {
    std::size_t invoice_line = 0;  // counted from 0
    Decimal quantity;              // same sign as the line's, at most what is left
};

struct CreditRequest {
    CreditNoteId id;
    std::vector<CreditedQuantity> lines;  // empty: everything that is left
    std::string reason;                   // required: it is printed
};

// What the invoice's earlier credit notes have left.
struct Creditable {
    std::vector<Decimal> quantities;  // by invoice line
    std::vector<LineAmounts> lines;   // by invoice line
    std::vector<VatGroup> groups;     // by group of the invoice's totals
    Money gross;
};

// Refusal: INTERNAL when the credit notes are not this invoice's.
[[nodiscard]] absl::StatusOr<Creditable> CreditableOf(const IssuedInvoice& invoice,
                                                      std::span<const CreditNote> earlier);

// A credit note before it has a number: what a dry run shows.
struct Credit {
    Content content;
    std::vector<std::size_t> invoice_lines;
    Totals totals;
};
// Refusals: LINE_CREDITED_TWICE, OUT_OF_RANGE (no such line; a quantity of zero, of the other sign,
// or with more than 4 decimals), CREDIT_ABOVE_LINE, CREDIT_ABOVE_INVOICE, REQUIRED (the reason),
// TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::StatusOr<Credit> CreditOf(const IssuedInvoice& invoice,
                                              std::span<const CreditNote> earlier,
                                              const CreditRequest& request);

// Dated today. Refusals: those of CreditOf, SELLER_INCOMPLETE, DATE_BEFORE_LAST (before the series'
// last credit note, or before the invoice).
[[nodiscard]] absl::StatusOr<CreditNote> IssueCredit(const IssuedInvoice& invoice,
                                                     std::span<const CreditNote> earlier,
                                                     const CreditRequest& request,
                                                     const IssueFacts& facts);

}  // namespace socle::invoicing
