// How an import that has not come to its end stands, by its job: a job may be cancelled, fail and
// be resumed without a word to the brick, so it is asked when the import is shown.
#pragma once

#include <absl/status/status.h>

#include "socle/call.hpp"
#include "socle/exchange/v1/resources.pb.h"

namespace socle::exchange {

// CANCELLED or FAILED with the reason, where its job is. One that is being taken back stays so,
// with the reason when its job has failed. No transaction may be open.
[[nodiscard]] absl::Status ShowJobState(Call& call, v1::Import& import);

}  // namespace socle::exchange
