// Fiscal years and their periods, the months. A closed period takes no entry any more: what is
// recorded later is dated on the first day that is open.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "socle/date.hpp"

namespace socle::accounting {

inline constexpr int kYearMonthsMax = 24;

struct FiscalYear {
    Date start;
    Date end;
    std::optional<Date> closed_through = {};  // no entry is dated on this day or before any more
    bool closed = false;
    std::int64_t last_number = 0;

    [[nodiscard]] bool Holds(const Date& day) const { return start <= day && day <= end; }
    friend bool operator==(const FiscalYear&, const FiscalYear&) = default;
};

// The calendar year of a day, cut where it would touch a year that is there already.
[[nodiscard]] FiscalYear YearAround(const Date& day, const std::vector<FiscalYear>& others);

// Refusals: INVALID_VALUE (it ends before it starts, lasts longer than 24 months, or does not end
// with a month), FISCAL_YEAR_OVERLAPS.
[[nodiscard]] absl::Status CheckNewYear(const FiscalYear& year,
                                        const std::vector<FiscalYear>& others);

// Refusal: PERIOD_CLOSED.
[[nodiscard]] absl::Status CheckOpen(const FiscalYear& year, const Date& day);

// Closes the months up to `through`. Refusals: INVALID_VALUE unless that is a month's or the year's
// last day, PERIOD_CLOSED when it is closed already, FISCAL_YEAR_CLOSED.
[[nodiscard]] absl::StatusOr<FiscalYear> ClosedThrough(FiscalYear year, const Date& through);

// The first day from `day` on that no closed period holds, of years in the order of their start. A
// day in no year is open.
[[nodiscard]] Date FirstOpenDay(const Date& day, const std::vector<FiscalYear>& years);

}  // namespace socle::accounting
