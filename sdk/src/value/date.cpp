#include "socle/date.hpp"

#include <absl/strings/str_format.h>

#include <algorithm>

#include "chars.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

constexpr int kYearMin = 1900;
constexpr int kYearMax = 2199;
constexpr std::chrono::sys_days kFirst{std::chrono::year{kYearMin} / 1 / 1};
constexpr std::chrono::sys_days kLast{std::chrono::year{kYearMax} / 12 / 31};

int Number(std::string_view digits) {
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

}  // namespace

absl::StatusOr<Date> Date::Of(int year, int month, int day) {
    const bool in_range =
        year >= kYearMin && year <= kYearMax && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    const std::chrono::year_month_day value{
        std::chrono::year{in_range ? year : kYearMin},
        std::chrono::month{static_cast<unsigned>(in_range ? month : 0)},
        std::chrono::day{static_cast<unsigned>(in_range ? day : 0)}};
    if (!value.ok()) {
        return Refuse(reason::kInvalidDate, "this day does not exist in the years 1900 to 2199",
                      {{"value", absl::StrFormat("%d-%02d-%02d", year, month, day)}});
    }
    return Date(value);
}

absl::StatusOr<Date> Date::Parse(std::string_view text) {
    using internal::IsDigits;
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        IsDigits(text.substr(0, 4)) && IsDigits(text.substr(5, 2)) &&
                        IsDigits(text.substr(8, 2));
    if (!shaped) {
        return Refuse(reason::kInvalidDate, "this is not a date; write it like 2026-11-23",
                      {{"value", internal::Shown(text)}});
    }
    return Of(Number(text.substr(0, 4)), Number(text.substr(5, 2)), Number(text.substr(8, 2)));
}

std::string Date::ToString() const {
    return absl::StrFormat("%04d-%02d-%02d", year(), month(), day());
}

Date Date::FromDaysSince1970(std::int64_t days) {
    const auto first = static_cast<std::int64_t>(kFirst.time_since_epoch().count());
    const auto last = static_cast<std::int64_t>(kLast.time_since_epoch().count());
    const auto bounded = static_cast<int>(std::clamp(days, first, last));
    return Date(std::chrono::sys_days{std::chrono::days{bounded}});
}

Date Date::PlusDays(int days) const {
    // In 64 bits, so that no number of days can overflow before it is bounded.
    return FromDaysSince1970(std::chrono::sys_days{value_}.time_since_epoch().count() +
                             static_cast<std::int64_t>(days));
}

Date Date::EndOfMonth() const {
    return Date(value_.year() / value_.month() / std::chrono::last);
}

int Date::DaysUntil(const Date& later) const {
    return static_cast<int>(
        (std::chrono::sys_days{later.value_} - std::chrono::sys_days{value_}).count());
}

}  // namespace socle
