#include "events/handlers.hpp"

#include "socle/client_record/v1/events.pb.h"

namespace socle::marketing {
namespace {

// The address to be compared and written to: the first of each kind, as the record lists them.
absl::Status NoteReach(const ConsentStore& consents, Call& call, PartyId party,
                       const client_record::v1::Party& record) {
    Transaction& tx = call.transaction();
    const std::string email = record.emails().empty() ? "" : record.emails(0).address();
    const std::string phone = record.phones().empty() ? "" : record.phones(0).number();
    std::string post;
    if (!record.addresses().empty()) {
        const auto& address = record.addresses(0).address();
        for (const std::string& line : address.lines()) post += line + ", ";
        post += address.postal_code() + " " + address.city();
    }
    SOCLE_RETURN_IF_ERROR(consents.SetReach(tx, party, Channel::kEmail, email));
    SOCLE_RETURN_IF_ERROR(consents.SetReach(tx, party, Channel::kPhone, phone));
    SOCLE_RETURN_IF_ERROR(consents.SetReach(tx, party, Channel::kSms, phone));
    return consents.SetReach(tx, party, Channel::kPost, post);
}

template <typename Fact>
absl::Status OnParty(const ConsentStore& consents, Call& call, const EventMeta& meta,
                     const Fact& fact) {
    if (meta.erased) return absl::OkStatus();
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>("parties", fact.party(), "party"));
    return NoteReach(consents, call, party, fact.record());
}

}  // namespace

void Subscribe(const ConsentStore& consents, EventHandlers& handlers) {
    handlers.On<client_record::v1::PartyCreated>(
        [&consents](Call& call, const EventMeta& meta,
                    const client_record::v1::PartyCreated& fact) {
            return OnParty(consents, call, meta, fact);
        });
    handlers.On<client_record::v1::PartyUpdated>(
        [&consents](Call& call, const EventMeta& meta,
                    const client_record::v1::PartyUpdated& fact) {
            return OnParty(consents, call, meta, fact);
        });
}

}  // namespace socle::marketing
