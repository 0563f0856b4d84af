// Recomputes what the client record derives: folded texts, keys, chains of merges; and looks for
// ties and notes that lead nowhere.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"
#include "socle/call.hpp"

namespace socle::client_record {

// Findings beyond these are not listed: the first ones say what is wrong.
inline constexpr int kFindingsMax = 100;

[[nodiscard]] absl::StatusOr<VerifyReport> VerifyRecord(Call& call);

}  // namespace socle::client_record
