// Erasing what identifies a person, here and in the log. Asked for by the contract's method and by
// the kernel, which asks every brick the same.
#pragma once

#include <absl/status/statusor.h>

#include "kernel/client_record/store/stores.hpp"
#include "socle/call.hpp"

namespace socle::client_record {

// Erases the party the name leads to and all that was merged into it: they are one person. The
// second time nothing changes. Refusals: NOT_FOUND, CONFLICT.
[[nodiscard]] absl::StatusOr<Party> EraseForGood(Call& call, const Stores& stores, PartyId id);

}  // namespace socle::client_record
