// The one way a package is refused: BRICK_REFUSED with one sentence about it in both languages,
// which ListBricks shows as the brick's problem. The sentences are the contract's.
#pragma once

#include <string>

#include "socle/bricks/v1/resources.pb.h"
#include "socle/status.hpp"
#include "socle/text.hpp"

namespace socle {

inline constexpr Reason kBrickRefused{absl::StatusCode::kFailedPrecondition, "BRICK_REFUSED"};

// `values`: what the problem's text names.
[[nodiscard]] absl::Status RefusePackage(bricks::v1::Problem problem, const Metadata& values = {});
// The sentence of such a refusal; any other status becomes a problem of its own.
[[nodiscard]] Wording ProblemOf(const absl::Status& refusal);
// Told to whoever wants to use the brick.
[[nodiscard]] absl::Status RefuseBrick(const std::string& brick, const Wording& problem);

}  // namespace socle
