// The private PostgreSQL of a Socle: made on first start in the data folder, run as an unprivileged
// user behind a unix socket only, stopped with the kernel even when that is killed, and repaired at
// the next start after any crash. With `--database <dsn>` none of this is used.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <memory>
#include <optional>
#include <string>

#include "kernel/host/postgres_folder.hpp"
#include "kernel/host/postgres_lock.hpp"
#include "kernel/host/postgres_process.hpp"

namespace socle::kernel {

class EmbeddedPostgres {
 public:
    // Returns once the database accepts the kernel's login. Call from the main thread: the server
    // is told to stop when the thread that started it ends (Linux's parent-death signal).
    static absl::StatusOr<std::unique_ptr<EmbeddedPostgres>> Start(
        const EmbeddedPostgresOptions& options);
    ~EmbeddedPostgres();
    EmbeddedPostgres(const EmbeddedPostgres&) = delete;
    EmbeddedPostgres& operator=(const EmbeddedPostgres&) = delete;

    // For the kernel's login: role "socle", owner of its database, no superuser.
    [[nodiscard]] const std::string& dsn() const { return dsn_; }
    // The postmaster; 0 when stopped.
    [[nodiscard]] pid_t pid() const { return postmaster_ ? postmaster_->pid() : 0; }

    // Starts the server again if it has ended, and keeps its log within its limit. Cheap when all
    // is well: call it from the main thread about once a second.
    [[nodiscard]] absl::Status EnsureRunning();
    // Ends open sessions and shuts down with a checkpoint; at once, without one, if that takes more
    // than a minute (the next start then recovers). Does nothing when already stopped.
    absl::Status Stop();

 private:
    EmbeddedPostgres(PostgresFolder folder, InstanceLock lock, std::string dsn)
        : folder_(std::move(folder)), lock_(std::move(lock)), dsn_(std::move(dsn)) {}
    [[nodiscard]] absl::Status Launch();
    [[nodiscard]] absl::StatusOr<ProcessHandle> SpawnPostmaster(int output) const;

    PostgresFolder folder_;
    InstanceLock lock_;
    std::string dsn_;
    std::optional<ProcessHandle> postmaster_;
    bool stopped_ = false;
};

}  // namespace socle::kernel
