// One line of JSON per entry on standard error. Never personal data: names of things, ids, counts,
// reasons; not the sentences of refusals, which may quote what a person typed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace socle {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

using LogField = std::pair<std::string_view, std::string>;

// `event` is a fixed phrase without values: Log(LogLevel::kInfo, "brick_activated", {{"brick",
// name}}).
void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace socle
