// What the kernel asks of the brick: verifying what it keeps, and forgetting a person.
#include <gtest/gtest.h>

#include <string>

#include "crm_fixture.hpp"
#include "socle/client_record/v1/events.pb.h"

namespace socle::crm {
namespace {

TEST_F(CrmTest, VerifyFindsNothingInWhatTheBrickWrote) {
    ASSERT_FALSE(Won(Opened("Toiture")).name().empty());
    ASSERT_FALSE(Opened("Charpente", 25).name().empty());
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_EQ(report->checked, 3);  // two opportunities and their pipeline
    EXPECT_TRUE(report->findings.empty());
    EXPECT_EQ(fixture().Verify(kOtherTenant)->checked, 0);
}

TEST_F(CrmTest, VerifyNamesTheFirstBadRow) {
    const v1::Opportunity first = Opened("Toiture");
    const v1::Opportunity second = Won(Opened("Charpente"));
    ASSERT_FALSE(Opened("Façade").name().empty());
    const std::string id = second.name().substr(second.name().find('/') + 1);
    // Behind the brick's back, and behind the constraint that keeps it out.
    ASSERT_TRUE(fixture()
                    .Admin("alter table crm.opportunity drop constraint close_dated; "
                           "update crm.opportunity set close_date = null "
                           "where opportunity_id = '" +
                           id +
                           "'; update crm.opportunity set stage = 'gone' "
                           "where display_name = 'Façade'")
                    .ok());
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_EQ(report->checked, 4);
    ASSERT_EQ(report->findings.size(), 2U);
    EXPECT_EQ(report->findings[0].resource, second.name());
    EXPECT_EQ(report->findings[0].check, "close_date_missing");
    EXPECT_EQ(report->findings[1].check, "stage_unknown");
    EXPECT_EQ(report->findings[1].text.fr, "est à l'étape « gone », que son parcours n'a pas");
    EXPECT_EQ(report->findings[1].text.en,
              "stands in stage 'gone', which its pipeline does not have");
}

TEST_F(CrmTest, ErasingAPartyRemovesWhatPeopleWrote) {
    auto& record = fixture().client_record();
    const PartyId camille = record.AddPerson(kTenant, "Camille Durand");
    const PartyId camille_too = record.AddPerson(kTenant, "C. Durand");
    v1::CreateOpportunityRequest request = NewOpportunity("Maison de Camille Durand");
    request.mutable_opportunity()->set_party(NameOf(camille));
    request.mutable_opportunity()->set_next_action("Rappeler Camille");
    SetDay(*request.mutable_opportunity()->mutable_next_action_date(), 25);
    const std::string kept = crm().CreateOpportunity(request)->name();
    request.mutable_opportunity()->set_party(NameOf(camille_too));
    const std::string of_merged = crm().CreateOpportunity(request)->name();
    v1::LoseOpportunityRequest lose;
    lose.set_name(of_merged);
    lose.set_loss_reason(v1::LOSS_REASON_OTHER);
    lose.set_comment("Camille déménage");
    ASSERT_TRUE(crm().LoseOpportunity(lose).ok());
    const v1::Opportunity of_other = Opened("Toiture", 25);

    client_record::v1::PartyMerged merged;
    merged.set_party(NameOf(camille));
    merged.set_source(NameOf(camille_too));
    ASSERT_TRUE(fixture().Publish(merged).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    ASSERT_TRUE(fixture().EraseParty(camille).ok());
    for (const std::string& name : {kept, of_merged}) {
        const auto erased = Get(name);
        ASSERT_TRUE(erased.ok()) << erased.status();
        EXPECT_EQ(erased->display_name(), "—");
        EXPECT_EQ(erased->next_action(), "");
        EXPECT_FALSE(erased->has_next_action_date());
        EXPECT_EQ(erased->loss_comment(), "");
    }
    EXPECT_EQ(Get(of_other.name())->SerializeAsString(), of_other.SerializeAsString());
    EXPECT_TRUE(fixture().Verify()->findings.empty());

    const std::string once = Get(kept)->SerializeAsString();
    fixture().clock().Advance(std::chrono::hours(1));
    ASSERT_TRUE(fixture().EraseParty(camille).ok());
    EXPECT_EQ(Get(kept)->SerializeAsString(), once);
}

}  // namespace
}  // namespace socle::crm
