// Questions to the person at the terminal. Without a terminal nothing is asked: the option that
// answers is named instead.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "session.hpp"

namespace socle::cli {

inline constexpr std::size_t kAnswerBytesMax = 10'000;

// One line, trimmed. `instead`: the option or field to give without a terminal.
[[nodiscard]] absl::StatusOr<std::string> Ask(Session& session, const std::string& question,
                                              const std::string& instead);
// The same, not shown while it is typed.
[[nodiscard]] absl::StatusOr<std::string> AskSecret(Session& session, const std::string& question,
                                                    const std::string& instead);
// OK for yes. --yes answers without asking.
[[nodiscard]] absl::Status Confirm(Session& session, const std::string& question);

// A line of standard input, without its end.
[[nodiscard]] std::string ReadLine(std::istream& in);

}  // namespace socle::cli
