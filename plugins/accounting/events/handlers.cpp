#include "events/handlers.hpp"

#include "events/facts.hpp"
#include "socle/client_record/v1/events.pb.h"

namespace socle::accounting {
namespace {

// Posts what a document says, and letters its claim when that is settled.
absl::Status PostDocument(const Stores& stores, Call& call, const EventMeta& meta, Content content,
                          const std::string& source, const std::string& claim) {
    Transaction& tx = call.transaction();
    // A document that comes to nothing (all lines free) is no entry.
    if (content.lines.empty()) return absl::OkStatus();
    const EntryId id{DerivedId(meta.id, "entry")};
    SOCLE_ASSIGN(const PostedEntry entry,
                 stores.books.Post(tx, {.id = id,
                                        .content = std::move(content),
                                        .origin = {.source = source, .event = meta.id},
                                        .by = meta.actor,
                                        .at = meta.time}));
    return stores.books.LetterClaim(tx, claim, LetteringId{DerivedId(meta.id, "lettering")},
                                    entry.content.date, meta.actor);
}

template <typename Fact>
absl::Status OnSale(const Stores& stores, Call& call, const EventMeta& meta, const Fact& fact,
                    const std::string& source) {
    SOCLE_ASSIGN(const bool posted, stores.entries.HasEvent(call.transaction(), meta.id));
    if (posted) return absl::OkStatus();
    SOCLE_ASSIGN(const SalesDocument document, DocumentFrom(fact));
    SOCLE_ASSIGN(const PostingRules rules, stores.accounts.LoadRules(call.transaction()));
    SOCLE_ASSIGN(Content content, EntryFor(document, rules));
    return PostDocument(stores, call, meta, std::move(content), source, document.invoice);
}

absl::Status OnPayment(const Stores& stores, Call& call, const EventMeta& meta,
                       const invoicing::v1::PaymentRecorded& fact) {
    SOCLE_ASSIGN(const bool posted, stores.entries.HasEvent(call.transaction(), meta.id));
    if (posted) return absl::OkStatus();
    SOCLE_ASSIGN(const PaymentFact payment, PaymentFrom(fact));
    SOCLE_ASSIGN(const PostingRules rules, stores.accounts.LoadRules(call.transaction()));
    SOCLE_ASSIGN(Content content, EntryFor(payment, rules));
    return PostDocument(stores, call, meta, std::move(content), fact.payment(), payment.invoice);
}

// Erased since: there is no name to keep.
template <typename Fact>
absl::Status OnParty(const Stores& stores, Call& call, const EventMeta& meta, const Fact& fact) {
    if (meta.erased) return absl::OkStatus();
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>(kParties, fact.party(), "party"));
    return stores.accounts.NameParty(call.transaction(), party, fact.record().display_name());
}

}  // namespace

void Subscribe(const Stores& stores, EventHandlers& handlers) {
    handlers.On<invoicing::v1::InvoiceIssued>(
        [&stores](Call& call, const EventMeta& meta, const invoicing::v1::InvoiceIssued& fact) {
            return OnSale(stores, call, meta, fact, fact.invoice());
        });
    handlers.On<invoicing::v1::CreditNoteIssued>(
        [&stores](Call& call, const EventMeta& meta, const invoicing::v1::CreditNoteIssued& fact) {
            return OnSale(stores, call, meta, fact, fact.credit_note());
        });
    handlers.On<invoicing::v1::PaymentRecorded>(
        [&stores](Call& call, const EventMeta& meta, const invoicing::v1::PaymentRecorded& fact) {
            return OnPayment(stores, call, meta, fact);
        });
    handlers.On<client_record::v1::PartyCreated>(
        [&stores](Call& call, const EventMeta& meta, const client_record::v1::PartyCreated& fact) {
            return OnParty(stores, call, meta, fact);
        });
    handlers.On<client_record::v1::PartyUpdated>(
        [&stores](Call& call, const EventMeta& meta, const client_record::v1::PartyUpdated& fact) {
            return OnParty(stores, call, meta, fact);
        });
}

}  // namespace socle::accounting
