// Every refusal the contract names, once, and that nothing is left behind.
#include <gtest/gtest.h>

#include <functional>

#include "invoicing_fixture.hpp"
#include "socle/template.hpp"

namespace socle::invoicing {
namespace {

constexpr std::string_view kNowhere = "0192a000-0000-7000-8000-00000000dead";

TEST_F(InvoicingTest, RefusesQuotesThatCannotBeMade) {
    struct Case {
        std::string what;
        std::function<void(v1::Quote&)> change;
        std::string reason;
        std::string field;
    };
    const std::vector<Case> cases = {
        {"no party", [](auto& q) { q.clear_party(); }, "REQUIRED", "party"},
        {"no party's name", [](auto& q) { q.set_party("x"); }, "INVALID_NAME", "party"},
        {"an unknown party", [](auto& q) { q.set_party("parties/" + std::string(kNowhere)); },
         "NOT_FOUND", ""},
        {"no line", [](auto& q) { q.clear_lines(); }, "NO_LINES", ""},
        {"tomorrow", [](auto& q) { SetDate(*q.mutable_issue_date(), 2026, 11, 24); }, "FUTURE_DATE",
         "issue_date"},
        {"31 February", [](auto& q) { SetDate(*q.mutable_valid_until(), 2026, 2, 31); },
         "INVALID_DATE", "valid_until"},
        {"over before it starts", [](auto& q) { SetDate(*q.mutable_valid_until(), 2026, 11, 22); },
         "OUT_OF_RANGE", "valid_until"},
        {"an unknown currency", [](auto& q) { q.set_currency_code("XXX"); }, "INVALID_VALUE",
         "currency_code"},
        {"a negative total",
         [](auto& q) { q.mutable_lines(0)->mutable_quantity()->set_value("-1"); }, "NEGATIVE_TOTAL",
         ""},
        {"no rate", [](auto& q) { q.mutable_lines(0)->clear_vat_rate(); }, "REQUIRED",
         "lines.0.vat_rate"},
        {"no such rate", [](auto& q) { q.mutable_lines(0)->mutable_vat_rate()->set_value("19"); },
         "VAT_RATE_NOT_ALLOWED", "lines.0.vat_rate"},
        {"no exemption reason",
         [](auto& q) {
             q.mutable_lines(0)->clear_vat_rate();
             q.mutable_lines(0)->set_vat_category(v1::VAT_CATEGORY_EXEMPT);
         },
         "VAT_REASON_MISSING", "lines.0.exemption_code"},
        {"293 B by a company that charges VAT",
         [](auto& q) {
             q.mutable_lines(0)->clear_vat_rate();
             q.mutable_lines(0)->set_vat_category(v1::VAT_CATEGORY_EXEMPT);
             q.mutable_lines(0)->set_exemption_code("VATEX-FR-FRANCHISE");
         },
         "VAT_CONFLICT", "lines"},
        {"no price", [](auto& q) { q.mutable_lines(0)->clear_unit_price(); }, "REQUIRED",
         "lines.0.unit_price"},
        {"no number", [](auto& q) { q.mutable_lines(0)->mutable_unit_price()->set_value("1,5"); },
         "INVALID_VALUE", "lines.0.unit_price"},
        {"an unknown unit", [](auto& q) { q.mutable_lines(0)->set_unit_code("XYZ"); },
         "INVALID_UNIT_CODE", "lines.0.unit_code"},
        {"no description", [](auto& q) { q.mutable_lines(0)->clear_description(); }, "REQUIRED",
         "lines.0.description"},
        {"a price below zero, on the second line",
         [](auto& q) { AddLine(*q.mutable_lines(), "-1"); }, "OUT_OF_RANGE", "lines.1.unit_price"},
        {"an amount nobody can keep, on the second line",
         [](auto& q) { AddLine(*q.mutable_lines(), "999999999999", "999999999999"); },
         "OUT_OF_RANGE", "lines.1.net"},
        {"an unknown product",
         [](auto& q) { q.mutable_lines(0)->set_product("products/" + std::string(kNowhere)); },
         "NOT_FOUND", "lines.0.product"},
        {"a discount in dollars",
         [](auto& q) {
             q.mutable_lines(0)->mutable_discount_amount()->set_currency_code("USD");
             q.mutable_lines(0)->mutable_discount_amount()->set_minor_units(1);
         },
         "INVALID_VALUE", "lines.0.discount_amount"},
        {"an unknown category",
         [](auto& q) { q.mutable_lines(0)->set_vat_category(static_cast<v1::VatCategory>(77)); },
         "INVALID_VALUE", "lines.0.vat_category"},
        {"too many lines",
         [](auto& q) {
             for (int i = 0; i < 10'000; ++i) *q.add_lines() = q.lines(0);
         },
         "TOO_MANY_LINES", "lines"},
    };
    for (const Case& c : cases) {
        v1::CreateQuoteRequest request = NewQuote();
        c.change(*request.mutable_quote());
        const auto refused = invoicing().CreateQuote(request);
        EXPECT_EQ(ReasonOf(refused.status()), c.reason) << c.what << ": " << refused.status();
        Metadata said = MetadataOf(refused.status());
        if (c.field == "valid_until" && c.reason == "OUT_OF_RANGE") {
            EXPECT_EQ(said["limit"], "2026-11-23 – 2028-11-22");
        }
        if (c.field.empty()) continue;
        EXPECT_EQ(said["field"], c.field) << c.what;
    }
    EXPECT_EQ(Value(invoicing().ListQuotes({})).quotes_size(), 0);
    EXPECT_TRUE(EventTypes().empty());
    EXPECT_EQ(Quoted().number(), "D-2026-00001");
}

TEST_F(InvoicingTest, AClientWhoWasErasedGetsNoDocument) {
    const v1::Quote quote = Quoted();
    const v1::Invoice draft = Drafted();
    client_record::v1::Party erased;
    erased.set_kind(client_record::v1::PARTY_KIND_PERSON);
    erased.set_state(client_record::v1::PARTY_STATE_ERASED);
    const std::string party = NameOf(fixture().client_record().Add(kTenant, erased));
    v1::CreateQuoteRequest offer = NewQuote();
    offer.mutable_quote()->set_party(party);
    EXPECT_EQ(ReasonOf(invoicing().CreateQuote(offer).status()), "CLIENT_ERASED");
    v1::CreateInvoiceRequest create = NewInvoice();
    create.mutable_invoice()->set_party(party);
    EXPECT_EQ(ReasonOf(invoicing().CreateInvoice(create).status()), "CLIENT_ERASED");
    v1::UpdateQuoteRequest renew;
    renew.mutable_quote()->set_name(quote.name());
    renew.mutable_quote()->set_party(party);
    EXPECT_EQ(ReasonOf(invoicing().UpdateQuote(renew).status()), "CLIENT_ERASED");
    v1::UpdateInvoiceRequest change;
    change.mutable_invoice()->set_name(draft.name());
    change.mutable_invoice()->set_party(party);
    EXPECT_EQ(ReasonOf(invoicing().UpdateInvoice(change).status()), "CLIENT_ERASED");
    EXPECT_EQ(Get(draft.name())->party(), durand());
}

TEST_F(InvoicingTest, RefusesQuotesThatAreDecided) {
    const v1::Quote open = Quoted();
    v1::CreateInvoiceRequest from_open;
    from_open.mutable_invoice()->set_quote(open.name());
    EXPECT_EQ(ReasonOf(invoicing().CreateInvoice(from_open).status()), "QUOTE_NOT_ACCEPTED");
    v1::RefuseQuoteRequest refuse;
    refuse.set_name(open.name());
    EXPECT_EQ(Value(invoicing().RefuseQuote(refuse)).state(), v1::QUOTE_STATE_REFUSED);
    EXPECT_EQ(ReasonOf(invoicing().RefuseQuote(refuse).status()), "QUOTE_NOT_OPEN");
    v1::AcceptQuoteRequest accept;
    accept.set_name(open.name());
    EXPECT_EQ(ReasonOf(invoicing().AcceptQuote(accept).status()), "QUOTE_NOT_OPEN");
    v1::UpdateQuoteRequest update;
    update.mutable_quote()->set_name(open.name());
    update.mutable_quote()->set_subject("Façade");
    EXPECT_EQ(ReasonOf(invoicing().UpdateQuote(update).status()), "QUOTE_NOT_OPEN");
    EXPECT_EQ(EventTypes(), (std::vector<std::string>{"QuoteCreated", "QuoteRefused"}));
}

TEST_F(InvoicingTest, RefusesToIssueWhatIsUnfinished) {
    auto& tenant = fixture().identity().Profile(kTenant);
    const std::string siren = tenant.siren();
    tenant.clear_siren();
    const std::string draft = Drafted().name();
    const auto seller = Issue(draft);
    EXPECT_EQ(ReasonOf(seller.status()), "SELLER_INCOMPLETE");
    EXPECT_EQ(MetadataOf(seller.status())["missing"], "siren");
    tenant.set_siren(siren);

    v1::CreateInvoiceRequest homeless = NewInvoice();
    homeless.mutable_invoice()->set_party(
        NameOf(fixture().client_record().AddPerson(kTenant, "Camille")));
    const auto buyer = Issue(Value(invoicing().CreateInvoice(homeless)).name());
    EXPECT_EQ(ReasonOf(buyer.status()), "BUYER_INCOMPLETE");
    EXPECT_EQ(MetadataOf(buyer.status())["missing"], "address");

    v1::CreateInvoiceRequest overdue = NewInvoice();
    SetDate(*overdue.mutable_invoice()->mutable_due_date(), 2026, 11, 22);
    EXPECT_EQ(ReasonOf(Issue(Value(invoicing().CreateInvoice(overdue)).name()).status()),
              "DUE_BEFORE_ISSUE");
    v1::CreateInvoiceRequest ancient = NewInvoice();
    SetDate(*ancient.mutable_invoice()->mutable_issue_date(), 1999, 12, 31);
    EXPECT_EQ(ReasonOf(Issue(Value(invoicing().CreateInvoice(ancient)).name()).status()),
              "OUT_OF_RANGE");

    v1::IssueInvoiceRequest stale;
    stale.set_name(draft);
    stale.set_etag("\"wrong\"");
    EXPECT_EQ(ReasonOf(invoicing().IssueInvoice(stale).status()), "ETAG_MISMATCH");
    EXPECT_EQ(ReasonOf(Issue("invoices/1").status()), "INVALID_NAME");
    const std::string nowhere = "invoices/" + std::string(kNowhere);
    EXPECT_EQ(ReasonOf(Issue(nowhere).status()), "NOT_FOUND");
    EXPECT_EQ(MetadataOf(Get(nowhere).status())["value"], nowhere) << "says what was looked for";
    EXPECT_EQ(ReasonOf(Issue(draft, kOtherTenant).status()), "NOT_FOUND");
    EXPECT_EQ(Get(draft, kOtherTenant).status().code(), absl::StatusCode::kNotFound);
    EXPECT_TRUE(EventTypes().empty());
    EXPECT_EQ(Value(Issue(draft)).number(), "F-2026-00001");
}

TEST_F(InvoicingTest, RefusesToChangeWhatIsIssued) {
    const v1::Invoice issued = Issued();
    EXPECT_EQ(ReasonOf(Issue(issued.name()).status()), "INVOICE_ISSUED");
    v1::UpdateInvoiceRequest update;
    update.mutable_invoice()->set_name(issued.name());
    update.mutable_invoice()->set_subject("Façade");
    EXPECT_EQ(ReasonOf(invoicing().UpdateInvoice(update).status()), "INVOICE_ISSUED");
    update.mutable_update_mask()->add_paths("number");
    EXPECT_EQ(ReasonOf(invoicing().UpdateInvoice(update).status()), "INVALID_MASK");
    v1::DeleteInvoiceRequest erase;
    erase.set_name(issued.name());
    EXPECT_EQ(ReasonOf(invoicing().DeleteInvoice(erase).status()), "INVOICE_ISSUED");
    EXPECT_EQ(Get(issued.name())->SerializeAsString(), issued.SerializeAsString());
}

TEST_F(InvoicingTest, RefusesPaymentsThatDoNotFit) {
    const v1::Invoice issued = Issued("100");
    const auto above = Pay(issued.name(), 12'001);
    EXPECT_EQ(ReasonOf(above.status()), "PAYMENT_ABOVE_BALANCE");
    EXPECT_EQ(MetadataOf(above.status())["balance"], "120.00 EUR");
    EXPECT_EQ(ReasonOf(Pay(issued.name(), 0).status()), "OUT_OF_RANGE");
    EXPECT_EQ(ReasonOf(Pay(issued.name(), -1).status()), "OUT_OF_RANGE");
    EXPECT_EQ(ReasonOf(Pay(Drafted().name(), 1).status()), "INVOICE_NOT_ISSUED");
    EXPECT_EQ(ReasonOf(Pay("invoices/" + std::string(kNowhere), 1).status()), "NOT_FOUND");
    v1::RecordPaymentRequest request;
    request.set_invoice(issued.name());
    EXPECT_EQ(ReasonOf(invoicing().RecordPayment(request).status()), "REQUIRED");
    request.mutable_amount()->set_currency_code("USD");
    request.mutable_amount()->set_minor_units(1);
    EXPECT_EQ(ReasonOf(invoicing().RecordPayment(request).status()), "INVALID_VALUE");
    request.mutable_amount()->set_currency_code("EUR");
    SetDate(*request.mutable_payment_date(), 2026, 11, 24);
    EXPECT_EQ(ReasonOf(invoicing().RecordPayment(request).status()), "FUTURE_DATE");

    const v1::Payment payment = Value(Pay(issued.name(), 12'000));
    EXPECT_EQ(ReasonOf(Pay(issued.name(), 1).status()), "PAYMENT_ABOVE_BALANCE");
    v1::CancelPaymentRequest cancel;
    cancel.set_name(payment.name());
    const v1::Payment back = Value(invoicing().CancelPayment(cancel));
    EXPECT_EQ(back.cancels(), payment.name());
    EXPECT_EQ(back.amount().minor_units(), -12'000);
    EXPECT_EQ(ReasonOf(invoicing().CancelPayment(cancel).status()), "PAYMENT_CANCELLED");
    cancel.set_name(back.name());
    EXPECT_EQ(ReasonOf(invoicing().CancelPayment(cancel).status()), "PAYMENT_CANCELLED");
    cancel.set_name("payments/" + std::string(kNowhere));
    EXPECT_EQ(ReasonOf(invoicing().CancelPayment(cancel).status()), "NOT_FOUND");
    EXPECT_EQ(Get(issued.name())->state(), v1::INVOICE_STATE_UNPAID);
    EXPECT_TRUE(fixture().Verify()->findings.empty());
}

TEST_F(InvoicingTest, RefusesCreditsThatDoNotFit) {
    const v1::Invoice issued = Issued("100");
    const absl::Status above = Credit(issued.name(), "2").status();
    EXPECT_EQ(ReasonOf(above), "CREDIT_ABOVE_LINE");
    EXPECT_EQ(WordingOf(above, "socle.invoicing.v1").fr,
              "Il ne reste que 1 à reprendre de la ligne 1, soit 100,00\u00A0€ HT. Réduisez la "
              "quantité.");
    EXPECT_EQ(ReasonOf(Credit(issued.name(), "0").status()), "OUT_OF_RANGE");
    EXPECT_EQ(ReasonOf(Credit(Drafted().name()).status()), "INVOICE_NOT_ISSUED");
    v1::IssueCreditNoteRequest request;
    request.set_invoice(issued.name());
    EXPECT_EQ(ReasonOf(invoicing().IssueCreditNote(request).status()), "REQUIRED");
    request.set_reason("Geste");
    request.add_lines()->set_line(0);
    const absl::Status no_line = invoicing().IssueCreditNote(request).status();
    EXPECT_EQ(ReasonOf(no_line), "OUT_OF_RANGE");
    EXPECT_EQ(MetadataOf(no_line)["field"], "lines.0.line");
    request.mutable_lines(0)->set_line(1);
    const absl::Status no_quantity = invoicing().IssueCreditNote(request).status();
    EXPECT_EQ(ReasonOf(no_quantity), "REQUIRED");
    EXPECT_EQ(MetadataOf(no_quantity)["field"], "lines.0.quantity");
    request.mutable_lines(0)->mutable_quantity()->set_value("1");
    request.mutable_lines(0)->set_line(2);
    const absl::Status no_such_line = invoicing().IssueCreditNote(request).status();
    EXPECT_EQ(ReasonOf(no_such_line), "OUT_OF_RANGE");
    EXPECT_EQ(MetadataOf(no_such_line)["value"], "2");
    EXPECT_EQ(MetadataOf(no_such_line)["limit"], "1 – 1");
    request.mutable_lines(0)->set_line(1);
    request.set_validate_only(true);
    EXPECT_EQ(Value(invoicing().IssueCreditNote(request)).totals().gross().minor_units(), 12'000);
    EXPECT_EQ(Value(Credit(issued.name(), "0.4")).number(), "A-2026-00001");
    EXPECT_EQ(Value(Credit(issued.name())).totals().gross().minor_units(), 7'200);
    EXPECT_EQ(ReasonOf(Credit(issued.name()).status()), "CREDIT_ABOVE_INVOICE");
    v1::GetCreditNoteRequest get;
    get.set_name("creditNotes/" + std::string(kNowhere));
    EXPECT_EQ(ReasonOf(invoicing().GetCreditNote(get).status()), "NOT_FOUND");
}

}  // namespace
}  // namespace socle::invoicing
