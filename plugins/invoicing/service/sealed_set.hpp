// What a batch of sealed records says, read in a few statements for all of them. A damaged record
// hides none of the others: it is there with the reason why it cannot be read.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <vector>

#include "store/stores.hpp"

namespace socle::invoicing {

template <typename Stored>
using ById = std::map<Uuid, absl::StatusOr<Stored>>;

struct SealedSet {
    ById<StoredInvoice> invoices;
    ById<CreditNote> credit_notes;
    ById<StoredPayment> payments;
};

// Each record of the batch is in the set.
[[nodiscard]] SealedSet ReadSealed(Transaction& tx, const Stores& stores,
                                   const std::vector<SealedRecord>& batch);

}  // namespace socle::invoicing
