// From arguments to a request, and the words for what cannot be read.
#include "request_builder.hpp"

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cli_world.hpp"
#include "complaint.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

struct Bad {
    std::string method;
    std::vector<std::string> arguments;
    std::string english;
    std::string french;
};

class RequestBuilderTest : public ::testing::Test {
 protected:
    absl::StatusOr<std::string> Build(const std::string& method,
                                      const std::vector<std::string>& arguments,
                                      const std::string& json = "") {
        const auto found = contracts_->FindMethod(method);
        EXPECT_TRUE(found.ok()) << method;
        const RequestForm form = FormOf(**found);
        RequestBuilder builder(*contracts_, form,
                               ValueContext{.today = *Date::Of(2026, 11, 23),
                                            .currency = [] { return Currency::Eur(); },
                                            .resolve = {}});
        SOCLE_ASSIGN(const Arguments read, ReadArguments(arguments));
        if (!json.empty()) SOCLE_RETURN_IF_ERROR(builder.TakeJson(json));
        SOCLE_RETURN_IF_ERROR(builder.TakeWords(read.words));
        SOCLE_RETURN_IF_ERROR(builder.TakeFields(read.fields));
        if (read.dry_run) SOCLE_RETURN_IF_ERROR(builder.SetDryRun());
        SOCLE_ASSIGN(const auto request, builder.Finish());
        std::string text;
        EXPECT_TRUE(pb::util::MessageToJsonString(*request, &text).ok());
        return text;
    }

    void ExpectRefused(const std::vector<Bad>& cases) {
        for (const Bad& each : cases) {
            const auto built = Build(each.method, each.arguments);
            ASSERT_FALSE(built.ok()) << *built;
            EXPECT_EQ(ExitOf(built.status()), Exit::kUsage) << each.english;
            EXPECT_EQ(ComplaintIn(built.status(), Language::kEnglish)->text, each.english);
            EXPECT_EQ(ComplaintIn(built.status(), Language::kFrench)->text, each.french);
        }
    }

    std::unique_ptr<Contracts> contracts_ = testing::AllContracts();
};

struct Good {
    std::string method;
    std::vector<std::string> arguments;
    std::string json;
};

