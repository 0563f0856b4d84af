// Tables, sheets and CSV, in both languages, with text that is wider or more dangerous than it
// looks.
#include <gtest/gtest.h>

#include "cli_world.hpp"
#include "display_text.hpp"
#include "machine_views.hpp"
#include "record_views.hpp"
#include "resources.hpp"
#include "socle/client_record/v1/resources.pb.h"
#include "socle/crm/v1/resources.pb.h"
#include "socle/invoicing/v1/resources.pb.h"
#include "table.hpp"

namespace socle::cli {
namespace {

crm::v1::Opportunity Sample(const std::string& subject, std::int64_t cents) {
    crm::v1::Opportunity opportunity;
    opportunity.set_name("opportunities/1");
    opportunity.set_display_name(subject);
    opportunity.set_party("parties/1");
    opportunity.set_stage("proposal");
    opportunity.mutable_amount()->set_currency_code("EUR");
    opportunity.mutable_amount()->set_minor_units(cents);
    opportunity.mutable_next_action_date()->set_year(2026);
    opportunity.mutable_next_action_date()->set_month(11);
    opportunity.mutable_next_action_date()->set_day(23);
    opportunity.set_state(crm::v1::OPPORTUNITY_STATE_OPEN);
    return opportunity;
}

ViewContext ViewIn(Language language) {
    ViewContext view;
    view.language = language;
    view.title_of = [](const google::protobuf::FieldDescriptor& field, const std::string&) {
        return field.name() == "party" ? std::string("Hôtel 東京") : std::string();
    };
    return view;
}

TEST(Views, ListInFrench) {
    const auto first = Sample("Réfection", 123450);
    const auto second = Sample("Toit", 100);
    std::string rule;
    for (int i = 0; i < 100; ++i) rule += "─";
    rule += "\n";
    EXPECT_EQ(ListText(*first.GetDescriptor(), {&first, &second}, ViewIn(Language::kFrench)),
              "Identifiant      Objet      Client      Étape     Montant HT  Prochaine action  "
              "Le          État\n"
              "opportunities/1  Réfection  Hôtel 東京  proposal  1\u202F234,50\u00A0€              "
              "      23/11/2026  en cours\n"
              "opportunities/1  Toit       Hôtel 東京  proposal      1,00\u00A0€                   "
              " 23/11/2026  en cours\n" +
                  rule +
                  "Total                                             1\u202F235,50\u00A0€\n");
}

TEST(Views, ListInEnglish) {
    const auto first = Sample("Roof", 123450);
    EXPECT_EQ(ListText(*first.GetDescriptor(), {&first}, ViewIn(Language::kEnglish)),
              "Identifier       Subject  Client      Stage     Net amount  Next action  On         "
              "  State\n"
              "opportunities/1  Roof     Hôtel 東京  proposal   €1,234.50               23 Nov "
              "2026  open\n");
}

TEST(Views, AmountsOfTwoCurrenciesHaveNoTotal) {
    const auto first = Sample("Roof", 100);
    auto second = Sample("Roof", 100);
    second.mutable_amount()->set_currency_code("CHF");
    const Table table =
        ListTable(*first.GetDescriptor(), {&first, &second}, ViewIn(Language::kEnglish));
    EXPECT_TRUE(table.totals.empty());
}

TEST(Views, RecordShowsWhatIsSetAndListsBelow) {
    client_record::v1::Party party;
    party.set_name("parties/1");
    party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
    party.set_display_name("Menuiserie Roux");
    party.add_tags("vip");
    party.add_tags("lyon");
    party.set_etag("hidden");
    party.add_emails()->set_address("a@b.fr");
    EXPECT_EQ(RecordText(party, ViewIn(Language::kFrench)),
              "Identifiant  parties/1\n"
              "Nature       Entreprise\n"
              "Nom          Menuiserie Roux\n"
              "Étiquettes   vip, lyon\n"
              "\n"
              "E-mails\n"
              "a@b.fr\n");
}

TEST(Views, PercentAndParts) {
    invoicing::v1::Invoice invoice;
    invoice.mutable_totals()->mutable_gross()->set_currency_code("EUR");
    invoice.mutable_totals()->mutable_gross()->set_minor_units(1200);
    auto* line = invoice.add_lines();
    line->set_description("Pose");
    line->mutable_vat_rate()->set_value("5.5");
    line->mutable_unit_price()->set_value("99.9");
    const std::string text = RecordText(invoice, ViewIn(Language::kFrench));
    EXPECT_NE(text.find("Totaux · Total TTC  12,00\u00A0€"), std::string::npos) << text;
    EXPECT_NE(text.find("5,5\u00A0%"), std::string::npos) << text;
    EXPECT_NE(text.find("99,90"), std::string::npos) << text;
}

TEST(Views, NoTwoRowsHaveOneLabel) {
    invoicing::v1::Payment payment;
    payment.set_invoice("invoices/1");
    payment.set_invoice_number("F-2026-00001");
    EXPECT_EQ(RecordText(payment, ViewIn(Language::kEnglish)),
              "Invoice      invoices/1\nInvoice no.  F-2026-00001\n");
    invoicing::v1::CreditNote credit;
    credit.set_invoice("invoices/1");
    credit.set_invoice_number("F-2026-00001");
    EXPECT_EQ(RecordText(credit, ViewIn(Language::kFrench)),
              "Facture     invoices/1\nFacture n°  F-2026-00001\n");
    client_record::v1::Party party;
    party.set_name("parties/1");
    party.set_display_name("Menuiserie Roux");
    EXPECT_EQ(RecordText(party, ViewIn(Language::kEnglish)),
              "Identifier  parties/1\nName        Menuiserie Roux\n");
}

TEST(Views, NoKindOfRecordHasTwoFieldsOfOneLabel) {
    const auto contracts = testing::AllContracts();
    const Resources resources(*contracts);
    for (const Resource& resource : resources.all()) {
        for (const Language language : {Language::kFrench, Language::kEnglish}) {
            std::map<std::string, std::string> seen;
            for (int i = 0; i < resource.type->field_count(); ++i) {
                const auto& field = *resource.type->field(i);
                const auto [there, is_new] =
                    seen.emplace(FieldLabel(field, language), field.name());
                EXPECT_TRUE(is_new || field.real_containing_oneof() != nullptr)
                    << resource.type->full_name() << ": " << there->second << " and "
                    << field.name() << " are both called " << there->first;
            }
        }
    }
}

TEST(Views, VatByRateWritesItsRatesAsLinesDo) {
    invoicing::v1::Invoice invoice;
    auto* group = invoice.mutable_totals()->add_vat_lines();
    group->mutable_vat_rate()->set_value("0");
    group->mutable_base()->set_currency_code("EUR");
    group->mutable_base()->set_minor_units(100);
    EXPECT_EQ(RecordText(invoice, ViewIn(Language::kEnglish)),
              "\nVAT by rate\nVAT rate   Base\n      0%  €1.00\n");
}

TEST(Views, NarrowTerminalsCutTextAndNeverNames) {
    Table table;
    table.columns = {{"Name", false, true}, {"Text"}, {"Sum", true}};
    table.rows = {{{"parties/123456"}, {"a long text that goes on"}, {"12.00"}}};
    EXPECT_EQ(RenderTable(table, 34, false),
              "Name            Text           Sum\n"
              "parties/123456  a long tex…  12.00\n");
    EXPECT_NE(RenderTable(table, 10, false).find("parties/123456"), std::string::npos);
}

TEST(Views, TerminalIsNotAtTheMercyOfRecords) {
    EXPECT_EQ(OneLine("a\x1b[31mb\r\nc\td\u202Ee"), "a\uFFFD[31mb c d\uFFFDe");
    EXPECT_EQ(Printable("a\nb\x07"), "a\nb\uFFFD");
    EXPECT_EQ(OneLine("\xff"), "\uFFFD");
}

TEST(Views, DisplayWidth) {
    EXPECT_EQ(DisplayWidth("été"), 3U);
    EXPECT_EQ(DisplayWidth("e\u0301te\u0301"), 3U);
    EXPECT_EQ(DisplayWidth("東京"), 4U);
    EXPECT_EQ(CutToWidth("東京都", 4), "東…");
    EXPECT_EQ(CutToWidth("été", 3), "été");
}

TEST(Views, CsvIsForMachines) {
    auto opportunity = Sample("=1+1; \"x\"", 123450);
    opportunity.set_loss_comment("-3");
    const std::string csv = CsvText(*opportunity.GetDescriptor(), {&opportunity}, ';');
    const std::string heading = csv.substr(0, csv.find('\r'));
    EXPECT_EQ(heading,
              "name;display_name;party;pipeline;stage;amount;amount.currency_code;probability;"
              "expected_close_date;next_action;next_action_date;state;loss_reason;loss_comment;"
              "close_date;create_time;update_time;etag");
    EXPECT_EQ(csv.substr(heading.size() + 2),
              "opportunities/1;\"'=1+1; \"\"x\"\"\";parties/1;;proposal;1234.50;EUR;;;;2026-11-23;"
              "open;;'-3;;;;\r\n");
}

TEST(Views, CsvOfNegativeAmountsIsNoFormula) {
    const auto opportunity = Sample("Roof", -500);
    EXPECT_NE(CsvText(*opportunity.GetDescriptor(), {&opportunity}, ',').find(",-5.00,EUR,"),
              std::string::npos);
}

}  // namespace
}  // namespace socle::cli
