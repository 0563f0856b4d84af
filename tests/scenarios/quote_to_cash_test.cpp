// The main job, through the public port only: from a messy spreadsheet to a paid invoice, with
// bricks switched on, off and on again while the kernel runs.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "company.hpp"

namespace socle::scenarios {
namespace {

class QuoteToCash : public Company {
 protected:
    // The first company of the imported list with an address.
    client_record::v1::Party AnImportedClient() {
        client_record::v1::ListPartiesRequest request;
        request.set_page_size(200);
        request.set_kind(client_record::v1::PARTY_KIND_COMPANY);
        const auto listed = record().ListParties(request);
        EXPECT_TRUE(listed.ok()) << listed.status();
        if (listed.ok())
            for (const auto& party : listed->parties())
                if (party.addresses_size() > 0 && !party.addresses(0).address().lines().empty() &&
                    !party.addresses(0).address().postal_code().empty() && !party.city().empty())
                    return party;
        ADD_FAILURE() << "no imported company has an address";
        return {};
    }
    // As poppler reads it, every kind of space made a plain one.
    static std::string TextOfPdf(const std::string& pdf) {
        std::string folder = (std::filesystem::temp_directory_path() / "pdf-XXXXXX").string();
        EXPECT_NE(mkdtemp(folder.data()), nullptr);
        std::ofstream(folder + "/document.pdf", std::ios::binary) << pdf;
        EXPECT_EQ(
            system(("pdftotext -layout " + folder + "/document.pdf " + folder + "/text").c_str()),
            0);
        std::ifstream file(folder + "/text");
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        std::filesystem::remove_all(folder);
        return std::regex_replace(text, std::regex("\u202f|\u00a0"), " ");
    }
    std::string WinAnOpportunity(const std::string& party) {
        crm::v1::CreateOpportunityRequest create;
        create.mutable_opportunity()->set_display_name("Rénovation du salon");
        create.mutable_opportunity()->set_party(party);
        create.mutable_opportunity()->mutable_amount()->set_currency_code("EUR");
        create.mutable_opportunity()->mutable_amount()->set_minor_units(250000);
        const auto created = crm().CreateOpportunity(create);
        EXPECT_TRUE(created.ok()) << created.status();
        crm::v1::WinOpportunityRequest win;
        win.set_name(created->name());
        const auto won = crm().WinOpportunity(win);
        EXPECT_TRUE(won.ok()) << won.status();
        return created->name();
    }
    invoicing::v1::Quote AnAcceptedQuote(const std::string& party, const std::string& opportunity) {
        invoicing::v1::CreateQuoteRequest create;
        auto& quote = *create.mutable_quote();
        quote.set_party(party);
        quote.set_subject("Rénovation du salon");
        quote.set_opportunity(opportunity);
        const struct {
            const char *what, *quantity, *price, *rate;
        } lines[] = {{"Pose de parquet", "10", "120", "10"}, {"Fourniture", "1", "1000", "20"}};
        for (const auto& [what, quantity, price, rate] : lines) {
            auto& line = *quote.add_lines();
            line.set_description(what);
            line.mutable_quantity()->set_value(quantity);
            line.mutable_unit_price()->set_value(price);
            line.mutable_vat_rate()->set_value(rate);
        }
        const auto created = invoicing().CreateQuote(create);
        EXPECT_TRUE(created.ok()) << created.status();
        EXPECT_EQ(created->totals().gross().minor_units(), 132000 + 120000);
        invoicing::v1::AcceptQuoteRequest accept;
        accept.set_name(created->name());
        const auto accepted = invoicing().AcceptQuote(accept);
        EXPECT_TRUE(accepted.ok()) << accepted.status();
        return accepted.value_or(invoicing::v1::Quote());
    }
};

TEST_F(QuoteToCash, FromASpreadsheetToAPaidInvoice) {
    SetUpIdentity();
    // The list, twice: the second time adds nothing.
    const std::string list = SOCLE_FIXTURES "/imports/clients_messy.xlsx";
    const auto first = Import(list);
    ASSERT_TRUE(first.ok()) << first.status();
    EXPECT_EQ(first->state(), exchange::v1::IMPORT_STATE_DONE) << first->problem();
    EXPECT_EQ(first->row_count(), 112);
    EXPECT_GE(first->created_count(), 90);
    EXPECT_EQ(first->refused_count(), 11);
    const auto again = Import(list);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->created_count(), 0);

