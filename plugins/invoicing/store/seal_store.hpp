// The tenant's chain of seals over invoices, credit notes and payments, and the records along it.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "socle/id.hpp"
#include "socle/seal_chain.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

enum class SealedKind { kInvoice, kCreditNote, kPayment };

struct SealedRecord {
    SealedKind kind;
    Uuid id;
    Seal seal;
    std::int64_t amount_minor = 0;  // the document's gross total, the payment's amount
};

class SealStore {
 public:
    SealStore(Sealer sealer, ChainHeads& heads);

    // The next place in the chain, taken for a record of these bytes.
    [[nodiscard]] absl::StatusOr<Seal> Take(Transaction& tx,
                                            const std::string& canonical_bytes) const {
        return chain_.Take(tx, canonical_bytes);
    }
    // At most `limit` records, in the chain's order: those after that one, or the first.
    [[nodiscard]] absl::StatusOr<std::vector<SealedRecord>> Scan(
        Transaction& tx, const std::optional<SealedRecord>& after, int limit) const;
    [[nodiscard]] const SealChain& chain() const { return chain_; }

 private:
    SealChain chain_;
};

}  // namespace socle::invoicing
