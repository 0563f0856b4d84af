// Invoices that are not issued yet.
#pragma once

#include <absl/status/statusor.h>

#include <optional>

#include "domain/invoice.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

struct StoredDraft {
    DraftInvoice draft;
    Totals totals;
    Instant created_at;
    std::int64_t version = 1;
};

class DraftStore {
 public:
    // Refusal: ALREADY_EXISTS.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const StoredDraft& stored) const;
    // Gives it with its new version.
    [[nodiscard]] absl::StatusOr<StoredDraft> Update(Transaction& tx, StoredDraft stored) const;
    [[nodiscard]] absl::Status Delete(Transaction& tx, InvoiceId id) const;

    // Nothing when there is no such draft: it may be issued.
    [[nodiscard]] absl::StatusOr<std::optional<StoredDraft>> Find(Transaction& tx,
                                                                  InvoiceId id) const;
    [[nodiscard]] absl::StatusOr<std::optional<StoredDraft>> FindForUpdate(Transaction& tx,
                                                                           InvoiceId id) const;

    // Forgets the buyer.
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party) const;
};

}  // namespace socle::invoicing
