// A journal entry: lines on accounts whose debits equal their credits. A draft may still be wrong;
// once posted it has a number and never changes.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/money.hpp"

namespace socle::accounting {

inline constexpr std::size_t kLinesMax = 1000;
inline constexpr std::size_t kPieceMax = 60;
inline constexpr std::size_t kDescriptionMax = 200;

enum class Journal { kSales, kPurchases, kBank, kMiscellaneous, kOpening };

// "VE", "AC", "BQ", "OD", "AN", and what they are called in French (the FEC's language).
[[nodiscard]] std::string_view CodeOf(Journal journal);
[[nodiscard]] std::string_view TitleOf(Journal journal);

// Minor units of the euro, the currency the books are kept in; one of the two is zero.
struct Line {
    std::string account = {};
    std::optional<PartyId> party = {};
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::string description = {};       // the entry's when empty
    std::optional<Date> due_date = {};  // of a claim
    std::string document = {};  // the invoice it belongs to, by its resource name; empty by hand

    friend bool operator==(const Line&, const Line&) = default;
};

struct Content {
    Journal journal = Journal::kMiscellaneous;
    Date date;
    std::string piece = {};
    Date piece_date;
    std::string description = {};
    std::vector<Line> lines = {};

    friend bool operator==(const Content&, const Content&) = default;
};

struct DraftEntry {
    EntryId id = {};
    Content content;
    std::int64_t version = 1;
};

// Where an entry came from.
struct Origin {
    std::string source = {};               // the document's resource name; empty by hand
    std::optional<Uuid> event = {};        // the event that told of it
    std::optional<EntryId> reverses = {};  // the entry it takes back
    std::optional<Date> meant_for = {};    // the day it would have, had its period not been closed

    friend bool operator==(const Origin&, const Origin&) = default;
};

struct PostedEntry {
    EntryId id = {};
    Date fiscal_year;  // its first day
    std::int64_t number = 0;
    Content content;
    Origin origin;
    std::string posted_by = {};
    Instant posted_at = {};

    friend bool operator==(const PostedEntry&, const PostedEntry&) = default;
};

struct Sums {
    std::int64_t debit = 0;
    std::int64_t credit = 0;
};
[[nodiscard]] Sums SumsOf(const std::vector<Line>& lines);

// What any entry must be, a draft too: 1,000 lines at most, each with one positive side, texts
// within their limits, a party on accounts kept by party and on no other. Refusals: TOO_MANY,
// OUT_OF_RANGE, REQUIRED, INVALID_VALUE, TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::Status CheckContent(const Content& content);

// What an entry must be to be posted. Refusals: ENTRY_INCOMPLETE (metadata "missing"),
// ENTRY_UNBALANCED.
[[nodiscard]] absl::Status CheckPostable(const Content& content);

// The same lines with their sides swapped.
[[nodiscard]] Content Reversed(const Content& content, const Date& date, std::string_view reason);

// "12.34 EUR".
[[nodiscard]] Money EurosOf(std::int64_t minor_units);

// The canonical form that is sealed (socle/canonical.hpp).
[[nodiscard]] std::string CanonicalBytes(const PostedEntry& entry);

}  // namespace socle::accounting
