// The data folder of the embedded PostgreSQL: its layout, who may enter it, the cluster made in it
// by initdb, and the settings written into the cluster at each start.
//
//   <data>/socled.lock   held while a socled uses the folder
//   <data>/postgres      the cluster (PGDATA); exists only once initdb has ended well
//   <data>/run           the socket's folder, mode 0700
//   <data>/log           postgres.log and the one before, postgres.log.1
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <filesystem>
#include <string>

#include "kernel/host/postgres_log.hpp"
#include "kernel/host/postgres_process.hpp"

namespace socle::kernel {

struct EmbeddedPostgresOptions {
    std::filesystem::path data_dir;
    std::filesystem::path socket_dir;  // empty: <data_dir>/run
    std::filesystem::path bin_dir;     // empty: the cluster's version, else the newest installed
    std::string database = "socle";    // lower case letters, digits, underscores
    std::string os_user = "postgres";  // who runs the server when the kernel runs as root
    int connections_max = 40;          // the server's, those of its own maintenance included
};

// Names the embedded cluster uses. The login role is the kernel's own and no superuser.
inline constexpr const char* kLoginRole = "socle";
inline constexpr const char* kAdminRole = "socle_admin";
inline constexpr int kPostgresPort = 5432;  // only part of the socket's name: no TCP port opens

class PostgresFolder {
 public:
    // Checks the options and makes the folders. Refuses a socket path that is too long, folders
    // others may write to, unknown users and a missing PostgreSQL.
    static absl::StatusOr<PostgresFolder> Open(const EmbeddedPostgresOptions& options);

    // Runs initdb unless the cluster exists. It is made beside its place and renamed, so that a
    // crash on the way leaves no half-made cluster. Needs the instance lock.
    [[nodiscard]] absl::Status CreateClusterIfMissing() const;
    // Finds the programs that fit the cluster's version and writes socle.conf, pg_hba.conf and
    // pg_ident.conf. Needs the instance lock.
    [[nodiscard]] absl::Status WriteSettings() const;

    [[nodiscard]] absl::StatusOr<std::filesystem::path> Program(const std::string& name) const;
    [[nodiscard]] std::filesystem::path cluster() const { return data_ / "postgres"; }
    [[nodiscard]] std::filesystem::path lock_file() const { return data_ / "socled.lock"; }
    [[nodiscard]] PostgresLog log() const { return PostgresLog(data_ / "log" / "postgres.log"); }
    [[nodiscard]] const std::filesystem::path& socket_dir() const { return socket_; }
    [[nodiscard]] const OsUser& server_user() const { return server_user_; }

 private:
    PostgresFolder() = default;
    [[nodiscard]] absl::Status RunInitdb(const std::filesystem::path& fresh) const;

    std::filesystem::path data_, socket_, bin_;
    int connections_max_ = 0;
    OsUser kernel_user_, server_user_;
};

}  // namespace socle::kernel
