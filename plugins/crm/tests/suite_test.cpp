// What every brick must pass, on one of everything the crm keeps.
#include "domain/ids.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/testing/brick_suite.hpp"

namespace socle::crm {
namespace {

// A lost and an open opportunity of the party, the open one with a next action.
absl::Status Fill(testing::BrickFixture& fixture, PartyId party) {
    v1::CrmClient crm(fixture.channel());
    v1::CreateOpportunityRequest request;
    v1::Opportunity& opportunity = *request.mutable_opportunity();
    opportunity.set_display_name("Maison de Camille");
    opportunity.set_party(NameOf(party));
    SOCLE_ASSIGN(const v1::Opportunity created, crm.CreateOpportunity(request));
    v1::LoseOpportunityRequest lose;
    lose.set_name(created.name());
    lose.set_loss_reason(v1::LOSS_REASON_DELAY);
    lose.set_comment("Camille attend");
    SOCLE_RETURN_IF_ERROR(crm.LoseOpportunity(lose));

    opportunity.set_next_action("Rappeler Camille");
    opportunity.mutable_next_action_date()->set_year(2026);
    opportunity.mutable_next_action_date()->set_month(12);
    opportunity.mutable_next_action_date()->set_day(1);
    opportunity.mutable_amount()->set_currency_code("EUR");
    opportunity.mutable_amount()->set_minor_units(120'000);
    return crm.CreateOpportunity(request).status();
}

SOCLE_BRICK_SUITE(Fill)

}  // namespace
}  // namespace socle::crm
