// Who uses a data folder: the lock that keeps a second socled out, and PostgreSQL's own lock files,
// which outlive a kill -9 and may name a pid that now belongs to somebody else.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <sys/types.h>

#include <filesystem>

#include "kernel/host/unique_fd.hpp"

namespace socle::kernel {

// Held until destroyed or the process ends, however that happens (flock).
class InstanceLock {
 public:
    // Refusal: DATA_FOLDER_IN_USE, naming the process that holds it.
    static absl::StatusOr<InstanceLock> Acquire(const std::filesystem::path& file);

 private:
    explicit InstanceLock(UniqueFd fd) : fd_(std::move(fd)) {}
    UniqueFd fd_;
};

// Makes way for a new postmaster on `cluster`. A postmaster of that very cluster that survived its
// kernel is stopped; lock files of a pid that is a zombie or belongs to an unrelated process are
// removed; those of a dead pid are left to PostgreSQL. Needs the instance lock.
[[nodiscard]] absl::Status ClearStalePostmaster(const std::filesystem::path& cluster,
                                                const std::filesystem::path& socket_dir);

// True when postmaster.pid says that the postmaster with this pid accepts connections.
[[nodiscard]] bool PostmasterReady(const std::filesystem::path& cluster, pid_t pid);

}  // namespace socle::kernel
