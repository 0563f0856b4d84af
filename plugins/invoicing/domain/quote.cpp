#include "domain/quote.hpp"

#include <utility>

#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr int kValidityDays = 30;
constexpr int kValidityDaysMax = 730;
constexpr std::size_t kOpportunityMax = 200;

absl::Status CheckOpen(const Quote& quote) {
    if (quote.state == QuoteState::kOpen) return absl::OkStatus();
    return Refuse(reason::kQuoteNotOpen, "the quote is already accepted, refused or invoiced");
}

// Content, validity and totals from what was written; number and date are already there.
absl::StatusOr<Quote> Written(Quote quote, const QuoteInput& input, const Seller& seller) {
    quote.valid_until = input.valid_until.value_or(quote.issue_date.PlusDays(kValidityDays));
    const Date last = quote.issue_date.PlusDays(kValidityDaysMax);
    if (quote.valid_until < quote.issue_date || quote.valid_until > last) {
        return RefuseField(reason::kOutOfRange, "valid_until",
                           "a quote is valid from its date on, for at most two years",
                           {{"value", quote.valid_until.ToString()},
                            {"limit", quote.issue_date.ToString() + " – " + last.ToString()}});
    }
    SOCLE_ASSIGN(quote.opportunity, CheckText(input.opportunity, "opportunity", kOpportunityMax));
    SOCLE_ASSIGN(quote.totals, CheckOffer(input.content, seller));
    quote.content = input.content;
    return quote;
}

}  // namespace

Date IssueDateOf(const QuoteInput& input, const Date& today) {
    return input.issue_date.value_or(today);
}

absl::StatusOr<Quote> MakeQuote(const QuoteInput& input, const QuoteFacts& facts) {
    const Date date = IssueDateOf(input, facts.today);
    SOCLE_RETURN_IF_ERROR(CheckDate({date, facts.today, std::nullopt}));
    if (facts.number.series() != SeriesOf(DocumentKind::kQuote, date)) {
        return BrokenInvariant("a quote's number comes from the quotes' series of its year");
    }
    const Money zero = Money::Zero(input.content.currency);
    return Written(Quote{.id = facts.id,
                         .number = facts.number,
                         .issue_date = date,
                         .valid_until = date,
                         .state = QuoteState::kOpen,
                         .content = {},
                         .totals = {{}, {}, zero, zero, zero, zero, zero},
                         .opportunity = {},
                         .invoice = std::nullopt},
                   input, facts.seller);
}

absl::StatusOr<Quote> Revise(const Quote& quote, const QuoteInput& input, const Seller& seller) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(quote));
    return Written(quote, input, seller);
}

QuoteState StateOn(const Quote& quote, const Date& today) {
    const bool past = quote.state == QuoteState::kOpen && today > quote.valid_until;
    return past ? QuoteState::kExpired : quote.state;
}

absl::StatusOr<Quote> Accept(Quote quote, const Date& today) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(quote));
    if (StateOn(quote, today) == QuoteState::kExpired) {
        return Refuse(reason::kQuoteExpired, "the quote has expired; renew its validity first",
                      {{"valid_until", quote.valid_until.ToString()}});
    }
    SOCLE_RETURN_IF_ERROR(CheckNotErased(quote.content.buyer));
    quote.state = QuoteState::kAccepted;
    return quote;
}

absl::StatusOr<Quote> Decline(Quote quote) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(quote));
    quote.state = QuoteState::kRefused;
    return quote;
}

absl::StatusOr<Conversion> InvoiceFrom(Quote quote, InvoiceId id) {
    if (quote.state == QuoteState::kInvoiced) {
        return Refuse(reason::kQuoteNotOpen, "an invoice was already made from this quote");
    }
    if (quote.state != QuoteState::kAccepted) {
        return Refuse(reason::kQuoteNotAccepted, "only an accepted quote becomes an invoice");
    }
    DraftInvoice draft{.id = id,
                       .quote = QuoteReference{quote.id, quote.number},
                       .content = quote.content,
                       .issue_date = std::nullopt,
                       .terms = {}};
    draft.content.delivery_date.reset();
    quote.state = QuoteState::kInvoiced;
    quote.invoice = id;
    return Conversion{std::move(quote), std::move(draft)};
}

Quote WithoutInvoice(Quote quote) {
    quote.state = QuoteState::kAccepted;
    quote.invoice.reset();
    return quote;
}

}  // namespace socle::invoicing
