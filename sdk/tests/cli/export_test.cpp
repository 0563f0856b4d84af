// `socle export`: any list as a file for a spreadsheet.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli_world.hpp"
#include "export_view.hpp"
#include "socle/client_record/v1/service.pb.h"
#include "socle/crm/v1/service.pb.h"
#include "tabular/table_text.hpp"

namespace socle::cli {
namespace {

using socle::testing::TableText;
using testing::World;

constexpr const char* kList = "/socle.crm.v1.CrmService/ListOpportunities";
constexpr const char* kGetParty = "/socle.client_record.v1.ClientRecordService/GetParty";

std::string BytesOf(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

crm::v1::Opportunity Opportunity(int page) {
    crm::v1::Opportunity opportunity;
    opportunity.set_name("opportunities/" + std::to_string(page));
    opportunity.set_display_name(page == 1 ? "=1+1" : "Parquet");
    opportunity.set_party("parties/1");
    opportunity.set_state(crm::v1::OPPORTUNITY_STATE_OPEN);
    if (page == 1) {
        opportunity.mutable_amount()->set_currency_code("EUR");
        opportunity.mutable_amount()->set_minor_units(123'450);
        opportunity.mutable_probability()->set_value("20");
        opportunity.mutable_next_action_date()->set_year(2026);
        opportunity.mutable_next_action_date()->set_month(2);
        opportunity.mutable_next_action_date()->set_day(28);
        opportunity.mutable_create_time()->set_seconds(1'767'225'600);  // 2026-01-01T00:00:00Z
    }
    return opportunity;
}

class ExportTest : public ::testing::Test {
 protected:
    void SetUp() override {
        world_.server.On<crm::v1::ListOpportunitiesRequest, crm::v1::ListOpportunitiesResponse>(
            kList,
            [this](const crm::v1::ListOpportunitiesRequest& request)
                -> absl::StatusOr<crm::v1::ListOpportunitiesResponse> {
                asked_ = request;
                crm::v1::ListOpportunitiesResponse response;
                const int page = request.page_token().empty() ? 1 : std::stoi(request.page_token());
                if (page == fails_at_) return Refuse(reason::kPermissionDenied, "no");
                *response.add_opportunities() = Opportunity(page);
                if (page < 2) response.set_next_page_token(std::to_string(page + 1));
                return response;
            });
        world_.server.On<client_record::v1::GetPartyRequest, client_record::v1::Party>(
            kGetParty, [](const client_record::v1::GetPartyRequest& request) {
                client_record::v1::Party party;
                party.set_name(request.name());
                party.set_display_name("Menuiserie Roux");
                return party;
            });
    }

    [[nodiscard]] std::string Path(const std::string& file) const {
        return (world_.folder / file).string();
    }

    World world_;
    crm::v1::ListOpportunitiesRequest asked_;
    int fails_at_ = 0;
};

TEST_F(ExportTest, WritesEveryPageAsAFrenchSpreadsheetOpensIt) {
    EXPECT_EQ(world_.Run({"export", "opportunities", Path("o.csv"), "--lang", "fr"}), Exit::kDone)
        << world_.Err();
    EXPECT_EQ(world_.Err(), "Lignes exportées : 2, dans " + Path("o.csv") + ".\n");
    EXPECT_EQ(asked_.page_size(), 1000);
    EXPECT_EQ(
        TableText(BytesOf(Path("o.csv"))),
        "1: Objet|Client|Étape|Montant HT|Prochaine action|Le|État|Parcours|Probabilité (%)|"
        "Signature prévue|Raison de la perte|Commentaire|Close le|Créé le|Modifié le|Identifiant|"
        "Devise\n"
        "2: =1+1|Menuiserie Roux||1234,50||28/02/2026|en cours||20|||||01/01/2026 00:00||"
        "opportunities/1|EUR\n"
        "3: Parquet|Menuiserie Roux|||||en cours|||||||||opportunities/2\n")
        << BytesOf(Path("o.csv"));
}

TEST_F(ExportTest, AWorkbookHoldsNumbersAndDays) {
    EXPECT_EQ(
        world_.Run({"export", "opportunities", "list", "state=open", "--out", Path("o.xlsx")}),
        Exit::kDone)
        << world_.Err();
    EXPECT_EQ(asked_.state(), crm::v1::OPPORTUNITY_STATE_OPEN);
    const std::string table = TableText(BytesOf(Path("o.xlsx")));
    EXPECT_NE(table.find("2: =1+1|Menuiserie Roux||1234.5||2026-02-28|open"), std::string::npos)
        << table;
}

TEST_F(ExportTest, AFileThatIsThereStaysUnlessToldOtherwise) {
    std::ofstream(Path("o.csv")) << "mine";
    EXPECT_EQ(world_.Run({"export", "opportunities", Path("o.csv")}), Exit::kUsage);
    EXPECT_NE(world_.Err().find("exists already"), std::string::npos);
    EXPECT_NE(world_.Err().find("--yes"), std::string::npos);
    EXPECT_EQ(BytesOf(Path("o.csv")), "mine");
    EXPECT_EQ(world_.Run({"export", "opportunities", Path("o.csv"), "--yes"}), Exit::kDone);
    EXPECT_NE(BytesOf(Path("o.csv")), "mine");
}

TEST_F(ExportTest, AnExportThatFailsHalfwayLeavesNoFile) {
    fails_at_ = 2;
    EXPECT_EQ(world_.Run({"export", "opportunities", Path("o.csv")}), Exit::kRefused);
    EXPECT_FALSE(std::filesystem::exists(Path("o.csv")));
    EXPECT_FALSE(std::filesystem::exists(Path("o.csv.part")));
}

TEST_F(ExportTest, WhatCannotBeExportedIsSaid) {
    const std::string csv = Path("o.csv");
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
        {{"export"}, "missing: LIST"},
        {{"export", "opportunities"}, "missing: FILE"},
        {{"export", "opportunities", "o.ods"}, "a list is exported as .csv or .xlsx"},
        {{"export", "opportunities", "win", csv}, "'opportunities win' gives no list"},
        {{"export", "oportunities", csv}, "Did you mean 'opportunities'?"},
        {{"export", "opportunities", csv, "statte=open"}, "statte"},
    };
    for (const auto& [words, said] : cases) {
        EXPECT_EQ(world_.Run(words), Exit::kUsage) << said;
        EXPECT_NE(world_.Err().find(said), std::string::npos) << world_.Err();
    }
    EXPECT_EQ(world_.Run({"export", "opportunities", Path("none/o.csv")}), Exit::kFailed);
    EXPECT_NE(world_.Err().find("cannot write"), std::string::npos) << world_.Err();
}

TEST(ExportView, PartsOfARecordHaveColumnsAndListsSayWhatIsInThem) {
    client_record::v1::Party party;
    party.set_name("parties/1");
    party.set_display_name("Roux");
    party.add_emails()->set_address("a@roux.fr");
    party.add_emails()->set_address("b@roux.fr");
    party.add_tags("vip");
    party.add_tags("lyon");
    ViewContext french;
    french.language = Language::kFrench;
    const ExportView view(*party.GetDescriptor(), french);
    const auto row = view.RowOf(party);
    ASSERT_EQ(row.size(), view.columns().size());
    std::map<std::string, std::string> texts;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (const auto* text = std::get_if<std::string>(&row[i])) {
            texts[view.columns()[i].title] = *text;
        }
    }
    EXPECT_EQ(texts["Identifiant"], "parties/1");
    EXPECT_EQ(texts["Étiquettes"], "vip, lyon");
    EXPECT_EQ(texts["E-mails"], "a@roux.fr, b@roux.fr");
}

}  // namespace
}  // namespace socle::cli
