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

}  // namespace

void PublishSaid(Transaction& tx, const Consent& consent) {
    if (consent.decision == Decision::kGranted)
        Publish<v1::ConsentGranted>(tx, consent);
    else
        Publish<v1::ConsentWithdrawn>(tx, consent);
}

}  // namespace socle::marketing
