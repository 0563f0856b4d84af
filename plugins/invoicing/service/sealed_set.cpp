#include "service/sealed_set.hpp"

#include <utility>

namespace socle::invoicing {
namespace {

Uuid IdOf(const StoredInvoice& stored) {
    return stored.invoice.id.value();
}

Uuid IdOf(const CreditNote& credit) {
    return credit.id.value();
}

Uuid IdOf(const StoredPayment& stored) {
    return stored.payment.id.value();
}

template <typename Id>
std::vector<Id> IdsOf(const std::vector<SealedRecord>& batch, SealedKind kind) {
    std::vector<Id> ids;
    for (const SealedRecord& record : batch)
        if (record.kind == kind) ids.push_back(Id{record.id});
    return ids;
}

// All at once; where one of them is damaged, each by itself, for its own reason.
template <typename Stored, typename Store, typename Id>
ById<Stored> ReadAll(Transaction& tx, const Store& store, const std::vector<Id>& ids) {
    ById<Stored> found;
    if (ids.empty()) return found;
    absl::StatusOr<std::vector<Stored>> all = store.LoadAll(tx, ids);
    if (all.ok()) {
        for (Stored& stored : *all) {
            const Uuid id = IdOf(stored);
            found.emplace(id, std::move(stored));
        }
    }
    for (const Id id : ids) {
        if (!found.contains(id.value())) found.emplace(id.value(), store.Load(tx, id));
    }
    return found;
}

}  // namespace

SealedSet ReadSealed(Transaction& tx, const Stores& stores,
                     const std::vector<SealedRecord>& batch) {
    return {.invoices = ReadAll<StoredInvoice>(tx, stores.invoices,
                                               IdsOf<InvoiceId>(batch, SealedKind::kInvoice)),
            .credit_notes = ReadAll<CreditNote>(
                tx, stores.credit_notes, IdsOf<CreditNoteId>(batch, SealedKind::kCreditNote)),
            .payments = ReadAll<StoredPayment>(tx, stores.payments,
                                               IdsOf<PaymentId>(batch, SealedKind::kPayment))};
}

}  // namespace socle::invoicing
