// What is accepted as a party, and what becomes of it.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "kernel/client_record/domain/party.hpp"
#include "socle/status.hpp"

namespace socle::client_record {
namespace {

using Edit = std::function<void(PartyContent&)>;

PartyContent Dupont() {
    PartyContent content;
    content.display_name = "Dupont";
    return content;
}

PartyContent With(const Edit& edit) {
    PartyContent content = Dupont();
    edit(content);
    return content;
}

struct RefusedCase {
    std::string what;
    Edit edit;
    std::string reason;
    std::string field;
};

std::vector<RefusedCase> RefusedCases() {
    return {
        {"no name", [](auto& c) { c.display_name = "  "; }, "REQUIRED", "display_name"},
        {"a name of marks", [](auto& c) { c.display_name = "?!"; }, "INVALID_VALUE",
         "display_name"},
        {"a long name", [](auto& c) { c.display_name = std::string(201, 'a'); }, "TOO_LONG",
         "display_name"},
        {"a control character", [](auto& c) { c.display_name = "a\x01"; }, "INVALID_TEXT",
         "display_name"},
        {"bytes that are no UTF-8", [](auto& c) { c.family_name = "\xff"; }, "INVALID_TEXT",
         "family_name"},
        {"a SIREN with a wrong key", [](auto& c) { c.siren = "404833049"; }, "INVALID_SIREN",
         "siren"},
        {"a SIRET with a wrong key", [](auto& c) { c.siret = "40483304800023"; }, "INVALID_SIRET",
         "siret"},
        {"a damaged SIRET", [](auto& c) { c.siret = "4.05E+13"; }, "SIRET_DAMAGED", "siret"},
        {"a SIRET of another SIREN",
         [](auto& c) {
             c.siret = "40483304800022";
             c.siren = "732829320";
         },
         "SIRET_NOT_OF_SIREN", "siret"},
        {"a VAT number with a wrong key", [](auto& c) { c.vat_number = "FR84404833048"; },
         "INVALID_VAT_NUMBER", "vat_number"},
        {"no e-mail",
         [](auto& c) {
             c.emails = {{"a@b", ""}};
         },
         "INVALID_EMAIL", "emails[0].address"},
        {"a label without e-mail",
         [](auto& c) {
             c.emails = {{"", "pro"}};
         },
         "REQUIRED", "emails[0].address"},
        {"a second phone that is none",
         [](auto& c) {
             c.phones = {{"0612345678", ""}, {"12", ""}};
         },
         "INVALID_PHONE", "phones[1].number"},
        {"a long label",
         [](auto& c) {
             c.phones = {{"0612345678", std::string(51, 'x')}};
         },
         "TOO_LONG", "phones[0].label"},
        {"an IBAN with a wrong key",
         [](auto& c) {
             c.bank_accounts = {{"FR7630006000011234567890188", ""}};
         },
         "INVALID_IBAN", "bank_accounts[0].iban"},
        {"a country that is none",
         [](auto& c) {
             c.addresses = {{{{"1 rue"}, "", "", "XX"}, ""}};
         },
         "INVALID_COUNTRY", "addresses[0].country_code"},
        {"six lines",
         [](auto& c) {
             c.addresses = {{{{"1", "2", "3", "4", "5", "6"}, "", "", ""}, ""}};
         },
         "TOO_MANY", "addresses[0].lines"},
        {"a script as a website", [](auto& c) { c.website = "javascript:alert(1)"; },
         "INVALID_VALUE", "website"},
        {"21 e-mails",
         [](auto& c) {
             c.emails.assign(21, {"a@example.com", ""});
         },
         "TOO_MANY", "emails"},
        {"51 tags", [](auto& c) { c.tags.assign(51, "a"); }, "TOO_MANY", "tags"},
        {"a long tag", [](auto& c) { c.tags = {std::string(51, 'a')}; }, "TOO_LONG", "tags"},
    };
}

TEST(Checked, RefusesWhatCannotBeKept) {
    for (const RefusedCase& test : RefusedCases()) {
        const auto checked = Checked(With(test.edit));
        ASSERT_FALSE(checked.ok()) << test.what;
        EXPECT_EQ(ReasonOf(checked.status()), test.reason) << test.what;
        EXPECT_EQ(MetadataOf(checked.status())["field"], test.field) << test.what;
    }
}

TEST(Checked, KeepsTheCompactForm) {
    PartyContent content = Dupont();
    content.display_name = "  Établissements \n Dupont ";
    content.siret = "404 833 048 00022";
    content.vat_number = "fr 83 404 833 048";
    content.emails = {{" Jean@EXAMPLE.com ", "pro"}, {"jean@example.com", "again"}, {"", ""}};
    content.phones = {{"06 12 34 56 78", "mobile"}, {"+33612345678", ""}};
    content.addresses = {{{{"1 rue\nHaute", ""}, "69001", "Lyon", ""}, ""},
                         {{{}, "", "", "FR"}, ""}};
    content.tags = {"Négoce", "negoce", ""};
    const auto checked = Checked(content);
    ASSERT_TRUE(checked.ok()) << checked.status();
    EXPECT_EQ(checked->display_name, "Établissements Dupont");
    EXPECT_EQ(checked->siret, "40483304800022");
    EXPECT_EQ(checked->siren, "404833048") << "filled from the SIRET";
    EXPECT_EQ(checked->vat_number, "FR83404833048");
    EXPECT_EQ(checked->emails, (std::vector<Contact>{{"Jean@example.com", "pro"}}));
    EXPECT_EQ(checked->phones, (std::vector<Contact>{{"+33612345678", "mobile"}}));
    ASSERT_EQ(checked->addresses.size(), 1U);
    EXPECT_EQ(checked->addresses[0].address.lines, std::vector<std::string>{"1 rue Haute"});
    EXPECT_EQ(checked->addresses[0].address.country_code, "FR");
    EXPECT_EQ(checked->tags, std::vector<std::string>{"Négoce"});
    EXPECT_EQ(Checked(*checked).value(), *checked) << "once is enough";
}

TEST(Checked, ReadsPhonesInTheCountryOfTheAddress) {
    PartyContent content = Dupont();
    content.phones = {{"030 123456", ""}};
    content.addresses = {{{{"Allee 1"}, "10115", "Berlin", "DE"}, ""}};
    EXPECT_EQ(ReasonOf(Checked(content).status()), "INVALID_PHONE");
    content.phones = {{"+49 30 123456", ""}};
    EXPECT_TRUE(Checked(content).ok());
}

struct KindCase {
    std::string what;
    Edit edit;
    PartyKind kind;
    std::string display_name;
};

TEST(Checked, FillsInKindAndName) {
    const std::vector<KindCase> cases = {
        {"a name alone", [](auto&) {}, PartyKind::kCompany, "Dupont"},
        {"a person's names", [](auto& c) { c.given_name = "Jean"; }, PartyKind::kPerson, "Dupont"},
        {"a sole trader",
         [](auto& c) {
             c.given_name = "Jean";
             c.siren = "404833048";
         },
         PartyKind::kCompany, "Dupont"},
        {"said by the sender", [](auto& c) { c.kind = PartyKind::kPerson; }, PartyKind::kPerson,
         "Dupont"},
        {"a name made of its parts",
         [](auto& c) {
             c.display_name = "";
             c.given_name = " Jean ";
             c.family_name = "Martin";
         },
         PartyKind::kPerson, "Jean Martin"},
        {"one part only",
         [](auto& c) {
             c.display_name = "";
             c.family_name = "Martin";
         },
         PartyKind::kPerson, "Martin"},
    };
    for (const KindCase& test : cases) {
        const auto checked = Checked(With(test.edit));
        ASSERT_TRUE(checked.ok()) << test.what << checked.status();
        EXPECT_EQ(checked->kind, test.kind) << test.what;
        EXPECT_EQ(checked->display_name, test.display_name) << test.what;
    }
}

TEST(ChangedFields, NamesThemAsTheContractDoes) {
    PartyContent after = Dupont();
    EXPECT_TRUE(ChangedFields(Dupont(), after).empty());
    after.siret = "40483304800022";
    after.tags = {"vip"};
    after.emails = {{"a@example.com", ""}};
    EXPECT_EQ(ChangedFields(Dupont(), after),
              (std::vector<std::string>{"siret", "emails", "tags"}));
}

TEST(CheckActive, SaysWhereAMergedPartyWent) {
    Party party = NewParty(PartyId(), Dupont(), Instant{});
    EXPECT_TRUE(CheckActive(party).ok());
    party.state = PartyState::kMerged;
    EXPECT_EQ(ReasonOf(CheckActive(party)), "PARTY_NOT_ACTIVE");
    EXPECT_EQ(MetadataOf(CheckActive(party)).count("merged_into"), 1U);
    party.state = PartyState::kErased;
    EXPECT_EQ(ReasonOf(CheckActive(party)), "PARTY_NOT_ACTIVE");
    EXPECT_EQ(MetadataOf(CheckActive(party)).count("merged_into"), 0U);
}

TEST(Erase, LeavesNothingOfAPerson) {
    Party party = NewParty(PartyId(), Dupont(), Instant{});
    party.content.kind = PartyKind::kPerson;
    party.content.emails = {{"a@example.com", ""}};
    Erase(party, Instant{} + std::chrono::seconds(1));
    PartyContent nothing;
    nothing.kind = PartyKind::kPerson;
    EXPECT_EQ(party.content, nothing);
    EXPECT_EQ(party.state, PartyState::kErased);
    EXPECT_EQ(party.version, 2);
}

}  // namespace
}  // namespace socle::client_record
