// What the demonstration company sold, tried to sell and looked after in eighteen months: a table.
#pragma once

#include <span>
#include <string_view>

namespace socle::demo {

inline constexpr int kDays = 548;  // of the whole story; the last one is today

enum class Ending {
    kPaid,       // in one go
    kInTwo,      // half, and the other half a month later
    kUnpaid,     // invoiced, and still owed
    kCredited,   // paid, and a part taken back
    kLostPrice,  // from here on nothing is invoiced
    kLostCompetitor,
    kLostNoAnswer,
    kOpen,
};

struct Affair {
    std::string_view client;
    std::string_view subject;
    int day;            // it begins
    int supplies;       // euros without VAT
    int labour;         // euros without VAT
    int decided_after;  // days
    int paid_after;     // days after the invoice
    Ending ending;
};

// Small work that comes back.
struct Upkeep {
    std::string_view client;
    std::string_view what;
    int first_day;
    int every;  // days
    int euros;  // without VAT
    int paid_after;
};

[[nodiscard]] std::span<const Affair> Affairs();
[[nodiscard]] std::span<const Upkeep> Upkeeps();

}  // namespace socle::demo
