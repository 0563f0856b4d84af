// Business days. A day is a date in the tenant's time zone, never a midnight.
// Not for instants: those are socle::Instant (socle/clock.hpp).
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace socle {

class Date {
 public:
    // Refusal INVALID_DATE: 31 February, month 13, or a year outside 1900..2199.
    static absl::StatusOr<Date> Of(int year, int month, int day);
    // "2026-11-23" (ISO 8601) only.
    static absl::StatusOr<Date> Parse(std::string_view text);

    // Days from 1 January 1970; stops at the first and last day a Date can be.
    static Date FromDaysSince1970(std::int64_t days);

    [[nodiscard]] int year() const { return int(value_.year()); }
    [[nodiscard]] int month() const { return int(unsigned(value_.month())); }
    [[nodiscard]] int day() const { return int(unsigned(value_.day())); }
    [[nodiscard]] std::string ToString() const;  // "2026-11-23"
    // Stops at the first and last day a Date can be.
    [[nodiscard]] Date PlusDays(int days) const;
    // The last day of this date's month.
    [[nodiscard]] Date EndOfMonth() const;
    [[nodiscard]] int DaysUntil(const Date& later) const;

    friend bool operator==(const Date&, const Date&) = default;
    friend auto operator<=>(const Date&, const Date&) = default;

 private:
    explicit Date(std::chrono::year_month_day value) : value_(value) {}
    std::chrono::year_month_day value_;
};

}  // namespace socle
