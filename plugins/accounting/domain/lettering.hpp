// Lines of one account and party that settle each other: their debits are their credits.
#pragma once

#include <absl/status/statusor.h>

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "domain/entry.hpp"

namespace socle::accounting {

inline constexpr std::size_t kLetteredLinesMax = 1000;

struct LineReference {
    EntryId entry = {};
    int line = 0;  // from 1

    friend bool operator==(const LineReference&, const LineReference&) = default;
    friend auto operator<=>(const LineReference&, const LineReference&) = default;
};

// A line of the books, as lettering sees it.
struct ClaimLine {
    LineReference reference;
    std::string account = {};
    std::optional<PartyId> party = {};  // as it is known today
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::string lettering = {};  // the letters it has; empty while it is open
};

struct Lettering {
    LetteringId id = {};
    std::string code = {};
    std::string account = {};
    PartyId party = {};
    std::int64_t amount = 0;
    Date date;
    std::vector<LineReference> lines = {};
};

// 1 -> "AA", 26 -> "AZ", 27 -> "BA", 703 -> "AAA".
[[nodiscard]] std::string LettersFor(std::int64_t number);

// What they settle, on either side. Refusals: REQUIRED (fewer than two lines), TOO_MANY,
// LINE_LETTERED, LINES_DO_NOT_SETTLE.
[[nodiscard]] absl::StatusOr<std::int64_t> CheckSettles(const std::vector<ClaimLine>& lines);

}  // namespace socle::accounting
