// What documents say beside their lines, through the contract: discounts on the whole, notes,
// addresses, payment terms, warnings.
#include <gtest/gtest.h>

#include <functional>

#include "invoicing_fixture.hpp"
#include "socle/invoicing/v1/events.pb.h"

namespace socle::invoicing {
namespace {

void SetAddress(type::v1::Address& address, std::string_view city) {
    address.add_lines("Chantier des Tanneurs");
    address.set_postal_code("69002");
    address.set_city(std::string(city));
}

class TermsServiceTest : public InvoicingTest {
 protected:
    // 3.46 at 20 %, 36.00 at 5.5 %, 66.67 at 10 %, less 7.5 %: 106.81 to pay.
    template <typename Document>
    static void FillDocument(Document& document) {
        AddLine(*document.mutable_lines(), "3.455");
        AddLine(*document.mutable_lines(), "3.60", "10", "5.5");
        AddLine(*document.mutable_lines(), "33.335", "2", "10");
        document.mutable_discount_percent()->set_value("7.5");
        document.set_note("Accès par la cour.\nPrévenir le gardien.");
        document.set_order_reference("BC 12");
        SetAddress(*document.mutable_delivery_address(), "Lyon");
    }
    [[nodiscard]] v1::CreateInvoiceRequest FullInvoice() {
        v1::CreateInvoiceRequest request = NewInvoice("");
        FillDocument(*request.mutable_invoice());
        return request;
    }
    [[nodiscard]] v1::Quote GetQuote(const std::string& name) {
        v1::GetQuoteRequest request;
        request.set_name(name);
        return Value(invoicing().GetQuote(request));
    }
    [[nodiscard]] static std::vector<v1::WarningCode> CodesOf(const v1::Invoice& invoice) {
        std::vector<v1::WarningCode> codes;
        for (const v1::Warning& warning : invoice.warnings()) codes.push_back(warning.code());
        return codes;
    }
};

TEST_F(TermsServiceTest, AQuoteGivesItsInvoiceAllItSays) {
    v1::CreateQuoteRequest ask = NewQuote();
    ask.mutable_quote()->clear_lines();
    FillDocument(*ask.mutable_quote());
    SetDate(*ask.mutable_quote()->mutable_delivery_date(), 2026, 12, 15);
    const v1::Quote quote = Value(invoicing().CreateQuote(ask));
    EXPECT_EQ(quote.totals().lines_net().minor_units(), 10'613);
    EXPECT_EQ(quote.totals().discount().minor_units(), 796);
    EXPECT_EQ(quote.totals().net().minor_units(), 9'817);
    EXPECT_EQ(quote.totals().gross().minor_units(), 10'681);
    EXPECT_EQ(quote.totals().vat_lines(1).discount().minor_units(), 500);
    EXPECT_EQ(quote.discount_percent().value(), "7.5");
    EXPECT_EQ(quote.note(), ask.quote().note());
    EXPECT_EQ(quote.order_reference(), "BC 12");
    EXPECT_EQ(quote.delivery_address().city(), "Lyon");
    EXPECT_EQ(quote.delivery_address().country_code(), "FR");
    EXPECT_EQ(quote.delivery_date().day(), 15);
    EXPECT_EQ(GetQuote(quote.name()).SerializeAsString(), quote.SerializeAsString());
    const auto listed = Value(invoicing().ListQuotes({}));
    ASSERT_EQ(listed.quotes_size(), 1);
    EXPECT_EQ(listed.quotes(0).totals().discount().minor_units(), 796);
    EXPECT_EQ(listed.quotes(0).totals().lines_net().minor_units(), 10'613);
    EXPECT_EQ(listed.quotes(0).note(), quote.note());

    ASSERT_EQ(Accepted(quote).state(), v1::QUOTE_STATE_ACCEPTED);
    fixture().identity().Profile(kTenant).set_payment_term_days(15);
    v1::CreateInvoiceRequest from_quote;
    from_quote.mutable_invoice()->set_quote(quote.name());
    const v1::Invoice draft = Value(invoicing().CreateInvoice(from_quote));
    EXPECT_EQ(draft.totals().SerializeAsString(), quote.totals().SerializeAsString());
    EXPECT_EQ(draft.discount_percent().value(), "7.5");
    EXPECT_EQ(draft.note(), quote.note());
    EXPECT_EQ(draft.order_reference(), "BC 12");
    EXPECT_EQ(draft.delivery_address().SerializeAsString(),
              quote.delivery_address().SerializeAsString());
    EXPECT_FALSE(draft.has_delivery_date());
    EXPECT_EQ(draft.terms().days(), 15);
}

TEST_F(TermsServiceTest, AnAcceptedQuoteKeepsAllItSays) {
    v1::CreateQuoteRequest ask = NewQuote();
    FillDocument(*ask.mutable_quote());
    const v1::Quote quote = Accepted(Value(invoicing().CreateQuote(ask)));
    v1::UpdateQuoteRequest request;
    request.mutable_quote()->set_name(quote.name());
    request.mutable_quote()->set_note("autre chose");
    EXPECT_EQ(ReasonOf(invoicing().UpdateQuote(request).status()), "QUOTE_NOT_OPEN");
    EXPECT_EQ(GetQuote(quote.name()).SerializeAsString(), quote.SerializeAsString());
}

TEST_F(TermsServiceTest, AnIssuedInvoiceKeepsItsTerms) {
    v1::CreateInvoiceRequest request = FullInvoice();
    v1::PaymentTerms& terms = *request.mutable_invoice()->mutable_terms();
    terms.set_days(45);
    terms.set_end_of_month(true);
    terms.mutable_penalty_rate()->set_value("12.15");
    terms.set_early_payment(" 1 % sous 8 jours ");
    const v1::Invoice draft = Value(invoicing().CreateInvoice(request));
    EXPECT_EQ(draft.terms().early_payment(), "1 % sous 8 jours");
    EXPECT_FALSE(draft.has_due_date());
    EXPECT_EQ(Get(draft.name())->SerializeAsString(), draft.SerializeAsString());

    const v1::Invoice issued = Value(Issue(draft.name()));
    EXPECT_EQ(issued.terms().SerializeAsString(), draft.terms().SerializeAsString());
    EXPECT_EQ(issued.due_date().year(), 2027);
    EXPECT_EQ(issued.due_date().month(), 1);
    EXPECT_EQ(issued.due_date().day(), 31);
    EXPECT_EQ(issued.totals().gross().minor_units(), 10'681);
    EXPECT_TRUE(CodesOf(issued).empty());
    EXPECT_EQ(Get(issued.name())->SerializeAsString(), issued.SerializeAsString());
    const std::string mentions = issued.mentions(0) + issued.mentions(1) + issued.mentions(2);
    EXPECT_NE(mentions.find("12,15\u00a0% par an"), std::string::npos) << mentions;
    EXPECT_NE(mentions.find("1 % sous 8 jours."), std::string::npos) << mentions;
    const auto listed = Value(invoicing().ListInvoices({}));
    ASSERT_EQ(listed.invoices_size(), 1);
    EXPECT_EQ(listed.invoices(0).totals().discount().minor_units(), 796);
    EXPECT_EQ(listed.invoices(0).terms().days(), 45);

    v1::InvoiceIssued fact;
    ASSERT_TRUE(fact.ParseFromString(fixture().Events()->front().body));
    EXPECT_EQ(fact.totals().discount().minor_units(), 796);
    std::int64_t posted = 0;
    for (const auto& line : fact.posting_lines()) posted += line.net().minor_units();
    EXPECT_EQ(posted, 9'817);
    EXPECT_TRUE(fixture().Verify()->findings.empty());
}

TEST_F(TermsServiceTest, ATermTooLongWarnsAndIsNotRefused) {
    using Codes = std::vector<v1::WarningCode>;
    const Codes none;
    const Codes too_long = {v1::WARNING_CODE_PAYMENT_TERM_TOO_LONG};
    struct Case {
        std::string what;
        std::function<void(v1::Invoice&)> change;
        Codes codes;
    };
    const std::vector<Case> cases = {
        {"the company's", [](auto&) {}, none},
        {"on receipt", [](auto& i) { i.mutable_terms()->set_days(0); }, none},
        {"60 days", [](auto& i) { i.mutable_terms()->set_days(60); }, none},
        {"61 days", [](auto& i) { i.mutable_terms()->set_days(61); }, too_long},
        {"45 days end of month",
         [](auto& i) {
             i.mutable_terms()->set_days(45);
             i.mutable_terms()->set_end_of_month(true);
         },
         none},
        {"90 days end of month",
         [](auto& i) {
             i.mutable_terms()->set_days(90);
             i.mutable_terms()->set_end_of_month(true);
         },
         too_long},
        {"an agreed day", [](auto& i) { SetDate(*i.mutable_due_date(), 2027, 1, 22); }, none},
        {"a later one", [](auto& i) { SetDate(*i.mutable_due_date(), 2027, 1, 23); }, too_long},
    };
    for (const Case& c : cases) {
        v1::CreateInvoiceRequest request = NewInvoice();
        c.change(*request.mutable_invoice());
        const v1::Invoice draft = Value(invoicing().CreateInvoice(request));
        EXPECT_EQ(CodesOf(draft), c.codes) << c.what;
        v1::IssueInvoiceRequest issue;
        issue.set_name(draft.name());
        issue.set_validate_only(true);
        EXPECT_EQ(CodesOf(Value(invoicing().IssueInvoice(issue))), c.codes) << c.what;
        const v1::Invoice issued = Value(Issue(draft.name()));
        EXPECT_EQ(CodesOf(issued), c.codes) << c.what;
        for (const v1::Warning& warning : issued.warnings()) {
            EXPECT_NE(warning.text().find("45 jours fin de mois"), std::string::npos);
        }
    }
}

TEST_F(TermsServiceTest, ADraftIsChangedFieldByField) {
    const v1::Invoice draft = Value(invoicing().CreateInvoice(FullInvoice()));
    v1::UpdateInvoiceRequest request;
    request.mutable_invoice()->set_name(draft.name());
    request.mutable_invoice()->mutable_discount_amount()->set_currency_code("EUR");
    request.mutable_invoice()->mutable_discount_amount()->set_minor_units(613);
    request.mutable_invoice()->mutable_terms()->set_early_payment("2 % sous 5 jours");
    v1::Invoice changed = Value(invoicing().UpdateInvoice(request));
    EXPECT_EQ(changed.discount_case(), v1::Invoice::kDiscountAmount);
    EXPECT_EQ(changed.totals().net().minor_units(), 10'000);
    EXPECT_EQ(changed.terms().early_payment(), "2 % sous 5 jours");
    EXPECT_EQ(changed.terms().days(), 30);  // the company's
    EXPECT_EQ(changed.note(), draft.note());
    EXPECT_EQ(Value(invoicing().UpdateInvoice(request)).etag(), changed.etag());  // nothing changed

    request.mutable_update_mask()->add_paths("discount_amount");
    request.mutable_update_mask()->add_paths("delivery_address");
    request.mutable_update_mask()->add_paths("note");
    request.mutable_update_mask()->add_paths("terms.days");
    request.mutable_invoice()->clear_discount_amount();
    request.mutable_invoice()->mutable_terms()->set_days(0);
    changed = Value(invoicing().UpdateInvoice(request));
    EXPECT_EQ(changed.discount_case(), v1::Invoice::DISCOUNT_NOT_SET);
    EXPECT_EQ(changed.totals().discount().minor_units(), 0);
    EXPECT_EQ(changed.totals().lines_net().minor_units(), 10'613);
    EXPECT_FALSE(changed.has_delivery_address());
    EXPECT_EQ(changed.note(), "");
    EXPECT_EQ(changed.terms().days(), 0);
    EXPECT_EQ(changed.terms().early_payment(), "2 % sous 5 jours");
    request.mutable_update_mask()->add_paths("warnings");
    EXPECT_EQ(ReasonOf(invoicing().UpdateInvoice(request).status()), "INVALID_MASK");
}

TEST_F(TermsServiceTest, RefusesWhatCannotBeSaid) {
    struct Case {
        std::string what;
        std::function<void(v1::Invoice&)> change;
        std::string reason;
        std::string field;
    };
    const auto amount = [](v1::Invoice& invoice, const char* currency, std::int64_t minor) {
        invoice.mutable_discount_amount()->set_currency_code(currency);
        invoice.mutable_discount_amount()->set_minor_units(minor);
    };
    const std::vector<Case> cases = {
        {"no discount", [](auto& i) { i.mutable_discount_percent()->set_value("0"); },
         "OUT_OF_RANGE", "discount"},
        {"above all", [](auto& i) { i.mutable_discount_percent()->set_value("100.01"); },
         "OUT_OF_RANGE", "discount"},
        {"no number", [](auto& i) { i.mutable_discount_percent()->set_value("x"); },
         "INVALID_VALUE", "discount_percent"},
        {"more than the lines", [&](auto& i) { amount(i, "EUR", 10'001); }, "OUT_OF_RANGE",
         "discount"},
        {"in dollars", [&](auto& i) { amount(i, "USD", 1); }, "INVALID_VALUE", "discount_amount"},
        {"a long note", [](auto& i) { i.set_note(std::string(4'001, 'x')); }, "TOO_LONG", "note"},
        {"a long reference", [](auto& i) { i.set_order_reference(std::string(101, 'x')); },
         "TOO_LONG", "order_reference"},
        {"nowhere", [](auto& i) { i.mutable_delivery_address()->set_country_code("XXX"); },
         "INVALID_COUNTRY", "delivery_address.country_code"},
        {"a year and a day", [](auto& i) { i.mutable_terms()->set_days(366); }, "OUT_OF_RANGE",
         "terms.days"},
        {"usury", [](auto& i) { i.mutable_terms()->mutable_penalty_rate()->set_value("101"); },
         "OUT_OF_RANGE", "terms.penalty_rate"},
        {"long terms", [](auto& i) { i.mutable_terms()->set_early_payment(std::string(301, 'x')); },
         "TOO_LONG", "terms.early_payment"},
    };
    for (const Case& c : cases) {
        v1::CreateInvoiceRequest request = NewInvoice("100");
        c.change(*request.mutable_invoice());
        const auto refused = invoicing().CreateInvoice(request);
        EXPECT_EQ(ReasonOf(refused.status()), c.reason) << c.what << ": " << refused.status();
        EXPECT_EQ(MetadataOf(refused.status())["field"], c.field) << c.what;
        const Metadata said = MetadataOf(refused.status());
        if (c.reason == "OUT_OF_RANGE") {
            EXPECT_TRUE(said.contains("value") && said.contains("limit")) << c.what;
        }
        if (c.reason == "INVALID_VALUE") {
            EXPECT_TRUE(said.contains("value") && said.contains("expected")) << c.what;
        }
    }
}

TEST_F(TermsServiceTest, CreditsOfPartsOfADiscountedInvoiceAddUp) {
    const v1::Invoice issued = Value(Issue(Value(invoicing().CreateInvoice(FullInvoice())).name()));
    std::int64_t gross = 0;
    std::int64_t vat = 0;
    std::int64_t discount = 0;
    for (int part = 0; part < 4; ++part) {
        v1::IssueCreditNoteRequest request;
        request.set_invoice(issued.name());
        request.set_reason("Retour");
        for (const auto& [line, quantity] : {std::pair(1, "0.25"), {2, "2.5"}, {3, "0.5"}}) {
            v1::CreditedLine& credited = *request.add_lines();
            credited.set_line(line);
            credited.mutable_quantity()->set_value(quantity);
        }
        const v1::CreditNote credit = Value(invoicing().IssueCreditNote(request));
        const v1::Totals& totals = credit.totals();
        EXPECT_EQ(totals.lines_net().minor_units() - totals.discount().minor_units(),
                  totals.net().minor_units());
        EXPECT_GT(totals.discount().minor_units(), 0);
        gross += totals.gross().minor_units();
        vat += totals.vat().minor_units();
        discount += totals.discount().minor_units();
        v1::GetCreditNoteRequest get;
        get.set_name(credit.name());
        EXPECT_EQ(Value(invoicing().GetCreditNote(get)).SerializeAsString(),
                  credit.SerializeAsString());
    }
    EXPECT_EQ(gross, 10'681);
    EXPECT_EQ(vat, 864);
    EXPECT_EQ(discount, 796);
    EXPECT_EQ(ReasonOf(Credit(issued.name()).status()), "CREDIT_ABOVE_INVOICE");
    EXPECT_EQ(Get(issued.name())->state(), v1::INVOICE_STATE_CREDITED);
    const auto report = fixture().Verify();
    EXPECT_EQ(report->checked, 5);
    EXPECT_TRUE(report->findings.empty()) << report->findings[0].resource;
}

TEST_F(TermsServiceTest, VerifyNamesAChangeOfAnyOfIt) {
    const v1::Invoice issued = Value(Issue(Value(invoicing().CreateInvoice(FullInvoice())).name()));
    struct Case {
        std::string column;
        std::string forged;
        std::string kept;
    };
    const std::vector<Case> cases = {
        {"invoice set note", "'x'", "'" + issued.note() + "'"},
        {"invoice set delivery_city", "'Nice'", "'Lyon'"},
        {"invoice set buyer_main_address_lines", "'{x}'", "null"},
        {"invoice set discount_value", "5", "7.5"},
        {"invoice set terms_days", "31", "30"},
        {"invoice set terms_end_of_month", "true", "false"},
        {"invoice set terms_penalty_rate", "5", "null"},
        {"invoice set terms_early_payment", "'x'", "''"},
        {"invoice set discount_minor", "0", "796"},
        {"invoice_vat set discount_minor", "discount_minor + 1", "discount_minor - 1"},
        {"invoice_line set exemption_text", "'x'", "''"},
        {"seller set extra_mentions", "'{x}'", "'{}'"},
    };
    for (const auto& [column, forged, kept] : cases) {
        ASSERT_TRUE(fixture().Admin("update invoicing." + column + " = " + forged).ok()) << column;
        const auto report = fixture().Verify();
        ASSERT_TRUE(report.ok() && !report->findings.empty()) << column;
        EXPECT_EQ(report->findings[0].resource, issued.name()) << column;
        ASSERT_TRUE(fixture().Admin("update invoicing." + column + " = " + kept).ok()) << column;
        ASSERT_TRUE(fixture().Verify()->findings.empty()) << column;
    }
}

TEST_F(TermsServiceTest, ALineSaysItsExemptionInTheSellersWords) {
    constexpr std::string_view kWords = "Formation, art. 261-4-4° a du CGI";
    v1::CreateProductRequest training;
    training.mutable_product()->set_display_name("Journée de formation");
    training.mutable_product()->mutable_unit_price()->set_value("800");
    training.mutable_product()->set_vat_category(v1::VAT_CATEGORY_EXEMPT);
    training.mutable_product()->set_exemption_code("VATEX-FR-CGI261-4");
    training.mutable_product()->set_exemption_text(std::string(kWords));
    const v1::Product product = Value(invoicing().CreateProduct(training));
    EXPECT_EQ(product.exemption_text(), kWords);
    v1::CreateInvoiceRequest request = NewInvoice("");
    request.mutable_invoice()->add_lines()->set_product(product.name());
    const v1::Invoice issued = Value(Issue(Value(invoicing().CreateInvoice(request)).name()));
    EXPECT_EQ(issued.lines(0).exemption_text(), kWords);
    EXPECT_EQ(std::count(issued.mentions().begin(), issued.mentions().end(), kWords), 1);
    EXPECT_TRUE(fixture().Verify()->findings.empty());

    request.mutable_invoice()->mutable_lines(0)->clear_product();
    AddLine(*request.mutable_invoice()->mutable_lines(), "1");
    request.mutable_invoice()->mutable_lines()->DeleteSubrange(0, 1);
    request.mutable_invoice()->mutable_lines(0)->set_exemption_text("pourquoi pas");
    EXPECT_EQ(ReasonOf(invoicing().CreateInvoice(request).status()), "VAT_REASON_NOT_ALLOWED");
}

TEST_F(TermsServiceTest, TheClientsAddressStandsBesideItsBillingAddress) {
    struct Case {
        std::vector<std::pair<std::string, std::string>> addresses;  // label, town
        std::string sent_to;
        std::string main;
    };
    const std::vector<Case> cases = {
        {{{"", "Paris"}}, "Paris", ""},
        {{{"Siège", "Paris"}, {"Facturation", "Lille"}}, "Lille", "Paris"},
        {{{"billing", "Lille"}, {"", "Paris"}}, "Lille", "Paris"},
        {{{"facturation", "Lille"}, {"livraison", "Nice"}}, "Lille", ""},
        {{{"livraison", "Nice"}, {"", "Paris"}}, "Paris", ""},
        {{{"livraison", "Nice"}}, "Nice", ""},
        {{{"facturation", "Lille"}, {"", "Lille"}}, "Lille", ""},
        {{}, "", ""},
    };
    for (const Case& c : cases) {
        client_record::v1::Party party;
        party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
        party.set_display_name("Durand et filles");
        for (const auto& [label, city] : c.addresses) {
            auto& added = *party.add_addresses();
            added.set_label(label);
            added.mutable_address()->set_city(city);
        }
        v1::CreateInvoiceRequest request = NewInvoice();
        request.mutable_invoice()->set_party(NameOf(fixture().client_record().Add(kTenant, party)));
        const v1::Invoice draft = Value(invoicing().CreateInvoice(request));
        EXPECT_EQ(draft.buyer().address().city(), c.sent_to);
        EXPECT_EQ(draft.buyer().main_address().city(), c.main) << c.sent_to;
        EXPECT_EQ(draft.buyer().has_main_address(), !c.main.empty()) << c.sent_to;
        EXPECT_EQ(Get(draft.name())->SerializeAsString(), draft.SerializeAsString());
    }
}

}  // namespace
}  // namespace socle::invoicing
