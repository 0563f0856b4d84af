#include "events/handlers.hpp"

#include <algorithm>
#include <array>

#include "events/names.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

// Documents go to the address that is labelled for them, else to the first.
std::string EmailFor(const client_record::v1::Party& record) {
    constexpr std::array<std::string_view, 4> labels = {"facturation", "billing", "compta",
                                                        "comptabilite"};
    for (const auto& email : record.emails())
        if (std::ranges::find(labels, FoldForSearch(email.label())) != labels.end())
            return email.address();
    return record.emails().empty() ? std::string() : record.emails(0).address();
}

template <typename Fact>
absl::Status OnParty(const Stores& stores, Call& call, const EventMeta& meta, const Fact& fact) {
    if (meta.erased) return absl::OkStatus();
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>(kParties, fact.party(), "party"));
    return stores.deliveries.SetEmail(call.transaction(), party, EmailFor(fact.record()));
}

}  // namespace

void Subscribe(const Stores& stores, EventHandlers& handlers) {
    handlers.On<client_record::v1::PartyCreated>(
        [&stores](Call& call, const EventMeta& meta, const client_record::v1::PartyCreated& fact) {
            return OnParty(stores, call, meta, fact);
        });
    handlers.On<client_record::v1::PartyUpdated>(
        [&stores](Call& call, const EventMeta& meta, const client_record::v1::PartyUpdated& fact) {
            return OnParty(stores, call, meta, fact);
        });
}

}  // namespace socle::invoicing
