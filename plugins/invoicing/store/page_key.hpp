// The sort key of the newest-first lists: when a record was made, then its id. Page tokens are
// checked but protect nothing: whoever makes one up gets a refusal instead of an error of the
// database.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "socle/clock.hpp"
#include "socle/id.hpp"
#include "socle/paging.hpp"
#include "socle/status.hpp"

namespace socle::invoicing {

inline constexpr std::size_t kNewestFirstKeys = 2;

struct NewestFirst {
    std::optional<Instant> at;
    std::optional<Uuid> id;
};

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

// Refusal: INVALID_PAGE_TOKEN.
[[nodiscard]] inline absl::StatusOr<NewestFirst> NewestAfter(const Page& page) {
    if (page.IsFirst()) return NewestFirst{};
    const auto at = ParseInstant(page.after.front());
    if (!at.ok()) return BadPageToken();
    SOCLE_ASSIGN(const std::optional<Uuid> id, IdAfter(page, 1));
    return NewestFirst{*at, id};
}

[[nodiscard]] inline std::vector<std::string> NewestKey(Instant at, const Uuid& id) {
    return {FormatInstant(at), id.ToString()};
}

}  // namespace socle::invoicing
