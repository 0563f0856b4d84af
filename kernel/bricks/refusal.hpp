// The one way a package is refused: BRICK_REFUSED with one sentence about it, which ListBricks
// shows as the brick's problem.
#pragma once

#include <string>
#include <string_view>

#include "socle/status.hpp"

namespace socle::kernel {

inline constexpr Reason kBrickRefused{absl::StatusCode::kFailedPrecondition, "BRICK_REFUSED"};

[[nodiscard]] inline absl::Status RefusePackage(std::string_view problem) {
    return Refuse(kBrickRefused, problem, {{"problem", std::string(problem)}});
}

}  // namespace socle::kernel
