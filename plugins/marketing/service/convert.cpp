#include "service/convert.hpp"

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
