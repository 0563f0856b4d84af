// Whole commands against a server in memory: what they call, what they print, how they end.
#include <gtest/gtest.h>

#include <fstream>

#include "cli_world.hpp"
#include "socle/bricks/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/crm/v1/service.pb.h"
#include "socle/identity/v1/service.pb.h"
#include "socle/invoicing/v1/service.pb.h"

namespace socle::cli {
namespace {

using testing::World;

constexpr const char* kListOpportunities = "/socle.crm.v1.CrmService/ListOpportunities";
constexpr const char* kWinOpportunity = "/socle.crm.v1.CrmService/WinOpportunity";
constexpr const char* kGetParty = "/socle.client_record.v1.ClientRecordService/GetParty";
constexpr const char* kSearch = "/socle.client_record.v1.ClientRecordService/SearchParties";
constexpr const char* kDescribe = "/socle.bricks.v1.BricksService/Describe";
constexpr const char* kIssue = "/socle.invoicing.v1.InvoicingService/IssueInvoice";

// Two parties that "roux" finds, one that "roux menuiserie" finds.
void AddParties(World& world) {
    world.server
        .On<client_record::v1::SearchPartiesRequest, client_record::v1::SearchPartiesResponse>(
            kSearch, [](const client_record::v1::SearchPartiesRequest& request) {
                client_record::v1::SearchPartiesResponse response;
                if (request.query() == "nobody") return response;
                auto* first = response.add_parties();
                first->set_name("parties/1");
                first->set_display_name("Menuiserie Roux");
                if (request.query() != "menuiserie") {
                    auto* second = response.add_parties();
                    second->set_name("parties/2");
                    second->set_display_name("Roux");
                }
                return response;
            });
    world.server.On<client_record::v1::GetPartyRequest, client_record::v1::Party>(
        kGetParty, [](const client_record::v1::GetPartyRequest& request) {
            client_record::v1::Party party;
            party.set_name(request.name());
            party.set_display_name("Menuiserie Roux");
            return party;
        });
}

// Three pages of one opportunity each.
void AddPages(World& world) {
    world.server.On<crm::v1::ListOpportunitiesRequest, crm::v1::ListOpportunitiesResponse>(
        kListOpportunities, [](const crm::v1::ListOpportunitiesRequest& request) {
            crm::v1::ListOpportunitiesResponse response;
            const int page = request.page_token().empty() ? 1 : std::stoi(request.page_token());
            auto* opportunity = response.add_opportunities();
            opportunity->set_name("opportunities/" + std::to_string(page));
            opportunity->set_party("parties/1");
            if (page < 3) response.set_next_page_token(std::to_string(page + 1));
            return response;
        });
}

TEST(Commands, ListsPrintNamesOfReferencesAndSayWhenThereIsMore) {
    World world;
    AddParties(world);
    AddPages(world);
    EXPECT_EQ(world.Run({"opportunities", "list"}), Exit::kDone);
    EXPECT_NE(world.Out().find("opportunities/1"), std::string::npos);
    EXPECT_NE(world.Out().find("Menuiserie Roux"), std::string::npos) << world.Out();
    EXPECT_EQ(world.Err(), "There are more: --all, or page_token=2\n");
}

TEST(Commands, AllReadsEveryPage) {
    World world;
    AddPages(world);
    EXPECT_EQ(world.Run({"opportunities", "list", "--all", "-o", "name"}), Exit::kDone);
    EXPECT_EQ(world.Out(), "opportunities/1\nopportunities/2\nopportunities/3\n");
    EXPECT_EQ(world.server.CallsOf(kListOpportunities), 3);
    EXPECT_EQ(world.Err(), "");
}

TEST(Commands, JsonIsTheContractsOwn) {
    World world;
    AddPages(world);
    world.environment["LANG"] = "fr_FR.UTF-8";
    EXPECT_EQ(world.Run({"opportunities", "list", "-o", "json", "page_token=3"}), Exit::kDone);
    EXPECT_EQ(world.Out(),
              "{\n \"opportunities\": [\n  {\n   \"name\": \"opportunities/3\",\n   \"party\": "
              "\"parties/1\"\n  }\n ]\n}\n");
}

TEST(Commands, AnEmptyListSaysSoInTheReadersLanguage) {
    World world;
    world.server.On<crm::v1::ListOpportunitiesRequest, crm::v1::ListOpportunitiesResponse>(
        kListOpportunities, [](const crm::v1::ListOpportunitiesRequest&) {
            return crm::v1::ListOpportunitiesResponse();
        });
    EXPECT_EQ(world.Run({"opportunities", "list", "--lang", "fr"}), Exit::kDone);
    EXPECT_EQ(world.Out(), "");
    EXPECT_EQ(world.Err(), "Aucune opportunité en cours.\n");
}

TEST(Commands, ContractsAreFetchedOnceAndKept) {
    World world;
    AddPages(world);
    std::vector<std::string> etags;
    const auto describe = world.server.unary[kDescribe];
    world.server.unary[kDescribe] = [&](std::string_view bytes) {
        bricks::v1::DescribeRequest request;
        EXPECT_TRUE(request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
        etags.push_back(request.etag());
        return describe(bytes);
    };
    EXPECT_EQ(world.Run({"opportunities", "list"}), Exit::kDone);
    EXPECT_EQ(world.Run({"opportunities", "list"}), Exit::kDone);
    EXPECT_EQ(etags, (std::vector<std::string>{"", "one"}));
    const auto rights = std::filesystem::status(world.folder / "cache").permissions();
    EXPECT_EQ(rights, std::filesystem::perms::owner_all);
}

TEST(Commands, ARepeatedCallKeepsItsRequestId) {
    World world;
    std::vector<std::string> ids;
    world.server.On<crm::v1::WinOpportunityRequest, crm::v1::Opportunity>(
        kWinOpportunity,
        [&ids](
            const crm::v1::WinOpportunityRequest& request) -> absl::StatusOr<crm::v1::Opportunity> {
            ids.push_back(request.request_id());
            if (ids.size() < 3) return Refuse(reason::kDatabaseUnavailable, "away");
            crm::v1::Opportunity opportunity;
            opportunity.set_name(request.name());
            return opportunity;
        });
    EXPECT_EQ(
        world.Run({"opportunities", "win", "0192c5a0-0000-7000-8000-000000000001", "-o", "name"}),
        Exit::kDone);
    EXPECT_EQ(world.Out(), "opportunities/0192c5a0-0000-7000-8000-000000000001\n");
    ASSERT_EQ(ids.size(), 3U);
    EXPECT_EQ(ids[0].size(), 36U);
    EXPECT_EQ(ids[0], ids[1]);
    EXPECT_EQ(ids[0], ids[2]);
    EXPECT_EQ(world.pauses, 2);
}

TEST(Commands, GiveUpAfterThreeTries) {
    World world;
    world.server.unary[kWinOpportunity] = [](std::string_view) -> absl::StatusOr<std::string> {
        return Refuse({absl::StatusCode::kUnavailable, "UNREACHABLE"}, "refused");
    };
    EXPECT_EQ(world.Run({"opportunities", "win", "opportunities/1"}), Exit::kUnreachable);
    EXPECT_EQ(world.server.CallsOf(kWinOpportunity), 3);
}

TEST(Commands, WhatHasNoIdIsNeverRepeated) {
    World world;
    constexpr const char* kCreateKey = "/socle.identity.v1.IdentityService/CreateApiKey";
    world.server.unary[kCreateKey] = [](std::string_view) -> absl::StatusOr<std::string> {
        return Refuse(reason::kDatabaseUnavailable, "away");
    };
    EXPECT_EQ(world.Run({"api-keys", "create", "display_name=ci", "role=reader"}),
              Exit::kUnreachable);
    EXPECT_EQ(world.server.CallsOf(kCreateKey), 1);
}

TEST(Commands, FinalActsAreConfirmed) {
    World world;
    world.server.On<invoicing::v1::IssueInvoiceRequest, invoicing::v1::Invoice>(
        kIssue, [](const invoicing::v1::IssueInvoiceRequest& request) {
            invoicing::v1::Invoice invoice;
            invoice.set_number(request.validate_only() ? "" : "F-2026-00001");
            return invoice;
        });
    // Without a terminal nobody can be asked.
    EXPECT_EQ(world.Run({"invoices", "issue", "invoices/1"}), Exit::kUsage);
    EXPECT_EQ(world.Err(), "error: without a terminal, give --yes\n");
    EXPECT_EQ(world.server.CallsOf(kIssue), 0);
    // A dry run needs no yes.
    EXPECT_EQ(world.Run({"invoices", "issue", "invoices/1", "--dry-run"}), Exit::kDone);
    EXPECT_EQ(world.Err(), "Dry run: nothing was written.\n");
    EXPECT_EQ(world.Run({"invoices", "issue", "invoices/1", "--yes"}), Exit::kDone);
    EXPECT_EQ(world.Out(), "Number  F-2026-00001\n");
    EXPECT_EQ(world.server.CallsOf(kIssue), 2);
    world.environment["NO_COLOR"] = "1";
    world.Type("n\n");
    EXPECT_EQ(world.Run({"invoices", "issue", "invoices/1"}), Exit::kFailed);
    EXPECT_NE(world.Err().find("Issue this invoice? It cannot be changed afterwards. [y/N]"),
              std::string::npos);
    world.Type("y\n");
    EXPECT_EQ(world.Run({"invoices", "issue", "invoices/1"}), Exit::kDone);
    EXPECT_EQ(world.server.CallsOf(kIssue), 3);
}

TEST(Commands, APartyMayBeNamedByWords) {
    World world;
    AddParties(world);
    std::string sent;
    world.server.On<crm::v1::CreateOpportunityRequest, crm::v1::Opportunity>(
        "/socle.crm.v1.CrmService/CreateOpportunity",
        [&sent](const crm::v1::CreateOpportunityRequest& request) {
            sent = request.opportunity().party();
            return request.opportunity();
        });
    const auto create = [&world](const std::string& party) {
        return world.Run({"opportunities", "create", "display_name=Roof", "party=" + party});
    };
    EXPECT_EQ(create("menuiserie"), Exit::kDone);
    EXPECT_EQ(sent, "parties/1");
    EXPECT_EQ(world.Err(), "Menuiserie Roux: parties/1\n");
    EXPECT_EQ(create("roux"), Exit::kDone) << "one is called exactly that";
    EXPECT_EQ(sent, "parties/2");
    EXPECT_EQ(create("parties/7"), Exit::kDone);
    EXPECT_EQ(sent, "parties/7");
    EXPECT_EQ(create("0192c5a0-0000-7000-8000-000000000001"), Exit::kDone);
    EXPECT_EQ(sent, "parties/0192c5a0-0000-7000-8000-000000000001");
    sent.clear();
    EXPECT_EQ(create("lyon"), Exit::kUsage);
    EXPECT_EQ(world.Err(),
              "error: several records match 'lyon':\n"
              "  parties/1  Menuiserie Roux\n"
              "  parties/2  Roux\n"
              "  → Be more precise, or give one record's name.\n");
    EXPECT_EQ(create("nobody"), Exit::kNotFound);
    EXPECT_EQ(sent, "");
}

TEST(Commands, AmountsWithoutUnitAreInTheCompanysCurrency) {
    World world;
    world.server.On<identity::v1::GetTenantRequest, identity::v1::Tenant>(
        "/socle.identity.v1.IdentityService/GetTenant", [](const identity::v1::GetTenantRequest&) {
            identity::v1::Tenant tenant;
            tenant.set_currency_code("CHF");
            return tenant;
        });
    std::string sent;
    world.server.On<invoicing::v1::RecordPaymentRequest, invoicing::v1::Payment>(
        "/socle.invoicing.v1.InvoicingService/RecordPayment",
        [&sent](const invoicing::v1::RecordPaymentRequest& request) {
            sent =
                request.amount().currency_code() + std::to_string(request.amount().minor_units());
            return invoicing::v1::Payment();
        });
    EXPECT_EQ(world.Run({"invoices", "pay", "invoices/1", "12,50"}), Exit::kDone);
    EXPECT_EQ(sent, "CHF1250");
    EXPECT_EQ(world.Run({"invoices", "pay", "invoices/1", "12,50 EUR"}), Exit::kDone);
    EXPECT_EQ(sent, "EUR1250");
}

TEST(Commands, DocumentsAreSaved) {
    World world;
    world.server.On<invoicing::v1::RenderDocumentRequest, invoicing::v1::RenderDocumentResponse>(
        "/socle.invoicing.v1.InvoicingService/RenderDocument",
        [](const invoicing::v1::RenderDocumentRequest&) {
            invoicing::v1::RenderDocumentResponse response;
            response.set_file_name("../F-1.pdf");
            response.set_content("%PDF");
            return response;
        });
    const std::string path = (world.folder / "f.pdf").string();
    EXPECT_EQ(world.Run({"documents", "render", "invoices/1", "--out", path}), Exit::kDone);
    EXPECT_EQ(world.Err(), "Written: " + path + "\n");
    std::string content;
    std::getline(std::ifstream(path), content);
    EXPECT_EQ(content, "%PDF");
    EXPECT_EQ(world.Run({"documents", "render", "invoices/1"}), Exit::kDone);
    EXPECT_EQ(world.Out(), "%PDF") << "into a pipe";
    EXPECT_EQ(world.Run({"documents", "render", "invoices/1", "--out", "/nowhere/f.pdf"}),
              Exit::kFailed);
}

TEST(Commands, AnyMethodCanBeCalled) {
    World world;
    AddPages(world);
    for (const char* name : {"CrmService/ListOpportunities", "ListOpportunities",
                             "socle.crm.v1.CrmService/ListOpportunities"}) {
        EXPECT_EQ(world.Run({"call", name, "-o", "name", "page_token=3"}), Exit::kDone) << name;
        EXPECT_EQ(world.Out(), "opportunities/3\n");
    }
    EXPECT_EQ(world.Run({"call", "CrmService/ListOportunities"}), Exit::kUsage);
    EXPECT_EQ(world.Err(),
              "error: unknown method: CrmService/ListOportunities\n"
              "  → Did you mean 'CrmService/ListOpportunities'?\n");
}

TEST(Commands, ExplainsTypesAndMethods) {
    World world;
    EXPECT_EQ(world.Run({"explain", "LossReason", "--lang", "fr"}), Exit::kDone);
    EXPECT_NE(world.Out().find("no_answer   sans réponse"), std::string::npos) << world.Out();
    EXPECT_EQ(world.Run({"explain", "Opportunity"}), Exit::kDone);
    EXPECT_NE(world.Out().find("Net amount"), std::string::npos);
    EXPECT_EQ(world.Run({"explain", "IssueInvoice"}), Exit::kDone);
    EXPECT_NE(world.Out().find("Permission needed: invoicing.issue."), std::string::npos);
    EXPECT_EQ(world.Run({"explain", "Nothing"}), Exit::kUsage);
}

TEST(Commands, HelpNeedsNoServer) {
    World world;
    world.server.unary.clear();
    EXPECT_EQ(world.Run({"help"}), Exit::kDone);
    EXPECT_NE(world.Out().find("parties"), std::string::npos);
    EXPECT_EQ(world.Out().find("pipelines"), std::string::npos);
    EXPECT_NE(world.Err().find("sign in (`socle login`)"), std::string::npos);
    EXPECT_EQ(world.Run({"opportunities", "list"}), Exit::kRefused);
    EXPECT_EQ(world.Run({"--version"}), Exit::kDone);
    EXPECT_EQ(world.Out().substr(0, 6), "socle ");
}

TEST(Commands, ANounNobodyKnowsMayBelongToABrickThatIsOff) {
    World world;
    world.server.On<bricks::v1::ListBricksRequest, bricks::v1::ListBricksResponse>(
        "/socle.bricks.v1.BricksService/ListBricks", [](const bricks::v1::ListBricksRequest&) {
            bricks::v1::ListBricksResponse response;
            response.add_bricks()->set_brick("fleet");
            response.mutable_bricks(0)->set_state(bricks::v1::BRICK_STATE_INACTIVE);
            return response;
        });
    EXPECT_EQ(world.Run({"vehicles", "list"}), Exit::kUsage);
    EXPECT_EQ(world.Err(),
              "error: unknown command: vehicles\n"
              "  → Some bricks are switched off (fleet): `socle bricks activate NAME`.\n");
}

TEST(Commands, AMethodOfABrickThatIsOffNamesTheBrick) {
    World world;
    world.server.On<bricks::v1::ListBricksRequest, bricks::v1::ListBricksResponse>(
        "/socle.bricks.v1.BricksService/ListBricks", [](const bricks::v1::ListBricksRequest&) {
            bricks::v1::ListBricksResponse response;
            auto* fleet = response.add_bricks();
            fleet->set_brick("fleet");
            fleet->set_state(bricks::v1::BRICK_STATE_INACTIVE);
            fleet->add_services("acme.fleet.v1.FleetService");
            return response;
        });
    for (const std::string method :
         {"acme.fleet.v1.FleetService/ListVehicles", "FleetService.ListVehicles"}) {
        EXPECT_EQ(world.Run({"call", method}), Exit::kUsage);
        EXPECT_EQ(world.Err(), "error: " + method +
                                   " is of the brick 'fleet', which is switched off\n"
                                   "  → Switch it on: `socle bricks activate fleet`.\n");
    }
    EXPECT_EQ(world.Run({"call", "acme.boats.v1.BoatService/ListBoats", "--lang", "fr"}),
              Exit::kUsage);
    EXPECT_TRUE(world.Err().starts_with("erreur : méthode inconnue : ")) << world.Err();
}

TEST(Commands, MistakesCallNobody) {
    World world;
    EXPECT_EQ(world.Run({"opportunities", "win"}), Exit::kUsage);
    EXPECT_EQ(world.Run({"opportunities", "win", "opportunities/1", "colour=red"}), Exit::kUsage);
    EXPECT_EQ(world.Run({"oportunities", "win"}), Exit::kUsage);
    EXPECT_EQ(world.Run({"opportunities"}), Exit::kUsage);
    EXPECT_EQ(world.server.CallsOf(kWinOpportunity), 0);
}

}  // namespace
}  // namespace socle::cli
