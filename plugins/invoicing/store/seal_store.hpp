// The tenant's chain of seals over invoices, credit notes and payments: each one's seal is made of
// the one before and of what it says. The chain's end is locked until the transaction ends, and
// kept outside the database once it has been committed.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/chain_heads.hpp"
#include "socle/id.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

// What the chain is called among those whose heads are kept outside.
inline constexpr const char* kSealChain = "invoicing.seals";

// Signs bytes with the installation's key: BrickHost::seal.
using Sealer = std::function<std::string(std::string_view)>;

// A record's place in the chain.
struct Seal {
    std::int64_t position = 0;
    std::string previous;  // empty at the first
    std::string seal;
};

// The seal a record has after `previous`.
[[nodiscard]] std::string SealOver(const Sealer& sealer, const std::string& previous,
                                   const std::string& canonical_bytes);

enum class SealedKind { kInvoice, kCreditNote, kPayment };

struct SealedRecord {
    SealedKind kind;
    Uuid id;
    Seal seal;
    std::int64_t amount_minor = 0;  // the document's gross total, the payment's amount
};

class SealStore {
 public:
    SealStore(Sealer sealer, ChainHeads& heads) : sealer_(std::move(sealer)), heads_(heads) {}

    // The next place in the chain, taken for a record of these bytes.
    [[nodiscard]] absl::StatusOr<Seal> Take(Transaction& tx,
                                            const std::string& canonical_bytes) const;

    [[nodiscard]] absl::StatusOr<ChainHead> LoadHead(Transaction& tx) const;
    // At most `limit` records, in the chain's order: those after that one, or the first.
    [[nodiscard]] absl::StatusOr<std::vector<SealedRecord>> Scan(
        Transaction& tx, const std::optional<SealedRecord>& after, int limit) const;
    [[nodiscard]] const Sealer& sealer() const { return sealer_; }
    [[nodiscard]] ChainHeads& heads() const { return heads_; }

 private:
    Sealer sealer_;
    ChainHeads& heads_;
};

}  // namespace socle::invoicing
