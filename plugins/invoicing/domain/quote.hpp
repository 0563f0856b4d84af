// A quote (devis): an offer with a validity date and a number of its own. Open until it is accepted
// or refused; expired is computed, never stored. An accepted quote becomes one invoice.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>

#include "domain/content.hpp"
#include "domain/ids.hpp"
#include "domain/invoice.hpp"
#include "domain/numbering.hpp"
#include "domain/party.hpp"
#include "domain/totals.hpp"
#include "socle/date.hpp"

namespace socle::invoicing {

enum class QuoteState { kOpen, kAccepted, kRefused, kExpired, kInvoiced };

struct Quote {
    QuoteId id;
    DocumentNumber number;
    Date issue_date;
    Date valid_until;
    QuoteState state = QuoteState::kOpen;  // as stored: never kExpired
    Content content;
    Totals totals;
    std::string opportunity;           // resource name of another brick's record; kept as written
    std::optional<InvoiceId> invoice;  // made from it

    friend bool operator==(const Quote&, const Quote&) = default;
};

// What people write; the rest follows.
struct QuoteInput {
    Content content;
    std::optional<Date> issue_date;   // absent: today
    std::optional<Date> valid_until;  // absent: 30 days later
    std::string opportunity;
};

struct QuoteFacts {
    QuoteId id;
    DocumentNumber number;
    Seller seller;
    Date today;
};

// The date a new quote gets; its series, and so its number, follow from it.
[[nodiscard]] Date IssueDateOf(const QuoteInput& input, const Date& today);

// Refusals: FUTURE_DATE, OUT_OF_RANGE (valid until before its date), TOO_LONG, INVALID_TEXT and
// those of CheckOffer.
[[nodiscard]] absl::StatusOr<Quote> MakeQuote(const QuoteInput& input, const QuoteFacts& facts);

// An open or expired quote written anew under its number and date. Refusals: QUOTE_NOT_OPEN and
// those of MakeQuote.
[[nodiscard]] absl::StatusOr<Quote> Revise(const Quote& quote, const QuoteInput& input,
                                           const Seller& seller);

// What readers see: an open quote past its validity is expired.
[[nodiscard]] QuoteState StateOn(const Quote& quote, const Date& today);

// Refusals: QUOTE_NOT_OPEN, QUOTE_EXPIRED.
[[nodiscard]] absl::StatusOr<Quote> Accept(Quote quote, const Date& today);
// Open or expired. Refusal: QUOTE_NOT_OPEN.
[[nodiscard]] absl::StatusOr<Quote> Decline(Quote quote);

struct Conversion {
    Quote quote;  // now invoiced
    DraftInvoice draft;
};
// The invoice of an accepted quote: same content but for the delivery date, which was only planned,
// and a link both ways.
// Refusals: QUOTE_NOT_ACCEPTED, QUOTE_NOT_OPEN (already invoiced).
[[nodiscard]] absl::StatusOr<Conversion> InvoiceFrom(Quote quote, InvoiceId id);

// An invoiced quote whose draft invoice was deleted: accepted again.
[[nodiscard]] Quote WithoutInvoice(Quote quote);

}  // namespace socle::invoicing
