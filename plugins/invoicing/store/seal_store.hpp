// The tenant's chain of seals over invoices, credit notes and payments: each one's seal is made of
// the one before and of what it says. The chain's end is locked until the transaction ends.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/id.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

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

struct SealHead {
    std::int64_t position = 0;
    std::string seal;
};

class SealStore {
 public:
    explicit SealStore(Sealer sealer) : sealer_(std::move(sealer)) {}

    // The next place in the chain, taken for a record of these bytes.
    [[nodiscard]] absl::StatusOr<Seal> Take(Transaction& tx,
                                            const std::string& canonical_bytes) const;

    [[nodiscard]] absl::StatusOr<SealHead> LoadHead(Transaction& tx) const;
    // At most `limit` records after that position, in the chain's order.
    [[nodiscard]] absl::StatusOr<std::vector<SealedRecord>> Scan(Transaction& tx,
                                                                 std::int64_t after,
                                                                 int limit) const;
    [[nodiscard]] const Sealer& sealer() const { return sealer_; }

 private:
    Sealer sealer_;
};

}  // namespace socle::invoicing
