// What every brick must pass, on one of everything marketing keeps.
#include "marketing_fixture.hpp"
#include "socle/testing/brick_suite.hpp"

namespace socle::marketing {
namespace {

// A yes and a no of the party, a sale, a payment and a loss, a segment they are in, and a campaign
// that was sent.
absl::Status Fill(testing::BrickFixture& fixture, PartyId party) {
    SOCLE_RETURN_IF_ERROR(Tell(fixture, {.party = party,
                                         .email = "camille@example.org",
                                         .given_name = "Camille",
                                         .postal_code = "69003"}));
    SOCLE_RETURN_IF_ERROR(Sell(fixture, party, "2026-11-02", 50'000));
    SOCLE_RETURN_IF_ERROR(Credit(fixture, party, "2026-11-03", 10'000));
    SOCLE_RETURN_IF_ERROR(Pay(fixture, party, "2026-11-04"));
    SOCLE_RETURN_IF_ERROR(Lose(fixture, party, "2026-11-05", crm::v1::LOSS_REASON_PRICE));
    SOCLE_RETURN_IF_ERROR(fixture.Pump());
    v1::MarketingClient marketing(fixture.channel());
    SOCLE_RETURN_IF_ERROR(marketing.RecordConsent(Yes(party)));
    SOCLE_ASSIGN(const v1::Segment segment, marketing.CreateSegment(LivingIn("69")));
    SOCLE_RETURN_IF_ERROR(fixture.RunJobs());
    SOCLE_ASSIGN(const v1::Campaign campaign, marketing.CreateCampaign(LetterTo(segment.name())));
    v1::PrepareCampaignRequest prepare;
    prepare.set_name(campaign.name());
    SOCLE_RETURN_IF_ERROR(marketing.PrepareCampaign(prepare));
    SOCLE_RETURN_IF_ERROR(fixture.RunJobs());
    v1::SendCampaignRequest send;
    send.set_name(campaign.name());
    SOCLE_RETURN_IF_ERROR(marketing.SendCampaign(send));
    SOCLE_RETURN_IF_ERROR(fixture.RunJobs());
    return marketing.WithdrawConsent(No(party)).status();
}

SOCLE_BRICK_SUITE(Fill)

}  // namespace
}  // namespace socle::marketing
