#include "events/publish.hpp"

#include "events/choices.hpp"
#include "socle/marketing/v1/events.pb.h"

namespace socle::marketing {
namespace {

template <typename Fact>
void Publish(Transaction& tx, const Consent& consent) {
    Fact fact;
    fact.set_consent(ResourceName(kConsents, consent.id.value()));
    fact.set_party(ResourceName(kParties, consent.party.value()));
    fact.set_purpose(ToWire(kPurposeChoices, consent.purpose));
    fact.set_channel(ToWire(kChannelChoices, consent.channel));
    fact.set_source(consent.source);
    tx.Publish(fact);
}

template <typename Fact>
Fact About(const Campaign& campaign, const Recipient& recipient) {
    Fact fact;
    fact.set_campaign(ResourceName(kCampaigns, campaign.id.value()));
    fact.set_campaign_display_name(campaign.display_name);
    fact.set_party(ResourceName(kParties, recipient.party.value()));
    fact.set_recipient(ResourceName(kRecipients, recipient.id.value()));
    return fact;
}

}  // namespace

void PublishSaid(Transaction& tx, const Consent& consent) {
    if (consent.decision == Decision::kGranted)
        Publish<v1::ConsentGranted>(tx, consent);
    else
        Publish<v1::ConsentWithdrawn>(tx, consent);
}

void PublishOutcome(Transaction& tx, const Campaign& campaign, const Recipient& recipient) {
    switch (recipient.state) {
        case RecipientState::kSent:
            return tx.Publish(About<v1::CampaignMailSent>(campaign, recipient));
        case RecipientState::kUnknown:
            return tx.Publish(About<v1::CampaignMailUncertain>(campaign, recipient));
        case RecipientState::kBounced: {
            auto fact = About<v1::CampaignMailBounced>(campaign, recipient);
            fact.set_reason(recipient.server_words);
            return tx.Publish(fact);
        }
        case RecipientState::kRefused:
        case RecipientState::kFailed: {
            auto fact = About<v1::CampaignMailRefused>(campaign, recipient);
            fact.set_server_words(recipient.server_words);
            return tx.Publish(fact);
        }
        default:
            return;
    }
}

}  // namespace socle::marketing
