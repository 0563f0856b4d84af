// From a price to a paid invoice, through the plugin, on a real database.
#include <gtest/gtest.h>

#include "invoicing_fixture.hpp"
#include "socle/invoicing/v1/events.pb.h"

namespace socle::invoicing {
namespace {

using Types = std::vector<std::string>;

TEST_F(InvoicingTest, FromAQuoteToAPaidInvoice) {
    v1::CreateQuoteRequest ask = NewQuote();
    ask.mutable_quote()->set_opportunity("opportunities/0192a000-0000-7000-8000-000000000042");
    ask.mutable_quote()->mutable_lines(0)->mutable_quantity()->set_value("10");
    const v1::Quote quote = Value(invoicing().CreateQuote(ask));
    EXPECT_EQ(quote.number(), "D-2026-00001");
    EXPECT_EQ(quote.state(), v1::QUOTE_STATE_OPEN);
    EXPECT_EQ(quote.buyer().display_name(), "Durand SA");
    EXPECT_EQ(quote.valid_until().day(), 23);
    EXPECT_EQ(quote.valid_until().month(), 12);
    EXPECT_EQ(quote.totals().gross().minor_units(), 120'000);
    EXPECT_EQ(quote.lines(0).net().minor_units(), 100'000);
    EXPECT_EQ(Accepted(quote).state(), v1::QUOTE_STATE_ACCEPTED);

    v1::CreateInvoiceRequest from_quote;
    from_quote.mutable_invoice()->set_quote(quote.name());
    from_quote.mutable_invoice()->set_order_reference("BC 12");
    const v1::Invoice draft = Value(invoicing().CreateInvoice(from_quote));
    EXPECT_EQ(draft.state(), v1::INVOICE_STATE_DRAFT);
    EXPECT_EQ(draft.party(), durand());
    EXPECT_EQ(draft.subject(), "Toiture");
    EXPECT_EQ(draft.number(), "");
    EXPECT_EQ(draft.lines_size(), 1);
    v1::GetQuoteRequest get_quote;
    get_quote.set_name(quote.name());
    EXPECT_EQ(Value(invoicing().GetQuote(get_quote)).state(), v1::QUOTE_STATE_INVOICED);
    EXPECT_EQ(Value(invoicing().GetQuote(get_quote)).invoice(), draft.name());

    const v1::Invoice issued = Value(Issue(draft.name()));
    EXPECT_EQ(issued.name(), draft.name());
    EXPECT_EQ(issued.number(), "F-2026-00001");
    EXPECT_EQ(issued.state(), v1::INVOICE_STATE_UNPAID);
    EXPECT_EQ(issued.order_reference(), "BC 12");
    EXPECT_EQ(issued.quote(), quote.name());
    EXPECT_EQ(issued.due_date().day(), 23);
    EXPECT_EQ(issued.balance().minor_units(), 120'000);
    EXPECT_GT(issued.mentions_size(), 0);
    EXPECT_EQ(Get(issued.name())->SerializeAsString(), issued.SerializeAsString());

    EXPECT_EQ(Value(Pay(issued.name(), 50'000)).invoice_number(), "F-2026-00001");
    EXPECT_EQ(Get(issued.name())->state(), v1::INVOICE_STATE_PARTLY_PAID);
    const v1::CreditNote credit = Value(Credit(issued.name(), "4"));
    EXPECT_EQ(credit.number(), "A-2026-00001");
    EXPECT_EQ(credit.totals().gross().minor_units(), 48'000);
    EXPECT_EQ(credit.lines(0).description(), "Pose de tuiles");
    EXPECT_EQ(Value(Pay(issued.name(), 22'000)).amount().minor_units(), 22'000);
    const v1::Invoice paid = Value(Get(issued.name()));
    EXPECT_EQ(paid.state(), v1::INVOICE_STATE_PAID);
    EXPECT_EQ(paid.balance().minor_units(), 0);
    EXPECT_EQ(paid.paid().minor_units(), 72'000);
    EXPECT_EQ(paid.credited().minor_units(), 48'000);

    EXPECT_EQ(EventTypes(), (Types{"QuoteCreated", "QuoteAccepted", "InvoiceIssued",
                                   "PaymentRecorded", "CreditNoteIssued", "PaymentRecorded"}));
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_EQ(report->checked, 4);
    EXPECT_TRUE(report->findings.empty()) << report->findings[0].text.en;
}

TEST_F(InvoicingTest, TheFactsSayAllALedgerNeeds) {
    v1::CreateInvoiceRequest request = NewInvoice("100");
    AddLine(*request.mutable_invoice()->mutable_lines(), "50", "2", "5.5");
    request.mutable_invoice()->mutable_lines(1)->set_kind(v1::PRODUCT_KIND_GOODS);
    const v1::Invoice issued = Value(Issue(Value(invoicing().CreateInvoice(request)).name()));
    ASSERT_TRUE(Pay(issued.name(), 1'000).ok());
    ASSERT_TRUE(Credit(issued.name()).ok());
    const auto events = fixture().Events();
    ASSERT_TRUE(events.ok()) << events.status();
    ASSERT_EQ(events->size(), 3U);
    v1::InvoiceIssued fact;
    ASSERT_TRUE(fact.ParseFromString((*events)[0].body));
    EXPECT_EQ((*events)[0].meta.stream, issued.name());
    EXPECT_EQ(fact.party(), durand());
    EXPECT_EQ(fact.delivery_date().day(), 23);
    ASSERT_EQ(fact.posting_lines_size(), 2);
    EXPECT_EQ(fact.posting_lines(0).kind(), v1::PRODUCT_KIND_SERVICE);
    EXPECT_EQ(fact.posting_lines(0).vat_rate(), "20");
    EXPECT_EQ(fact.posting_lines(0).net().minor_units(), 10'000);
    EXPECT_EQ(fact.posting_lines(1).kind(), v1::PRODUCT_KIND_GOODS);
    EXPECT_EQ(fact.posting_lines(1).vat_rate(), "5.5");
    EXPECT_EQ(fact.totals().vat_lines_size(), 2);
    v1::PaymentRecorded payment;
    ASSERT_TRUE(payment.ParseFromString((*events)[1].body));
    EXPECT_EQ(payment.balance().minor_units(), issued.totals().gross().minor_units() - 1'000);
    EXPECT_EQ(payment.method(), v1::PAYMENT_METHOD_TRANSFER);
    v1::CreditNoteIssued credit;
    ASSERT_TRUE(credit.ParseFromString((*events)[2].body));
    EXPECT_EQ(credit.invoice(), issued.name());
    EXPECT_EQ(credit.totals().SerializeAsString(), fact.totals().SerializeAsString());
    EXPECT_EQ(credit.posting_lines_size(), 2);
    EXPECT_EQ(Get(issued.name())->state(), v1::INVOICE_STATE_CREDITED);
    EXPECT_EQ(Get(issued.name())->balance().minor_units(), 0);
    EXPECT_EQ(Get(issued.name())->refund_due().minor_units(), payment.amount().minor_units());

    // Given back: nothing is owed any more, either way. Cancelled, it is owed again.
    v1::RecordRefundRequest refund;
    refund.set_invoice(issued.name());
    const auto given = invoicing().RecordRefund(refund);
    ASSERT_TRUE(given.ok()) << given.status();
    EXPECT_EQ(given->amount().minor_units(), -payment.amount().minor_units());
    EXPECT_FALSE(Get(issued.name())->has_refund_due());
    EXPECT_EQ(ReasonOf(invoicing().RecordRefund(refund).status()), "OUT_OF_RANGE");
    *refund.mutable_amount() = payment.amount();
    EXPECT_EQ(ReasonOf(invoicing().RecordRefund(refund).status()), "REFUND_ABOVE_DUE");
    v1::CancelPaymentRequest cancel;
    cancel.set_name(payment.payment());
    EXPECT_EQ(ReasonOf(invoicing().CancelPayment(cancel).status()), "PAYMENT_REFUNDED");
    cancel.set_name(given->name());
    ASSERT_TRUE(invoicing().CancelPayment(cancel).ok());
    EXPECT_EQ(Get(issued.name())->refund_due().minor_units(), payment.amount().minor_units());
}

TEST_F(InvoicingTest, ACompanyUnder293BChargesNoVat) {
    auto& tenant = fixture().identity().Profile(kTenant);
    tenant.set_vat_regime(identity::v1::VAT_REGIME_FRANCHISE);
    tenant.clear_vat_number();
    v1::CreateProductRequest tile;
    tile.mutable_product()->set_display_name("Tuile");
    tile.mutable_product()->mutable_unit_price()->set_value("2.5");
    const v1::Product product = Value(invoicing().CreateProduct(tile));
    EXPECT_EQ(product.exemption_code(), "VATEX-FR-FRANCHISE");

    v1::CreateInvoiceRequest request = NewInvoice("");
    AddLine(*request.mutable_invoice()->mutable_lines(), "100", "1", "");
    request.mutable_invoice()->add_lines()->set_product(product.name());
    const v1::Invoice issued = Value(Issue(Value(invoicing().CreateInvoice(request)).name()));
    EXPECT_EQ(issued.lines(0).vat_category(), v1::VAT_CATEGORY_EXEMPT);
    EXPECT_EQ(issued.lines(0).exemption_code(), "VATEX-FR-FRANCHISE");
    EXPECT_EQ(issued.lines(1).description(), "Tuile");
    EXPECT_EQ(issued.totals().vat().minor_units(), 0);
    EXPECT_EQ(issued.totals().gross().minor_units(), 10'250);
    bool told = false;
    for (const std::string& mention : issued.mentions()) {
        told = told || mention.find("293 B") != std::string::npos;
    }
    EXPECT_TRUE(told);

    // VAT that is written all the same is owed (CGI art. 283-3): refused.
    v1::CreateInvoiceRequest with_vat = NewInvoice("100");
    const v1::Invoice draft = Value(invoicing().CreateInvoice(with_vat));
    EXPECT_EQ(ReasonOf(Issue(draft.name()).status()), "VAT_CONFLICT");
}

TEST_F(InvoicingTest, AProductFillsWhatALineLeavesOut) {
    v1::CreateProductRequest request;
    v1::Product& product = *request.mutable_product();
    product.set_code(" TU-1 ");
    product.set_display_name("Tuile");
    product.set_kind(v1::PRODUCT_KIND_GOODS);
    product.mutable_unit_price()->set_value("2.5");
    product.mutable_vat_rate()->set_value("10");
    const v1::Product tile = Value(invoicing().CreateProduct(request));
    EXPECT_EQ(tile.code(), "TU-1");
    EXPECT_EQ(tile.unit_code(), "C62");
    EXPECT_EQ(invoicing().CreateProduct(request).status().code(), absl::StatusCode::kAlreadyExists);

    v1::CreateInvoiceRequest bill = NewInvoice("");
    bill.mutable_invoice()->add_lines()->set_product(tile.name());
    v1::Line& line = *bill.mutable_invoice()->add_lines();
    line.set_product(tile.name());
    line.set_description("Tuile posée");
    line.mutable_quantity()->set_value("4");
    line.mutable_unit_price()->set_value("3");
    line.mutable_discount_percent()->set_value("50");
    v1::Invoice draft = Value(invoicing().CreateInvoice(bill));
    EXPECT_EQ(draft.lines(0).description(), "Tuile");
    EXPECT_EQ(draft.lines(0).kind(), v1::PRODUCT_KIND_GOODS);
    EXPECT_EQ(draft.lines(0).net().minor_units(), 250);
    EXPECT_EQ(draft.lines(0).vat_rate().value(), "10");
    EXPECT_EQ(draft.lines(1).description(), "Tuile posée");
    EXPECT_EQ(draft.lines(1).net().minor_units(), 600);

    // The document keeps what the product was.
    v1::UpdateProductRequest dearer;
    dearer.mutable_product()->set_name(tile.name());
    dearer.mutable_product()->mutable_unit_price()->set_value("9");
    dearer.mutable_product()->set_archived(true);
    EXPECT_EQ(Value(invoicing().UpdateProduct(dearer)).unit_price().value(), "9");
    EXPECT_EQ(Get(draft.name())->lines(0).net().minor_units(), 250);
    EXPECT_EQ(Value(invoicing().ListProducts({})).products_size(), 0);
    v1::ListProductsRequest all;
    all.set_include_archived(true);
    EXPECT_EQ(Value(invoicing().ListProducts(all)).products_size(), 1);
}

TEST_F(InvoicingTest, DocumentsAreDrawnInTheReadersLanguage) {
    const v1::Quote quote = Quoted();
    const v1::Invoice draft = Drafted();
    const v1::Invoice issued = Issued();
    const v1::CreditNote credit = Value(Credit(issued.name()));
    struct Case {
        std::string name;
        std::string file_name;
    };
    const std::vector<Case> cases = {{quote.name(), "D-2026-00001.pdf"},
                                     {draft.name(), "draft.pdf"},
                                     {issued.name(), "F-2026-00001.pdf"},
                                     {credit.name(), "A-2026-00001.pdf"}};
    for (const Case& c : cases) {
        v1::RenderDocumentRequest request;
        request.set_name(c.name);
        request.set_language("en");
        const auto drawn = invoicing().RenderDocument(request);
        ASSERT_TRUE(drawn.ok()) << c.name << ": " << drawn.status();
        EXPECT_EQ(drawn->file_name(), c.file_name);
        EXPECT_EQ(drawn->content_type(), "application/pdf");
        EXPECT_EQ(drawn->content().substr(0, 5), "%PDF-");
        EXPECT_EQ(drawn->content(), Value(invoicing().RenderDocument(request)).content());
    }
    v1::RenderDocumentRequest request;
    request.set_name(issued.name());
    request.set_language("de");
    EXPECT_EQ(ReasonOf(invoicing().RenderDocument(request).status()), "INVALID_VALUE");
    request.set_name("payments/1");
    request.set_language("");
    EXPECT_EQ(ReasonOf(invoicing().RenderDocument(request).status()), "INVALID_NAME");
}

}  // namespace
}  // namespace socle::invoicing