    // CRM is switched on while the kernel runs; before, its methods say so.
    const client_record::v1::Party client = AnImportedClient();
    EXPECT_EQ(ReasonOf(crm().ListOpportunities({}).status()), "BRICK_INACTIVE");
    ASSERT_TRUE(Activate("crm").ok());
    const std::string opportunity = WinAnOpportunity(client.name());

    ASSERT_TRUE(Activate("invoicing").ok());
    const invoicing::v1::Quote quote = AnAcceptedQuote(client.name(), opportunity);
    invoicing::v1::CreateInvoiceRequest create;
    create.mutable_invoice()->set_quote(quote.name());
    const auto draft = invoicing().CreateInvoice(create);
    ASSERT_TRUE(draft.ok()) << draft.status();
    const auto invoice = Issue(draft->name());
    ASSERT_TRUE(invoice.ok()) << invoice.status();
    EXPECT_FALSE(invoice->number().empty());
    EXPECT_EQ(invoice->balance().minor_units(), 252000);

    ASSERT_TRUE(Pay(invoice->name(), 100000).ok());
    invoicing::v1::IssueCreditNoteRequest credit;
    credit.set_invoice(invoice->name());
    credit.set_reason("Une unité reprise");
    credit.add_lines()->set_line(1);
    credit.mutable_lines(0)->mutable_quantity()->set_value("1");
    const auto credited = invoicing().IssueCreditNote(credit);
    ASSERT_TRUE(credited.ok()) << credited.status();
    EXPECT_EQ(credited->totals().gross().minor_units(), 13200);

    invoicing::v1::GetInvoiceRequest get;
    get.set_name(invoice->name());
    const auto now = invoicing().GetInvoice(get);
    ASSERT_TRUE(now.ok()) << now.status();
    EXPECT_EQ(now->state(), invoicing::v1::INVOICE_STATE_PARTLY_PAID);
    EXPECT_EQ(now->balance().minor_units(), 252000 - 100000 - 13200);

    // Off and on again: data stay, methods come back.
    for (const char* brick : {"crm", "invoicing"}) {
        ASSERT_TRUE(Deactivate(brick).ok()) << brick;
        ASSERT_TRUE(Activate(brick).ok()) << brick;
    }
    ASSERT_TRUE(Deactivate("invoicing").ok());
    EXPECT_EQ(ReasonOf(invoicing().GetInvoice(get).status()), "BRICK_INACTIVE");
    ASSERT_TRUE(Activate("invoicing").ok());
    EXPECT_EQ(invoicing().GetInvoice(get)->number(), invoice->number());

    // The client's history tells all of it, newest first.
    const std::vector<std::string> timeline = Timeline(client.name());
    ASSERT_GE(timeline.size(), 7u);
    EXPECT_NE(timeline[0].find("Avoir"), std::string::npos) << timeline[0];
    EXPECT_NE(timeline[1].find("Paiement de 1"), std::string::npos) << timeline[1];
    EXPECT_NE(timeline[2].find("Facture " + invoice->number()), std::string::npos) << timeline[2];
    EXPECT_EQ(Findings(), std::vector<std::string>());
    EXPECT_EQ(socled_->Stop(), 0);
}

TEST_F(QuoteToCash, ThePdfShowsTheInvoicesOwnNumbers) {
    SetUpIdentity();
    ASSERT_TRUE(Activate("invoicing").ok());
    const auto invoice = Issue(NewDraft(NewClient("Menuiserie Roux"), "10", "3.60", "5.5"));
    ASSERT_TRUE(invoice.ok()) << invoice.status();
    EXPECT_EQ(invoice->totals().gross().minor_units(), 3798);
    invoicing::v1::RenderDocumentRequest request;
    request.set_name(invoice->name());
    const auto document = invoicing().RenderDocument(request);
    ASSERT_TRUE(document.ok()) << document.status();
    EXPECT_EQ(document->content_type(), "application/pdf");
    EXPECT_TRUE(document->content().starts_with("%PDF-"));
    const std::string text = TextOfPdf(document->content());
    for (const std::string& said :
         {invoice->number(), std::string("Menuiserie Roux"), std::string("36,00"),
          std::string("1,98"), std::string("37,98")})
        EXPECT_NE(text.find(said), std::string::npos) << said << " is not in:\n" << text;
}

}  // namespace
}  // namespace socle::scenarios
