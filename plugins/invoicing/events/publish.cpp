#include "events/publish.hpp"

#include "domain/posting.hpp"
#include "events/choices.hpp"
#include "events/names.hpp"
#include "socle/invoicing/v1/events.pb.h"
#include "socle/wire.hpp"

namespace socle::invoicing {
namespace {

// The fact about this quote, with what every one of them says.
template <typename Fact>
Fact About(const Quote& quote) {
    Fact fact;
    fact.set_quote(NameOf(quote.id));
    fact.set_party(NameOf(quote.content.party));
    fact.set_number(quote.number.ToString());
    return fact;
}

template <typename Fact>
absl::Status AddPostings(const Content& content, const Totals& totals, Fact& fact) {
    SOCLE_ASSIGN(const std::vector<Posting> postings, PostingsOf(content, totals));
    for (const Posting& posting : postings) {
        v1::PostingLine& line = *fact.add_posting_lines();
        line.set_kind(ToWireChoice(kKinds, posting.kind));
        line.set_vat_category(ToWireChoice(kVatCategories, posting.vat.category));
        line.set_vat_rate(posting.vat.rate.ToString());
        *line.mutable_net() = ToWire(posting.net);
    }
    return absl::OkStatus();
}

template <typename Fact>
Fact About(const Delivery& delivery) {
    Fact fact;
    fact.set_document(delivery.document);
    fact.set_number(delivery.number);
    fact.set_party(NameOf(delivery.party));
    fact.set_delivery(ResourceName(kDeliveries, delivery.id.value()));
    fact.set_address(delivery.address);
    return fact;
}

}  // namespace

void PublishCreated(Transaction& tx, const Quote& quote) {
    auto fact = About<v1::QuoteCreated>(quote);
    *fact.mutable_issue_date() = ToWire(quote.issue_date);
    *fact.mutable_valid_until() = ToWire(quote.valid_until);
    *fact.mutable_totals() = ToProto(quote.totals);
    fact.set_opportunity(quote.opportunity);
    tx.Publish(fact);
}

void PublishUpdated(Transaction& tx, const Quote& quote) {
    auto fact = About<v1::QuoteUpdated>(quote);
    *fact.mutable_valid_until() = ToWire(quote.valid_until);
    *fact.mutable_totals() = ToProto(quote.totals);
    tx.Publish(fact);
}

void PublishAccepted(Transaction& tx, const Quote& quote) {
    auto fact = About<v1::QuoteAccepted>(quote);
    *fact.mutable_totals() = ToProto(quote.totals);
    fact.set_opportunity(quote.opportunity);
    tx.Publish(fact);
}

void PublishRefused(Transaction& tx, const Quote& quote) {
    auto fact = About<v1::QuoteRefused>(quote);
    fact.set_opportunity(quote.opportunity);
    tx.Publish(fact);
}

absl::Status PublishIssued(Transaction& tx, const IssuedInvoice& invoice) {
    v1::InvoiceIssued fact;
    fact.set_invoice(NameOf(invoice.id));
    fact.set_party(NameOf(invoice.content.party));
    fact.set_number(invoice.number.ToString());
    *fact.mutable_issue_date() = ToWire(invoice.issue_date);
    *fact.mutable_delivery_date() =
        ToWire(invoice.content.delivery_date.value_or(invoice.issue_date));
    *fact.mutable_due_date() = ToWire(invoice.due_date);
    *fact.mutable_totals() = ToProto(invoice.totals);
    SOCLE_RETURN_IF_ERROR(AddPostings(invoice.content, invoice.totals, fact));
    if (invoice.quote) fact.set_quote(NameOf(invoice.quote->id));
    tx.Publish(fact);
    return absl::OkStatus();
}

absl::Status PublishIssued(Transaction& tx, const CreditNote& credit) {
    v1::CreditNoteIssued fact;
    fact.set_credit_note(NameOf(credit.id));
    fact.set_invoice(NameOf(credit.invoice.id));
    fact.set_invoice_number(credit.invoice.number.ToString());
    fact.set_party(NameOf(credit.content.party));
    fact.set_number(credit.number.ToString());
    *fact.mutable_issue_date() = ToWire(credit.issue_date);
    *fact.mutable_totals() = ToProto(credit.totals);
    SOCLE_RETURN_IF_ERROR(AddPostings(credit.content, credit.totals, fact));
    fact.set_reason(credit.reason);
    tx.Publish(fact);
    return absl::OkStatus();
}

void PublishRecorded(Transaction& tx, const Payment& payment, const IssuedInvoice& invoice,
                     const Balance& balance) {
    v1::PaymentRecorded fact;
    fact.set_payment(NameOf(payment.id));
    fact.set_invoice(NameOf(invoice.id));
    fact.set_invoice_number(invoice.number.ToString());
    fact.set_party(NameOf(invoice.content.party));
    *fact.mutable_amount() = ToWire(payment.amount);
    *fact.mutable_payment_date() = ToWire(payment.payment_date);
    fact.set_method(ToWireChoice(kMethods, payment.method));
    fact.set_reference(payment.reference);
    if (payment.cancels) fact.set_cancels(NameOf(*payment.cancels));
    *fact.mutable_balance() = ToWire(balance.open);
    tx.Publish(fact);
}

void PublishOutcome(Transaction& tx, const Delivery& delivery) {
    switch (delivery.state) {
        case DeliveryState::kSent:
            return tx.Publish(About<v1::DocumentSent>(delivery));
        case DeliveryState::kUnknown:
            return tx.Publish(About<v1::DocumentSendingCutOff>(delivery));
        case DeliveryState::kBounced: {
            auto fact = About<v1::DocumentBounced>(delivery);
            fact.set_server_words(delivery.server_words);
            return tx.Publish(fact);
        }
        case DeliveryState::kRefused:
        case DeliveryState::kFailed: {
            auto fact = About<v1::DocumentNotSent>(delivery);
            fact.set_server_words(delivery.server_words);
            return tx.Publish(fact);
        }
        default:
            return;
    }
}

}  // namespace socle::invoicing
