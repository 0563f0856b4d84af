// Loads a library in a child process first: what would take the kernel down with it (a truncated
// file, a static initialiser that throws, a second copy of a contract) becomes one sentence
// instead.
#pragma once

#include <absl/status/status.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace socle::kernel {

struct ProbeRequest {
    std::filesystem::path host_program;  // socle-brick-host
    std::filesystem::path library;
    std::string name;  // what the library must call itself
    // Libraries the kernel has loaded already: loaded first, so that the child meets what the
    // kernel would meet.
    std::vector<std::filesystem::path> beside;
    std::chrono::milliseconds deadline{5000};
};

// Refusals: BRICK_REFUSED with a sentence; INTERNAL when the program cannot be run.
[[nodiscard]] absl::Status Probe(const ProbeRequest& request);

}  // namespace socle::kernel
