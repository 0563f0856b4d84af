// Etags (AIP-154): a record carries one made from its row's version; an update that sends it back
// is refused when somebody else was faster.
#pragma once

#include <absl/status/status.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace socle {

// The etag of a record whose row has this version. Opaque to callers.
[[nodiscard]] std::string EtagOf(std::int64_t version);

// Refusal: ETAG_MISMATCH. A caller that sent none does not mind.
[[nodiscard]] absl::Status CheckEtag(std::string_view sent, std::int64_t current_version);

}  // namespace socle
