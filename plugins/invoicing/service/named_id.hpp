// The id of a record that is being created.
#pragma once

#include <string>
#include <string_view>

#include "socle/call.hpp"
#include "socle/id.hpp"

namespace socle::invoicing {

// The one its sender chose by naming it, or a new one. Refusal: INVALID_NAME.
template <typename IdType>
[[nodiscard]] absl::StatusOr<IdType> NamedOrNewId(Call& call, std::string_view collection,
                                                  const std::string& name) {
    if (name.empty()) return IdType{call.NewId()};
    return ParseIdName<IdType>(collection, name);
}

}  // namespace socle::invoicing
