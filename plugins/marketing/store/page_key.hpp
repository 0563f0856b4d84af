// The sort key in a page token. Tokens are checked but protect nothing: whoever makes one up gets a
// refusal instead of an error of the database.
#pragma once

#include <absl/status/statusor.h>

#include <optional>

#include "socle/id.hpp"
#include "socle/paging.hpp"
#include "socle/status.hpp"

namespace socle::marketing {

[[nodiscard]] inline absl::Status BadPageToken() {
    return RefuseField(reason::kInvalidPageToken, "page_token",
                       "this page token does not belong to this list; start from its first page");
}

// The id at place `i` of the key, or nothing on the first page. Refusal: INVALID_PAGE_TOKEN.
[[nodiscard]] inline absl::StatusOr<std::optional<Uuid>> IdAfter(const Page& page, std::size_t i) {
    if (page.IsFirst()) return std::optional<Uuid>{};
    const auto id = Uuid::Parse(page.after.at(i));
    if (!id.ok()) return BadPageToken();
    return std::optional<Uuid>{*id};
}

}  // namespace socle::marketing
