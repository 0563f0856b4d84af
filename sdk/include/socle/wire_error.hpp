// How a refusal travels: absl::Status to google.rpc.Status with one socle.type.v1.Error, and back.
// What comes back has the same reason and metadata, and remembers the contract the reason belongs
// to.
#pragma once

#include <absl/status/status.h>

#include <string>
#include <string_view>

#include "google/rpc/status.pb.h"

namespace socle {

// Longer sentences and values are cut, further metadata left out: a refusal must fit a header.
inline constexpr std::size_t kErrorSentenceCharactersMax = 1000;
inline constexpr std::size_t kErrorValueCharactersMax = 200;
inline constexpr std::size_t kErrorMetadataMax = 20;

// The contract a reason belongs to: "socle.type.v1" for reasons any method may give, else the
// contract (proto package) the status came from over the wire, else `contract`, the called method's
// own.
[[nodiscard]] std::string DomainOf(const absl::Status& status, std::string_view contract);

// A status without reason that says INTERNAL, UNKNOWN or DATA_LOSS loses its words, which were not
// written for callers, and gets the reason INTERNAL.
[[nodiscard]] google::rpc::Status WireStatusOf(const absl::Status& status,
                                               std::string_view contract);

[[nodiscard]] absl::Status StatusFromWire(const google::rpc::Status& wire);

}  // namespace socle
