// What a brick says of itself, manifest.textproto: read and checked for itself, then against the
// contract it comes with. Everything wrong with a brick's author becomes one sentence here.
#pragma once

#include <absl/status/statusor.h>

#include <string_view>

#include "socle/bricks/v1/manifest.pb.h"
#include "socle/contract.hpp"

namespace socle {

// `folder_name` is what its name must be. Refusal: BRICK_REFUSED.
[[nodiscard]] absl::StatusOr<bricks::v1::Manifest> ParseManifest(std::string_view text,
                                                                 std::string_view folder_name);

// What the manifest and the contract say of each other, and what every contract must hold to.
// Refusal: BRICK_REFUSED.
[[nodiscard]] absl::Status CheckContract(const bricks::v1::Manifest& manifest,
                                         const Contract& contract);

}  // namespace socle