TEST_F(RequestBuilderTest, ReadsWhatPeopleType) {
    const std::vector<Good> cases = {
        {"GetInvoice", {"invoices/1"}, R"({"name":"invoices/1"})"},
        {"CreateParty",
         {"display_name=Menuiserie Roux", "kind=company", "emails.0.address=a@b.fr"},
         R"({"party":{"kind":"PARTY_KIND_COMPANY","displayName":"Menuiserie Roux","emails":[{"address":"a@b.fr"}]}})"},
        {"CreateParty",
         {"display_name=Roux", "emails=a@b.fr, c@d.fr", "tags=vip,lyon", "allow_duplicate=oui"},
         R"({"party":{"displayName":"Roux","emails":[{"address":"a@b.fr"},{"address":"c@d.fr"}],"tags":["vip","lyon"]},"allowDuplicate":true})"},
        {"CreateParty",
         {"kind=Entreprise", "addresses.0.address.city=Lyon",
          "addresses.0.address.lines=[\"1, rue X\"]"},
         R"({"party":{"kind":"PARTY_KIND_COMPANY","addresses":[{"address":{"lines":["1, rue X"],"city":"Lyon"}}]}})"},
        {"CreateParty", {"displayName=Roux"}, R"({"party":{"displayName":"Roux"}})"},
        {"CreateOpportunity",
         {"display_name=Toit", "amount=1 250,50", "expected_close_date=23/11/2026"},
         R"({"opportunity":{"displayName":"Toit","amount":{"currencyCode":"EUR","minorUnits":"125050"},"expectedCloseDate":{"year":2026,"month":11,"day":23}}})"},
        {"CreateOpportunity",
         {"amount=12.5 chf"},
         R"({"opportunity":{"amount":{"currencyCode":"CHF","minorUnits":"1250"}}})"},
        {"RecordPayment",
         {"invoices/1", "1250.50€", "payment_date=today", "method=card"},
         R"({"invoice":"invoices/1","amount":{"currencyCode":"EUR","minorUnits":"125050"},"paymentDate":{"year":2026,"month":11,"day":23},"method":"PAYMENT_METHOD_CARD"})"},
        {"RecordPayment",
         {"invoices/1", "-5"},
         R"({"invoice":"invoices/1","amount":{"currencyCode":"EUR","minorUnits":"-500"}})"},
        {"LoseOpportunity",
         {"opportunities/1", "no-answer"},
         R"({"name":"opportunities/1","lossReason":"LOSS_REASON_NO_ANSWER"})"},
        {"UpdateParty",
         {"parties/1", "display_name=Roux", "emails.0.address=a@b.fr", "website="},
         R"({"party":{"name":"parties/1","displayName":"Roux","emails":[{"address":"a@b.fr"}]},"updateMask":"displayName,emails,website"})"},
        {"UpdateTenant",
         {"address.city=Lyon", "vat_regime=franchise", "share_capital=1000"},
         R"({"tenant":{"shareCapital":{"currencyCode":"EUR","minorUnits":"100000"},"vatRegime":"VAT_REGIME_FRANCHISE","address":{"city":"Lyon"}},"updateMask":"address.city,shareCapital,vatRegime"})"},
        {"CreateQuote",
         {"party=parties/1",
          "lines=[{\"description\":\"Pose\",\"quantity\":\"2\",\"unitPrice\":350,\"vat_rate\":5.5}"
          "]"},
         R"({"quote":{"party":"parties/1","lines":[{"description":"Pose","quantity":{"value":"2"},"unitPrice":{"value":"350"},"vatRate":{"value":"5.5"}}]}})"},
        {"CreateQuote",
         {"lines.0.description=Pose", "lines.0.unit_price=3,5", "lines.1.description=Bois"},
         R"({"quote":{"lines":[{"description":"Pose","unitPrice":{"value":"3.5"}},{"description":"Bois"}]}})"},
        {"CreateApiKey",
         {"expire_time=2027-01-01T00:00:00Z"},
         R"({"expireTime":"2027-01-01T00:00:00Z"})"},
        {"IssueInvoice",
         {"invoices/1", "--dry-run"},
         R"({"name":"invoices/1","validateOnly":true})"},
        {"ImportClients",
         {"sheet=Clients", "--dry-run"},
         R"({"header":{"validateOnly":true,"sheet":"Clients"}})"},
        {"CreateNote", {"parties/1", "--", "a=b"}, R"({"party":"parties/1","text":"a=b"})"},
    };
    for (const Good& each : cases) {
        const auto built = Build(each.method, each.arguments);
        ASSERT_TRUE(built.ok()) << each.method << ": " << built.status();
        EXPECT_EQ(*built, each.json);
    }
}

TEST_F(RequestBuilderTest, TakesAWholeRequestAndThenSingleFields) {
    const auto built = Build(
        "CreateOpportunity", {"party=parties/2"},
        R"({"opportunity":{"displayName":"Toit","amount":{"currencyCode":"EUR","minorUnits":"100"}}})");
    ASSERT_TRUE(built.ok()) << built.status();
    EXPECT_EQ(
        *built,
        R"({"opportunity":{"displayName":"Toit","party":"parties/2","amount":{"currencyCode":"EUR","minorUnits":"100"}}})");
}

TEST_F(RequestBuilderTest, ReadsBytesFromAFile) {
    testing::World world;
    const std::string path = (world.folder / "logo.png").string();
    std::ofstream(path) << "PNG";
    const auto built = Build("UpdateTenant", {"logo=@" + path});
    ASSERT_TRUE(built.ok()) << built.status();
    EXPECT_EQ(*built, R"({"tenant":{"logo":"UE5H"},"updateMask":"logo"})");
}

