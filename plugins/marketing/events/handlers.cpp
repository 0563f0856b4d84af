#include "events/handlers.hpp"

#include "socle/client_record/v1/events.pb.h"
#include "socle/crm/v1/events.pb.h"
#include "socle/invoicing/v1/events.pb.h"
#include "socle/wire.hpp"

namespace socle::marketing {
namespace {

// The address to be compared and written to: the first of each kind, as the record lists them.
absl::Status NoteReach(const ConsentStore& consents, Transaction& tx, PartyId party,
                       const client_record::v1::Party& record) {
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

Person PersonFrom(const client_record::v1::Party& record) {
    Person person{.display_name = record.display_name(),
                  .given_name = record.given_name(),
                  .is_company = record.kind() == client_record::v1::PARTY_KIND_COMPANY};
    if (record.addresses().empty()) return person;
    person.postal_code = record.addresses(0).address().postal_code();
    person.country_code = record.addresses(0).address().country_code();
    return person;
}

// Segments follow as of the day the event happened. Not in a replay: what is known by then is of
// many days at once, and the timer looks at everybody afterwards.
absl::Status Refresh(const Stores& stores, Call& call, const EventMeta& meta, PartyId party) {
    if (meta.replaying) return absl::OkStatus();
    return stores.segments.RefreshAll(call.transaction(), party,
                                      call.context().time_zone.DayOf(meta.time));
}

template <typename Fact>
absl::Status OnParty(const Stores& stores, Call& call, const EventMeta& meta, const Fact& fact) {
    if (meta.erased) return absl::OkStatus();
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>("parties", fact.party(), "party"));
    Transaction& tx = call.transaction();
    const auto& record = fact.record();
    SOCLE_RETURN_IF_ERROR(NoteReach(stores.consents, tx, party, record));
    SOCLE_RETURN_IF_ERROR(stores.segments.Is(tx, party, PersonFrom(record)));
    return Refresh(stores, call, meta, party);
}

// Net of an invoice, or less of a credit note.
template <typename Fact>
absl::Status OnSale(const Stores& stores, Call& call, const EventMeta& meta, const Fact& fact,
                    int sign) {
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>("parties", fact.party(), "party"));
    SOCLE_ASSIGN(const Date day, DateFromWire(fact.issue_date(), "issue_date"));
    SOCLE_RETURN_IF_ERROR(stores.segments.Bought(call.transaction(), meta.id, party,
                                                 {day, sign * fact.totals().net().minor_units()}));
    return Refresh(stores, call, meta, party);
}

absl::Status OnPayment(const Stores& stores, Call& call, const EventMeta& meta,
                       const invoicing::v1::PaymentRecorded& fact) {
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>("parties", fact.party(), "party"));
    SOCLE_ASSIGN(const Date day, DateFromWire(fact.payment_date(), "payment_date"));
    SOCLE_RETURN_IF_ERROR(stores.segments.Spoke(call.transaction(), party, day));
    return Refresh(stores, call, meta, party);
}

absl::Status OnLoss(const Stores& stores, Call& call, const EventMeta& meta,
                    const crm::v1::OpportunityLost& fact) {
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>("parties", fact.party(), "party"));
    SOCLE_ASSIGN(const Date day, DateFromWire(fact.close_date(), "close_date"));
    // "LOSS_REASON_NO_ANSWER" -> "no_answer".
    std::string reason = crm::v1::LossReason_Name(fact.loss_reason())
                             .substr(std::string_view("LOSS_REASON_").size());
    for (char& c : reason) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    SOCLE_RETURN_IF_ERROR(
        stores.segments.LostOne(call.transaction(), meta.id, party, {day, reason}));
    return Refresh(stores, call, meta, party);
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
    handlers.On<invoicing::v1::InvoiceIssued>(
        [&stores](Call& call, const EventMeta& meta, const invoicing::v1::InvoiceIssued& fact) {
            return OnSale(stores, call, meta, fact, 1);
        });
    handlers.On<invoicing::v1::CreditNoteIssued>(
        [&stores](Call& call, const EventMeta& meta, const invoicing::v1::CreditNoteIssued& fact) {
            return OnSale(stores, call, meta, fact, -1);
        });
    handlers.On<invoicing::v1::PaymentRecorded>(
        [&stores](Call& call, const EventMeta& meta, const invoicing::v1::PaymentRecorded& fact) {
            return OnPayment(stores, call, meta, fact);
        });
    handlers.On<crm::v1::OpportunityLost>(
        [&stores](Call& call, const EventMeta& meta, const crm::v1::OpportunityLost& fact) {
            return OnLoss(stores, call, meta, fact);
        });
}

}  // namespace socle::marketing
