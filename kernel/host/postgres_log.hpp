// The log file of the embedded PostgreSQL: kept within 16 MiB (plus the one before), and read back
// when a start fails, so that the refusal says why.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "kernel/host/unique_fd.hpp"

namespace socle::kernel {

class PostgresLog {
 public:
    explicit PostgresLog(std::filesystem::path file) : file_(std::move(file)) {}

    // For a child's output: appends, and never follows a link.
    [[nodiscard]] absl::StatusOr<UniqueFd> OpenForAppend() const;
    [[nodiscard]] std::uintmax_t Size() const;
    // What was written since `offset`, at most the last 4 KiB.
    [[nodiscard]] std::string Since(std::uintmax_t offset) const;
    // When too long: copied to "<file>.1" and emptied, as the server holds it open.
    void KeepWithinLimit() const;
    // "<what>", the log's last lines since `offset`, and what to do about them.
    [[nodiscard]] absl::Status Failure(const std::string& what, std::uintmax_t offset) const;

 private:
    std::filesystem::path file_;
};

}  // namespace socle::kernel
