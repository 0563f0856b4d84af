// Runs a program to its end, within a deadline and with bounded output. For questions that may kill
// whoever asks them, such as loading a library nobody has tried yet.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace socle::kernel {

// What is printed beyond this is read and thrown away.
inline constexpr std::size_t kChildOutputMax = 16384;

struct ChildOutcome {
    bool timed_out = false;  // and was killed
    int exit_code = -1;      // when it ended by itself
    int signal = 0;          // when a signal ended it
    std::string output;      // what it wrote to standard output
    std::string errors;      // and to standard error
};

// Refusal: INTERNAL when it cannot be started.
[[nodiscard]] absl::StatusOr<ChildOutcome> RunChild(const std::vector<std::string>& command,
                                                    std::chrono::milliseconds deadline);

}  // namespace socle::kernel
