// Opening, reading, listing and changing opportunities, through the plugin, on a real database.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "crm_fixture.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/crm/v1/events.pb.h"
#include "socle/paging.hpp"

namespace socle::crm {
namespace {

using Subjects = std::vector<std::string>;

TEST_F(CrmTest, TheFirstOpportunityMakesTheUsualPipeline) {
    v1::CreateOpportunityRequest request = NewOpportunity(" Toiture ");
    request.mutable_opportunity()->mutable_amount()->set_currency_code("EUR");
    request.mutable_opportunity()->mutable_amount()->set_minor_units(120'000);
    const auto created = crm().CreateOpportunity(request);
    ASSERT_TRUE(created.ok()) << created.status();
    EXPECT_EQ(created->display_name(), "Toiture");
    EXPECT_EQ(created->party(), durand());
    EXPECT_EQ(created->stage(), "qualification");
    EXPECT_EQ(created->probability().value(), "10");
    EXPECT_EQ(created->state(), v1::OPPORTUNITY_STATE_OPEN);
    EXPECT_EQ(created->amount().minor_units(), 120'000);

    const auto read = Get(created->name());
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->SerializeAsString(), created->SerializeAsString());

    const auto pipelines = crm().ListPipelines({});
    ASSERT_TRUE(pipelines.ok()) << pipelines.status();
    ASSERT_EQ(pipelines->pipelines_size(), 1);
    EXPECT_EQ(pipelines->pipelines(0).display_name(), "Ventes");
    EXPECT_EQ(pipelines->pipelines(0).name(), created->pipeline());

    const auto events = fixture().Events();
    ASSERT_TRUE(events.ok()) << events.status();
    ASSERT_EQ(events->size(), 1U);
    EXPECT_EQ(events->front().meta.stream, created->name());
    v1::OpportunityCreated fact;
    ASSERT_TRUE(fact.ParseFromString(events->front().body));
    EXPECT_EQ(fact.party(), durand());
    EXPECT_EQ(fact.display_name(), "Toiture");
    EXPECT_EQ(fact.amount().minor_units(), 120'000);
    EXPECT_EQ(fact.stage(), "qualification");
}

TEST_F(CrmTest, ManyFirstOpportunitiesAtOnceShareOnePipeline) {
    constexpr int kThreads = 6;
    std::vector<absl::Status> results(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            results[static_cast<std::size_t>(i)] =
                crm().CreateOpportunity(NewOpportunity("Toiture")).status();
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const absl::Status& result : results) EXPECT_TRUE(result.ok()) << result;
    EXPECT_EQ(crm().ListPipelines({})->pipelines_size(), 1);
    EXPECT_EQ(Listed().size(), static_cast<std::size_t>(kThreads));
}

TEST_F(CrmTest, RefusesWhatCannotBeOpenedAndChangesNothing) {
    const std::string foreign_party =
        NameOf(fixture().client_record().AddCompany(kOtherTenant, "Ailleurs"));
    const std::string nowhere = "0192a000-0000-7000-8000-00000000dead";
    struct Case {
        std::string what;
        std::function<void(v1::Opportunity&)> change;
        std::string reason;
        std::string field;
    };
    const std::vector<Case> cases = {
        {"no party", [](auto& o) { o.clear_party(); }, "REQUIRED", "party"},
        {"no party's name", [](auto& o) { o.set_party("clients/7"); }, "INVALID_NAME", "party"},
        {"an unknown party", [&](auto& o) { o.set_party("parties/" + nowhere); }, "NOT_FOUND", ""},
        {"another tenant's party", [&](auto& o) { o.set_party(foreign_party); }, "NOT_FOUND", ""},
        {"an unknown pipeline", [&](auto& o) { o.set_pipeline("pipelines/" + nowhere); },
         "NOT_FOUND", ""},
        {"no pipeline's name", [](auto& o) { o.set_pipeline("ventes"); }, "INVALID_NAME",
         "pipeline"},
        {"an unknown stage", [](auto& o) { o.set_stage("signature"); }, "UNKNOWN_STAGE", "stage"},
        {"no subject", [](auto& o) { o.clear_display_name(); }, "REQUIRED", "display_name"},
        {"no opportunity's name", [](auto& o) { o.set_name("opportunities/1"); }, "INVALID_NAME",
         "name"},
        {"31 February",
         [](auto& o) {
             SetDay(*o.mutable_expected_close_date(), 31);
             o.mutable_expected_close_date()->set_month(2);
         },
         "INVALID_DATE", "expected_close_date"},
        {"an unknown currency", [](auto& o) { o.mutable_amount()->set_currency_code("XX"); },
         "INVALID_VALUE", "amount"},
        {"an amount below zero",
         [](auto& o) {
             o.mutable_amount()->set_currency_code("EUR");
             o.mutable_amount()->set_minor_units(-1);
         },
         "OUT_OF_RANGE", "amount"},
    };
    for (const Case& c : cases) {
        v1::CreateOpportunityRequest request = NewOpportunity("Toiture");
        c.change(*request.mutable_opportunity());
        const auto refused = crm().CreateOpportunity(request);
        EXPECT_EQ(ReasonOf(refused.status()), c.reason) << c.what << ": " << refused.status();
        if (!c.field.empty()) {
            EXPECT_EQ(MetadataOf(refused.status())["field"].substr(0, c.field.size()), c.field)
                << c.what;
        }
    }
    EXPECT_TRUE(Listed().empty());
    EXPECT_TRUE(EventTypes().empty());
    EXPECT_EQ(crm().ListPipelines({})->pipelines_size(), 0);
}

TEST_F(CrmTest, BelongsToThePartyTheClientRecordAnswers) {
    auto& record = fixture().client_record();
    const PartyId source = record.AddCompany(kTenant, "Durand");
    const PartyId target = record.AddCompany(kTenant, "Durand & Fils");
    record.Merge(kTenant, source, target);
    v1::CreateOpportunityRequest request = NewOpportunity("Toiture");
    request.mutable_opportunity()->set_party(NameOf(source));
    const auto created = crm().CreateOpportunity(request);
    ASSERT_TRUE(created.ok()) << created.status();
    EXPECT_EQ(created->party(), NameOf(target));
}

TEST_F(CrmTest, KeepsTheNameTheCallerChose) {
    v1::CreateOpportunityRequest request = NewOpportunity("Toiture");
    request.mutable_opportunity()->set_name("opportunities/0192a000-0000-7000-8000-00000000c0de");
    const auto created = crm().CreateOpportunity(request);
    ASSERT_TRUE(created.ok()) << created.status();
    EXPECT_EQ(created->name(), request.opportunity().name());
    EXPECT_EQ(ReasonOf(crm().CreateOpportunity(request).status()), "ALREADY_EXISTS");
}

TEST_F(CrmTest, ARepeatedRequestHasOneEffectAndATrialHasNone) {
    v1::CreateOpportunityRequest request = NewOpportunity("Toiture");
    request.set_validate_only(true);
    EXPECT_TRUE(crm().CreateOpportunity(request).ok());
    EXPECT_TRUE(Listed().empty());

    request.set_validate_only(false);
    request.set_request_id("0192a000-0000-7000-8000-0000000000aa");
    const auto first = crm().CreateOpportunity(request);
    const auto again = crm().CreateOpportunity(request);
    ASSERT_TRUE(first.ok() && again.ok()) << first.status() << again.status();
    EXPECT_EQ(first->name(), again->name());
    EXPECT_EQ(Listed().size(), 1U);
    request.mutable_opportunity()->set_display_name("Charpente");
    EXPECT_EQ(ReasonOf(crm().CreateOpportunity(request).status()), "REQUEST_ID_REUSED");
}

TEST_F(CrmTest, AnotherTenantsOpportunityIsNotFound) {
    const v1::Opportunity mine = Opened("Toiture");
    EXPECT_EQ(ReasonOf(Get(mine.name(), kOtherTenant).status()), "NOT_FOUND");
    v1::WinOpportunityRequest win;
    win.set_name(mine.name());
    EXPECT_EQ(ReasonOf(crm(kOtherTenant).WinOpportunity(win).status()), "NOT_FOUND");
    EXPECT_TRUE(Listed({}, kOtherTenant).empty());
    EXPECT_EQ(ReasonOf(Get("opportunities/x").status()), "INVALID_NAME");
}

TEST_F(CrmTest, ListsByNextActionThoseWithoutOneFirst) {
    for (const auto& [subject, day] : std::vector<std::pair<std::string, int>>{
             {"late", 30}, {"none", 0}, {"soon", 24}, {"none too", 0}, {"past", 20}}) {
        ASSERT_EQ(Opened(subject, day).display_name(), subject);
    }
    const Subjects all = {"none", "none too", "past", "soon", "late"};
    EXPECT_EQ(Listed(), all);

    v1::ListOpportunitiesRequest request;
    request.set_page_size(2);
    Subjects paged;
    for (int pages = 0; pages < 3; ++pages) {
        const auto page = crm().ListOpportunities(request);
        ASSERT_TRUE(page.ok()) << page.status();
        for (const auto& item : page->opportunities()) paged.push_back(item.display_name());
        request.set_page_token(page->next_page_token());
    }
    EXPECT_EQ(paged, all);
    EXPECT_EQ(request.page_token(), "");
}

TEST_F(CrmTest, FiltersTheList) {
    fixture().clock().Set(*ParseInstant("2026-11-23T23:30:00Z"));  // the 24th in Paris already
    const v1::Opportunity planned = Opened("planned", 24);
    const v1::Opportunity past = Opened("past", 23);
    const v1::Opportunity unplanned = Opened("unplanned");
    const v1::Opportunity won = Won(Opened("won"));
    v1::MoveOpportunityRequest move;
    move.set_name(planned.name());
    move.set_stage("proposal");
    ASSERT_TRUE(crm().MoveOpportunity(move).ok());

    v1::ListOpportunitiesRequest request;
    request.set_no_next_action(true);
    EXPECT_EQ(Listed(request), (Subjects{"unplanned", "past"}));
    request.Clear();
    request.set_state(v1::OPPORTUNITY_STATE_WON);
    EXPECT_EQ(Listed(request), Subjects{"won"});
    request.set_state(v1::OPPORTUNITY_STATE_LOST);
    EXPECT_EQ(Listed(request), Subjects{});
    request.Clear();
    request.set_stage("qualification");
    EXPECT_EQ(Listed(request), (Subjects{"unplanned", "past"}));
    request.set_no_next_action(true);
    request.set_party(durand());
    EXPECT_EQ(Listed(request), (Subjects{"unplanned", "past"}));
    request.set_party("parties/0192a000-0000-7000-8000-00000000dead");
    EXPECT_EQ(Listed(request), Subjects{});
}

TEST_F(CrmTest, NothingIsOpenedWithAClientWhoWasErased) {
    client_record::v1::Party erased;
    erased.set_kind(client_record::v1::PARTY_KIND_PERSON);
    erased.set_state(client_record::v1::PARTY_STATE_ERASED);
    v1::CreateOpportunityRequest request = NewOpportunity("Toiture");
    request.mutable_opportunity()->set_party(
        NameOf(fixture().client_record().Add(kTenant, erased)));
    EXPECT_EQ(ReasonOf(crm().CreateOpportunity(request).status()), "CLIENT_ERASED");
    EXPECT_TRUE(EventTypes().empty());
}

TEST_F(CrmTest, NothingIsToBeDoneAboutAWonOne) {
    const v1::Opportunity planned = Opened("planned", 30);
    ASSERT_NE(planned.next_action(), "");
    const v1::Opportunity won = Won(planned);
    EXPECT_EQ(won.next_action(), "");
    EXPECT_FALSE(won.has_next_action_date());
    v1::ReopenOpportunityRequest reopen;
    reopen.set_name(won.name());
    const auto reopened = crm().ReopenOpportunity(reopen);
    ASSERT_TRUE(reopened.ok()) << reopened.status();
    EXPECT_EQ(reopened->next_action(), "");
    EXPECT_FALSE(reopened->has_next_action_date());
}

TEST_F(CrmTest, RefusesListsThatMakeNoSense) {
    ASSERT_FALSE(Opened("a").name().empty());
    ASSERT_FALSE(Opened("b").name().empty());
    v1::ListOpportunitiesRequest request;
    request.set_page_size(1);
    const std::string token = crm().ListOpportunities(request)->next_page_token();
    ASSERT_FALSE(token.empty());

    request.set_page_token(token);
    request.set_state(v1::OPPORTUNITY_STATE_WON);  // a token belongs to its filter
    EXPECT_EQ(ReasonOf(crm().ListOpportunities(request).status()), "INVALID_PAGE_TOKEN");
    request.clear_state();
    const auto page = ReadPage(1, "", "opportunities", 2);
    request.set_page_token(NextPageToken(*page, {"yesterday", "first"}));  // made up
    EXPECT_EQ(ReasonOf(crm().ListOpportunities(request).status()), "INVALID_PAGE_TOKEN");
    request.clear_page_token();
    request.set_page_size(-1);
    EXPECT_EQ(ReasonOf(crm().ListOpportunities(request).status()), "OUT_OF_RANGE");
    request.clear_page_size();
    request.set_state(static_cast<v1::OpportunityState>(9));
    EXPECT_EQ(ReasonOf(crm().ListOpportunities(request).status()), "INVALID_VALUE");
    request.clear_state();
    request.set_party("durand");
    EXPECT_EQ(ReasonOf(crm().ListOpportunities(request).status()), "INVALID_NAME");
}

TEST_F(CrmTest, APartysListHoldsWhatItsMergedPartiesHad) {
    const std::string durand_fils =
        NameOf(fixture().client_record().AddCompany(kTenant, "Durand & Fils"));
    ASSERT_FALSE(Opened("Toiture").name().empty());
    client_record::v1::PartyMerged merged;
    merged.set_party(durand_fils);
    merged.set_source(durand());
    ASSERT_TRUE(fixture().Publish(merged).ok());
    ASSERT_TRUE(fixture().Pump().ok());

    v1::ListOpportunitiesRequest of_target, of_source;
    of_target.set_party(durand_fils);
    of_source.set_party(durand());
    EXPECT_EQ(Listed(of_target), Subjects{"Toiture"});
    EXPECT_EQ(Listed(of_source), Subjects{"Toiture"});

    client_record::v1::PartyUnmerged unmerged;
    unmerged.set_party(durand_fils);
    unmerged.set_source(durand());
    ASSERT_TRUE(fixture().Publish(unmerged).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    EXPECT_EQ(Listed(of_target), Subjects{});
    EXPECT_EQ(Listed(of_source), Subjects{"Toiture"});
}

TEST_F(CrmTest, ChangesTheFieldsThatAreNamed) {
    const v1::Opportunity before = Opened("Toiture", 25);
    v1::UpdateOpportunityRequest request;
    request.mutable_opportunity()->set_name(before.name());
    request.mutable_opportunity()->set_etag(before.etag());
    request.mutable_opportunity()->set_display_name("Charpente");
    request.mutable_opportunity()->set_stage("agreement");  // not changed by an update
    const auto renamed = crm().UpdateOpportunity(request);
    ASSERT_TRUE(renamed.ok()) << renamed.status();
    EXPECT_EQ(renamed->display_name(), "Charpente");
    EXPECT_EQ(renamed->stage(), "qualification");
    EXPECT_EQ(renamed->next_action(), "Rappeler");
    EXPECT_NE(renamed->etag(), before.etag());
    EXPECT_EQ(ReasonOf(crm().UpdateOpportunity(request).status()), "ETAG_MISMATCH");

    request.mutable_opportunity()->clear_etag();
    request.mutable_update_mask()->add_paths("next_action");
    request.mutable_update_mask()->add_paths("next_action_date");
    const auto unplanned = crm().UpdateOpportunity(request);
    ASSERT_TRUE(unplanned.ok()) << unplanned.status();
    EXPECT_FALSE(unplanned->has_next_action_date());
    EXPECT_EQ(crm().UpdateOpportunity(request)->etag(), unplanned->etag());  // nothing to change

    request.mutable_update_mask()->add_paths("stage");
    EXPECT_EQ(ReasonOf(crm().UpdateOpportunity(request).status()), "INVALID_MASK");
    const std::vector<std::string> types = {"OpportunityCreated", "NextActionSet",
                                            "OpportunityUpdated", "NextActionRemoved"};
    EXPECT_EQ(EventTypes(), types);
}

}  // namespace
}  // namespace socle::crm
