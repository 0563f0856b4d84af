// A tenant's chain of seals over what the law freezes: each record's seal is made, with the
// installation's key, of the one before and of what the record says. The chain's end is a row of
// <brick>.seal_head (tenant_id, position, seal), locked until the transaction ends, and kept
// outside the database once that is committed.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "socle/chain_heads.hpp"
#include "socle/transaction.hpp"

namespace socle {

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

class SealChain {
 public:
    // `find_seal` tells as "is_there" whether the record at place $2 has seal $3.
    SealChain(std::string_view brick, Statement find_seal, Sealer sealer, ChainHeads& heads);

    // The next place in the chain, taken for a record of these bytes.
    [[nodiscard]] absl::StatusOr<Seal> Take(Transaction& tx,
                                            const std::string& canonical_bytes) const;
    [[nodiscard]] absl::StatusOr<ChainHead> LoadHead(Transaction& tx) const;

    // What the chain is called among those whose heads are kept outside: "<brick>.seals".
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const Sealer& sealer() const { return sealer_; }
    [[nodiscard]] ChainHeads& heads() const { return heads_; }

 private:
    std::string name_;
    BrickStatement lock_;
    BrickStatement load_;
    BrickStatement update_;
    Statement find_;
    Sealer sealer_;
    ChainHeads& heads_;
};

}  // namespace socle
