// Proves the log: positions without a gap, each event chained to the one before, personal values
// that match their digests, the head where the last event is, the audit trail without a hole.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"

namespace socle::bus {

// Runs in the call's (read-only) transaction, which it opens. The first bad row of each kind is
// named. The log is held against its head kept outside (socle/chain_heads.hpp) as well.
[[nodiscard]] absl::StatusOr<VerifyReport> VerifyChain(Call& call, ChainHeads& heads);

}  // namespace socle::bus
