#include "service/convert.hpp"

#include "socle/etag.hpp"
#include "socle/wire.hpp"

namespace socle::marketing {

v1::Consent ToProto(const Consent& consent) {
    v1::Consent message;
    message.set_name(ResourceName(kConsents, consent.id.value()));
    message.set_party(ResourceName(kParties, consent.party.value()));
    message.set_purpose(ToWire(kPurposeChoices, consent.purpose));
    message.set_channel(ToWire(kChannelChoices, consent.channel));
    message.set_decision(consent.decision == Decision::kGranted ? v1::DECISION_GRANTED
                                                                : v1::DECISION_WITHDRAWN);
    message.set_wording(consent.wording);
    message.set_wording_version(consent.wording_version);
    message.set_source(consent.source);
    message.set_proof(consent.proof);
    *message.mutable_decision_time() = socle::ToWire(consent.decided_at);
    *message.mutable_record_time() = socle::ToWire(consent.recorded_at);
    return message;
}

v1::Campaign ToProto(const Campaign& campaign, const CampaignFigures& figures) {
    v1::Campaign message;
    message.set_name(ResourceName(kCampaigns, campaign.id.value()));
    message.set_display_name(campaign.display_name);
    message.set_purpose(ToWire(kPurposeChoices, campaign.purpose));
    message.set_segment(ResourceName(kSegments, campaign.segment.value()));
    message.set_customers_allowed(campaign.customers_allowed);
    message.set_professionals_allowed(campaign.professionals_allowed);
    message.set_subject_fr(campaign.french.subject);
    message.set_body_fr(campaign.french.body);
    message.set_subject_en(campaign.english.subject);
    message.set_body_en(campaign.english.body);
    message.set_state(ToWire(kCampaignStateChoices, campaign.state));
    message.set_recipient_count(figures.recipients);
    message.set_excluded_count(figures.excluded);
    message.set_sent_count(figures.sent);
    message.set_failed_count(figures.failed);
    if (campaign.sent_at) {
        *message.mutable_revenue() = socle::ToWire(Money(figures.revenue_minor, Currency::Eur()));
        *message.mutable_send_time() = socle::ToWire(*campaign.sent_at);
    }
    *message.mutable_create_time() = socle::ToWire(campaign.created_at);
    if (campaign.job) message.set_job(ResourceName("jobs", *campaign.job));
    message.set_etag(EtagOf(campaign.version));
    return message;
}

v1::Recipient ToProto(const Recipient& recipient) {
    v1::Recipient message;
    message.set_name(ResourceName(kRecipients, recipient.id.value()));
    message.set_campaign(ResourceName(kCampaigns, recipient.campaign.value()));
    message.set_party(ResourceName(kParties, recipient.party.value()));
    message.set_address(recipient.address);
    message.set_state(ToWire(kRecipientStateChoices, recipient.state));
    if (recipient.ground) message.set_ground(ToWire(kGroundChoices, *recipient.ground));
    message.set_server_words(recipient.server_words);
    *message.mutable_update_time() = socle::ToWire(recipient.changed_at);
    return message;
}

v1::Permission ToProto(Purpose purpose, Channel channel, const Permission& permission) {
    v1::Permission message;
    message.set_purpose(ToWire(kPurposeChoices, purpose));
    message.set_channel(ToWire(kChannelChoices, channel));
    message.set_allowed(permission.allowed);
    message.set_ground(ToWire(kGroundChoices, permission.ground));
    if (permission.since) *message.mutable_since() = socle::ToWire(*permission.since);
    if (permission.consent)
        message.set_consent(ResourceName(kConsents, permission.consent->value()));
    return message;
}

}  // namespace socle::marketing
