// Time is passed in. A Clock gives instants; a TimeZone turns an instant into the tenant's day.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "socle/date.hpp"

namespace socle {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
 public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant Now() const = 0;
};

// The machine's own clock.
class SystemClock final : public Clock {
 public:
    [[nodiscard]] Instant Now() const override;
};

// An IANA zone ("Europe/Paris"). Refusal: INVALID_VALUE for an unknown zone.
class TimeZone {
 public:
    static absl::StatusOr<TimeZone> Load(std::string_view name);
    static TimeZone Utc();
    [[nodiscard]] Date DayOf(Instant instant) const;
    [[nodiscard]] const std::string& name() const { return name_; }

 private:
    explicit TimeZone(std::string name) : name_(std::move(name)) {}
    std::string name_;
};

// RFC 3339 in UTC with microseconds, "2026-11-23T08:15:00.000001Z", and back.
[[nodiscard]] std::string FormatInstant(Instant instant);
[[nodiscard]] absl::StatusOr<Instant> ParseInstant(std::string_view text);

}  // namespace socle
