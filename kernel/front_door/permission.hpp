// Whether an actor may do what a contract asks for. The one place that knows wildcards: a role may
// hold "invoicing.issue", "invoicing.*" or "*".
#pragma once

#include <string_view>

#include "socle/call.hpp"

namespace socle::kernel {

[[nodiscard]] bool Grants(const Actor& actor, std::string_view permission);

}  // namespace socle::kernel
