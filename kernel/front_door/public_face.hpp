// What a refusal may show to the outside. Refusals with a reason were written for callers; anything
// else may hold SQL, paths or names of ours, so it is logged and becomes INTERNAL.
#pragma once

#include <absl/status/status.h>

#include <string_view>

namespace socle::kernel {

[[nodiscard]] absl::Status PublicFaceOf(const absl::Status& status, std::string_view method);

}  // namespace socle::kernel
