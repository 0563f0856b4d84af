// Lists are paged from the first day: a page is at most 1,000 rows (50 by default), and the token
// that fetches the next one is opaque and bound to the list's filter.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle {

inline constexpr int kPageSizeDefault = 50;
inline constexpr int kPageSizeMax = 1000;

// A page to fetch: at most `size` rows after `after`, the sort key of the last row shown (empty at
// the start).
struct Page {
    int size = kPageSizeDefault;
    std::vector<std::string> after;
    std::string filter;  // fingerprint of the filter, goes back into the next token

    [[nodiscard]] bool IsFirst() const { return after.empty(); }
    // Stores read one row more than `size` to know whether there is a next page.
    [[nodiscard]] int Limit() const { return size + 1; }
};

// Reads page_size and page_token of a request. `filter` is any text that names the list and its
// filter; `keys` the number of values of the sort key. Refusals: OUT_OF_RANGE (negative size),
// INVALID_PAGE_TOKEN (made for another list or filter, or damaged). A size above the maximum is cut
// to it.
[[nodiscard]] absl::StatusOr<Page> ReadPage(std::int32_t page_size, std::string_view page_token,
                                            std::string_view filter, std::size_t keys);

// The token of the page after a row with this sort key.
[[nodiscard]] std::string NextPageToken(const Page& page, const std::vector<std::string>& last_key);

// Removes the extra row, if any, and returns the next page's token, or "" at the end.
template <typename Item, typename KeyOf>
[[nodiscard]] std::string CutPage(const Page& page, std::vector<Item>& items, KeyOf key_of) {
    if (items.size() <= static_cast<std::size_t>(page.size)) return "";
    items.resize(static_cast<std::size_t>(page.size), items.front());
    return NextPageToken(page, key_of(items.back()));
}

}  // namespace socle
