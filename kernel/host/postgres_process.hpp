// The processes behind the embedded PostgreSQL: who they run as, how they are started so that they
// end with the kernel, and how one waits for and signals a process without mistaking its pid.
#pragma once

#include <absl/status/statusor.h>
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/host/unique_fd.hpp"
#include "socle/status.hpp"

namespace socle::kernel {

// Why the embedded database did not start. The sentences say what to do.
namespace postgres_reason {
inline constexpr Reason kNotInstalled{absl::StatusCode::kFailedPrecondition,
                                      "POSTGRES_NOT_INSTALLED"};
inline constexpr Reason kFolderUnusable{absl::StatusCode::kFailedPrecondition,
                                        "DATA_FOLDER_UNUSABLE"};
inline constexpr Reason kFolderInUse{absl::StatusCode::kFailedPrecondition, "DATA_FOLDER_IN_USE"};
inline constexpr Reason kStartFailed{absl::StatusCode::kUnavailable, "DATABASE_START_FAILED"};
inline constexpr Reason kStopFailed{absl::StatusCode::kUnavailable, "DATABASE_STOP_FAILED"};
}  // namespace postgres_reason

struct OsUser {
    std::string name;
    uid_t uid = 0;
    gid_t gid = 0;
};

// The user this process runs as, and a user by name.
[[nodiscard]] absl::StatusOr<OsUser> CurrentUser();
[[nodiscard]] absl::StatusOr<OsUser> FindUser(const std::string& name);

// A process held by a pidfd: the pid cannot be taken over by another process while this exists.
class ProcessHandle {
 public:
    // NOT_FOUND when there is no such process.
    static absl::StatusOr<ProcessHandle> Open(pid_t pid);

    [[nodiscard]] pid_t pid() const { return pid_; }
    // True once the process has ended (a zombie has ended). Waits at most `limit`.
    [[nodiscard]] bool EndedWithin(std::chrono::milliseconds limit) const;
    // True when the signal was delivered.
    bool Signal(int signal) const;

 private:
    ProcessHandle(pid_t pid, UniqueFd fd) : pid_(pid), fd_(std::move(fd)) {}
    pid_t pid_;
    UniqueFd fd_;
};

struct SpawnRequest {
    std::vector<std::string> arguments;  // the first one is the program's full path
    std::filesystem::path folder;        // working directory
    OsUser user;                         // run as; needs root unless it is the current user
    int output = -1;                     // stdout and stderr
};

// Starts a program in its own session with a bare environment, default signals and no descriptors
// but its output. It receives SIGINT when the calling *thread* ends (PR_SET_PDEATHSIG), however
// that happens, so call from a thread that lives as long as the kernel: the main one.
[[nodiscard]] absl::StatusOr<ProcessHandle> Spawn(const SpawnRequest& request);

// Collects an ended child. Its exit code, or 128 + the signal that ended it.
int Reap(const ProcessHandle& child);

}  // namespace socle::kernel
