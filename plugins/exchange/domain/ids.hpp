// The records the exchange brick keeps and names.
#pragma once

#include <string>
#include <string_view>

#include "socle/id.hpp"

namespace socle::exchange {

using ImportId = Id<struct ImportTag>;

inline constexpr std::string_view kImports = "imports";
inline constexpr std::string_view kJobs = "jobs";  // kept by the kernel

[[nodiscard]] inline std::string NameOf(ImportId id) {
    return ResourceName(kImports, id.value());
}

}  // namespace socle::exchange