TEST_F(RequestBuilderTest, SaysWhichValueWasExpected) {
    ExpectRefused({
        {"CreateParty",
         {"dislay_name=x"},
         "'dislay_name': Party has no such field",
         "« dislay_name » : Party n'a pas ce champ"},
        {"CreateParty",
         {"kind=firm"},
         "'kind': 'firm' is not accepted; possible: company, person",
         "« kind » : « firm » ne convient pas ; possible : company, person"},
        {"CreateParty",
         {"emails.1.address=a@b.fr"},
         "'emails.1.address': index 1 does not fit; the next one is 0",
         "« emails.1.address » : l'indice 1 ne convient pas ; le suivant est 0"},
        {"CreateParty",
         {"addresses=Lyon"},
         "'addresses' is filled part by part (addresses.part=value) or as JSON (addresses='{...}')",
         "« addresses » se remplit partie par partie (addresses.partie=valeur) ou en JSON "
         "(addresses='{...}')"},
        {"CreateOpportunity",
         {"amount=12.345"},
         "'amount': '12.345' cannot be read; expected: an amount such as 1250.50 or 1250.50 EUR",
         "« amount » : « 12.345 » ne se lit pas ; attendu : un montant comme 1250,50 ou 1250.50 "
         "EUR"},
        {"CreateOpportunity",
         {"expected_close_date=31/02/2026"},
         "'expected_close_date': '31/02/2026' cannot be read; expected: a day of the calendar such "
         "as 2026-11-23, 23/11/2026 or today",
         "« expected_close_date » : « 31/02/2026 » ne se lit pas ; attendu : une date du "
         "calendrier "
         "comme 2026-11-23, 23/11/2026 ou today"},
        {"ListParties",
         {"page_size=many"},
         "'page_size': 'many' cannot be read; expected: a whole number",
         "« page_size » : « many » ne se lit pas ; attendu : un nombre entier"},
        {"CreateParty",
         {"allow_duplicate=maybe"},
         "'allow_duplicate': 'maybe' cannot be read; expected: true or false",
         "« allow_duplicate » : « maybe » ne se lit pas ; attendu : true ou false"},
        {"UpdateTenant",
         {"logo=PNG"},
         "'logo': 'PNG' cannot be read; expected: @FILE",
         "« logo » : « PNG » ne se lit pas ; attendu : @FICHIER"},
        {"UpdateTenant",
         {"logo=@/nowhere/logo.png"},
         "no such file: /nowhere/logo.png",
         "aucun fichier de ce nom : /nowhere/logo.png"},
    });
}

TEST_F(RequestBuilderTest, SaysWhatDoesNotFit) {
    ExpectRefused({
        {"CreateQuote",
         {"lines=[{\"quantity\":[1]}]"},
         "lines.0.quantity: this JSON has not the shape of the field",
         "lines.0.quantity : ce JSON n'a pas la forme du champ"},
        {"CreateQuote",
         {"lines=[{\"quantityy\":1}]"},
         "'lines.0.quantityy': Line has no such field",
         "« lines.0.quantityy » : Line n'a pas ce champ"},
        {"GetInvoice", {}, "missing: NAME (Identifier)", "il manque : NAME (Identifiant)"},
        {"GetInvoice",
         {"invoices/1", "invoices/2"},
         "one word too many: invoices/2",
         "mot en trop : invoices/2"},
        {"GetInvoice",
         {"invoices/1", "--dry-run"},
         "this command has no dry run (--dry-run)",
         "cette commande n'a pas d'essai à blanc (--dry-run)"},
    });
}

TEST_F(RequestBuilderTest, ProposesTheNearestField) {
    const auto built = Build("CreateParty", {"dislay_name=x"});
    EXPECT_EQ(ComplaintIn(built.status(), Language::kEnglish)->advice,
              "Did you mean 'display_name'?");
}

TEST_F(RequestBuilderTest, SaysThatJsonCannotBeRead) {
    const auto built = Build("CreateParty", {}, "{\"party\":");
    ASSERT_FALSE(built.ok());
    EXPECT_TRUE(ComplaintIn(built.status(), Language::kEnglish)
                    ->text.starts_with("--json: this JSON cannot be read"));
}

}  // namespace
}  // namespace socle::cli
