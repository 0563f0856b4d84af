// What every brick must pass, on one of everything invoicing keeps.
#include "events/names.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/testing/brick_suite.hpp"

namespace socle::invoicing {
namespace {

void AddLine(v1::Line& line) {
    line.set_description("Maison de Camille");
    line.mutable_unit_price()->set_value("100");
    line.mutable_vat_rate()->set_value("20");
}

// Wherever a document has room for words about its client.
template <typename Document>
void AddWords(Document& document) {
    document.set_subject("Maison de Camille");
    document.set_note("Clef chez Camille");
    document.set_order_reference("Camille 12");
    document.mutable_delivery_address()->add_lines("Chez Camille");
    document.mutable_delivery_address()->set_city("Lyon");
    document.mutable_discount_percent()->set_value("7.5");
}

// A product, an open and an invoiced quote, a draft, and an invoice credited, paid in part and
// mailed.
absl::Status Fill(testing::BrickFixture& fixture, PartyId party) {
    v1::InvoicingClient invoicing(fixture.channel());
    v1::CreateProductRequest product;
    product.mutable_product()->set_display_name("Tuile");
    product.mutable_product()->mutable_unit_price()->set_value("2.5");
    product.mutable_product()->mutable_vat_rate()->set_value("20");
    SOCLE_RETURN_IF_ERROR(invoicing.CreateProduct(product));

    v1::CreateQuoteRequest ask;
    ask.mutable_quote()->set_party(NameOf(party));
    AddWords(*ask.mutable_quote());
    AddLine(*ask.mutable_quote()->add_lines());
    SOCLE_RETURN_IF_ERROR(invoicing.CreateQuote(ask));
    SOCLE_ASSIGN(const v1::Quote quote, invoicing.CreateQuote(ask));
    v1::AcceptQuoteRequest accept;
    accept.set_name(quote.name());
    SOCLE_RETURN_IF_ERROR(invoicing.AcceptQuote(accept));

    v1::CreateInvoiceRequest draft;
    draft.mutable_invoice()->set_party(NameOf(party));
    AddWords(*draft.mutable_invoice());
    SOCLE_RETURN_IF_ERROR(invoicing.CreateInvoice(draft));
    v1::CreateInvoiceRequest from_quote;
    from_quote.mutable_invoice()->set_quote(quote.name());
    SOCLE_ASSIGN(const v1::Invoice invoice, invoicing.CreateInvoice(from_quote));
    v1::IssueInvoiceRequest issue;
    issue.set_name(invoice.name());
    SOCLE_RETURN_IF_ERROR(invoicing.IssueInvoice(issue));

    v1::IssueCreditNoteRequest credit;
    credit.set_invoice(invoice.name());
    credit.set_reason("Tuile cassée");
    credit.add_lines()->set_line(1);
    credit.mutable_lines(0)->mutable_quantity()->set_value("0.5");
    SOCLE_RETURN_IF_ERROR(invoicing.IssueCreditNote(credit));
    v1::RecordPaymentRequest pay;
    pay.set_invoice(invoice.name());
    pay.mutable_amount()->set_currency_code("EUR");
    pay.mutable_amount()->set_minor_units(1'000);
    SOCLE_ASSIGN(const v1::Payment payment, invoicing.RecordPayment(pay));
    v1::CancelPaymentRequest cancel;
    cancel.set_name(payment.name());
    SOCLE_RETURN_IF_ERROR(invoicing.CancelPayment(cancel));

    client_record::v1::PartyCreated known;
    known.set_party(NameOf(party));
    known.mutable_record()->add_emails()->set_address("camille@example.org");
    SOCLE_RETURN_IF_ERROR(fixture.Publish(known));
    SOCLE_RETURN_IF_ERROR(fixture.Pump());
    v1::SendDocumentRequest send;
    send.set_name(invoice.name());
    SOCLE_RETURN_IF_ERROR(invoicing.SendDocument(send));
    return fixture.RunJobs();
}

SOCLE_BRICK_SUITE(Fill)

}  // namespace
}  // namespace socle::invoicing
