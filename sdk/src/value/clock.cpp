#include "socle/clock.hpp"

#include <absl/strings/str_format.h>
#include <absl/time/time.h>

#include <algorithm>
#include <utility>

#include "chars.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

using std::chrono::days;
using std::chrono::microseconds;

absl::TimeZone Loaded(const std::string& name) {
    absl::TimeZone zone;
    // Zones are cached by name after the first load, and Load() has shown that this one exists.
    return absl::LoadTimeZone(name, &zone) ? zone : absl::UTCTimeZone();
}

// Only names of the IANA database: the loader would take a path of the file system as well.
bool IsZoneName(std::string_view name) {
    constexpr std::size_t kNameMax = 64;
    if (name.empty() || name.size() > kNameMax || name.find("..") != std::string_view::npos) {
        return false;
    }
    const auto is_name_character = [](char c) {
        return (c >= 'a' && c <= 'z') || internal::IsUpper(c) || internal::IsDigit(c) || c == '/' ||
               c == '_' || c == '-' || c == '+';
    };
    return internal::IsUpper(name.front()) && std::ranges::all_of(name, is_name_character);
}

absl::Status NotAnInstant(std::string_view text) {
    return Refuse(reason::kInvalidValue,
                  "this is not an instant of RFC 3339; write it like 2026-11-23T08:15:00Z",
                  {{"value", internal::Shown(text)}, {"expected", "2026-11-23T08:15:00Z"}});
}

// Takes `count` digits off the front; -1 when there are fewer.
int TakeNumber(std::string_view& text, std::size_t count) {
    if (text.size() < count || !internal::IsDigits(text.substr(0, count))) return -1;
    int number = 0;
    for (const char digit : text.substr(0, count)) number = number * 10 + (digit - '0');
    text.remove_prefix(count);
    return number;
}

bool TakeMark(std::string_view& text, char mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(1);
    return true;
}

// "08:15", at most 23:59; in minutes, -1 when it is none.
int TakeHourAndMinute(std::string_view& text) {
    const int hour = TakeNumber(text, 2);
    const bool colon = TakeMark(text, ':');
    const int minute = TakeNumber(text, 2);
    if (hour < 0 || hour > 23 || !colon || minute < 0 || minute > 59) return -1;
    return hour * 60 + minute;
}

// ".000001": one to nine digits; what is finer than a microsecond is cut off. -1 when it is none.
int TakeFraction(std::string_view& text) {
    if (!TakeMark(text, '.')) return 0;
    constexpr std::size_t kDigitsMax = 9;
    constexpr std::size_t kDigitsKept = 6;
    std::size_t count = 0;
    int micros = 0;
    while (count < text.size() && internal::IsDigit(text[count])) {
        if (count < kDigitsKept) micros = micros * 10 + (text[count] - '0');
        ++count;
    }
    if (count == 0 || count > kDigitsMax) return -1;
    text.remove_prefix(count);
    for (; count < kDigitsKept; ++count) micros *= 10;
    return micros;
}

}  // namespace

Instant SystemClock::Now() const {
    return std::chrono::floor<microseconds>(std::chrono::system_clock::now());
}

absl::StatusOr<TimeZone> TimeZone::Load(std::string_view name) {
    absl::TimeZone zone;
    if (!IsZoneName(name) || !absl::LoadTimeZone(std::string(name), &zone)) {
        return Refuse(reason::kInvalidValue,
                      "this is not a time zone; use an IANA name such as Europe/Paris",
                      {{"value", internal::Shown(name)}, {"expected", "Europe/Paris"}});
    }
    return TimeZone(std::string(name));
}

TimeZone TimeZone::Utc() {
    return TimeZone("UTC");
}

Date TimeZone::DayOf(Instant instant) const {
    const auto civil =
        Loaded(name_).At(absl::FromUnixMicros(instant.time_since_epoch().count())).cs;
    return Date::FromDaysSince1970(absl::CivilDay(civil) - absl::CivilDay(1970, 1, 1));
}

std::string FormatInstant(Instant instant) {
    const auto day = std::chrono::floor<days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    return absl::StrFormat("%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int{date.year()},
                           unsigned{date.month()}, unsigned{date.day()}, time.hours().count(),
                           time.minutes().count(), time.seconds().count(),
                           time.subseconds().count());
}

absl::StatusOr<Instant> ParseInstant(std::string_view text) {
    std::string_view rest = text;
    const int year = TakeNumber(rest, 4);
    const bool dash = TakeMark(rest, '-');
    const int month = TakeNumber(rest, 2);
    const bool second_dash = TakeMark(rest, '-');
    const int day = TakeNumber(rest, 2);
    if (year < 0 || !dash || month < 0 || !second_dash || day < 0) return NotAnInstant(text);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || !(TakeMark(rest, 'T') || TakeMark(rest, 't'))) return NotAnInstant(text);

    const int minutes = TakeHourAndMinute(rest);
    const bool colon = TakeMark(rest, ':');
    const int seconds = TakeNumber(rest, 2);
    const int micros = TakeFraction(rest);
    if (minutes < 0 || !colon || seconds < 0 || seconds > 59 || micros < 0) {
        return NotAnInstant(text);
    }

    int offset_minutes = 0;
    if (!TakeMark(rest, 'Z') && !TakeMark(rest, 'z')) {
        const bool east = rest.starts_with('+');
        if (!east && !rest.starts_with('-')) return NotAnInstant(text);
        rest.remove_prefix(1);
        offset_minutes = TakeHourAndMinute(rest);
        if (offset_minutes < 0) return NotAnInstant(text);
        if (!east) offset_minutes = -offset_minutes;
    }
    if (!rest.empty()) return NotAnInstant(text);
    return std::chrono::sys_days{date} + std::chrono::minutes{minutes - offset_minutes} +
           std::chrono::seconds{seconds} + microseconds{micros};
}

}  // namespace socle
