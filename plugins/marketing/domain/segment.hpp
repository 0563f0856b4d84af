// Segments: conditions on what is known of a party, and whether they hold on a day.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "socle/date.hpp"
#include "socle/id.hpp"
#include "socle/text.hpp"

namespace socle::marketing {

using SegmentId = Id<struct SegmentTag>;

inline constexpr std::size_t kSegmentNameMax = 200;
inline constexpr std::size_t kConditionsMax = 10;
inline constexpr int kDaysMax = 3650;
inline constexpr std::size_t kPrefixMax = 10;

enum class ConditionKind { kBoughtAtLeast, kSilentFor, kLostOpportunity, kPostalCodePrefix };
[[nodiscard]] std::string_view WordOf(ConditionKind kind);

struct Condition {
    ConditionKind kind = ConditionKind::kSilentFor;
    std::string text = {};          // the loss reason, or the prefix
    int days = 0;                   // but for the prefix
    std::int64_t amount_minor = 0;  // of what was bought, in cents

    friend bool operator==(const Condition&, const Condition&) = default;
};

struct Segment {
    SegmentId id = {};
    std::string display_name = {};
    std::vector<Condition> conditions = {};
};

// Refusals: REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE, INVALID_VALUE (an unknown loss reason).
[[nodiscard]] absl::StatusOr<Segment> CheckSegment(Segment segment);

struct Purchase {
    Date day;
    std::int64_t net_minor = 0;
};

struct Loss {
    Date day;
    std::string reason = {};
};

// Who a party is, as the client record says.
struct Person {
    std::string display_name = {};
    std::string given_name = {};
    bool is_company = false;
    std::string postal_code = {};
    std::string country_code = {};
};

// What is known of one party, those it was merged with included.
struct PartyFacts {
    std::vector<std::string> postal_codes = {};
    std::vector<Purchase> purchases = {};
    std::vector<Loss> losses = {};
    std::optional<Date> last_word = {};
};

struct Verdict {
    bool holds = false;
    Wording why = {};
};

// One for each condition, in their order.
[[nodiscard]] std::vector<Verdict> Explain(const Segment& segment, const PartyFacts& facts,
                                           const Date& day);
[[nodiscard]] bool IsMember(const Segment& segment, const PartyFacts& facts, const Date& day);

}  // namespace socle::marketing
