#include "kernel/host/postgres_folder.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

namespace socle::kernel {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kDebianPostgres = "/usr/lib/postgresql";
constexpr auto kInitdbWithin = 2min;

absl::Status Unusable(const std::string& sentence) {
    return Refuse(postgres_reason::kFolderUnusable, sentence);
}

absl::Status SystemRefusal(const std::string& what, const fs::path& path, int error = errno) {
    return Unusable("cannot " + what + " " + path.string() + ": " + std::strerror(error));
}

// A new folder gets this owner and mode; one that exists is only checked, never changed, as it may
// be somebody else's.
absl::Status EnsureFolder(const fs::path& path, const OsUser& owner, gid_t group, mode_t mode) {
    if (::mkdir(path.c_str(), 0700) == 0) {
        if (::geteuid() == 0 && ::chown(path.c_str(), owner.uid, group) != 0) {
            return SystemRefusal("give to " + owner.name, path);
        }
        if (::chmod(path.c_str(), mode) != 0) return SystemRefusal("set the rights of", path);
        return absl::OkStatus();
    }
    if (errno != EEXIST) return SystemRefusal("make the folder", path);
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return SystemRefusal("look at", path);
    if (!S_ISDIR(found.st_mode)) return Unusable(path.string() + " is not a folder");
    if (found.st_uid != owner.uid) {
        return Unusable(path.string() + " belongs to user number " + std::to_string(found.st_uid) +
                        ", not to " + owner.name + "; choose another folder or chown it");
    }
    if ((found.st_mode & ~mode & 0022) != 0) {
        return Unusable("others may write to " + path.string() + "; run chmod go-w on it");
    }
    return absl::OkStatus();
}

// The socket's path stands in a setting and in the connection string, both with their own
// separators, and must fit the operating system's address structure.
absl::Status CheckSocketFolder(const fs::path& folder) {
    const std::string socket = (folder / ".s.PGSQL.").string() + std::to_string(kPostgresPort);
    constexpr std::size_t kSocketPathMax = sizeof(sockaddr_un{}.sun_path) - 1;
    if (socket.size() > kSocketPathMax) {
        return Unusable("the socket path " + socket + " has " + std::to_string(socket.size()) +
                        " bytes, the system allows " + std::to_string(kSocketPathMax) +
                        "; choose a shorter data folder or a socket folder elsewhere");
    }
    for (const char c : socket) {
        if (std::string_view(",'\"\\").find(c) != std::string_view::npos ||
            static_cast<unsigned char>(c) < ' ') {
            return Unusable("the socket path " + socket +
                            " may not contain commas, quotes, backslashes or line breaks");
        }
    }
    return absl::OkStatus();
}

absl::Status CheckDatabaseName(const std::string& name) {
    const bool known = name == "postgres" || name == "template0" || name == "template1";
    const bool plain =
        !name.empty() && name.size() <= 40 && name.front() >= 'a' && name.front() <= 'z' &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (plain && !known) return absl::OkStatus();
    return RefuseField(reason::kInvalidValue, "database",
                       "the database name \"" + name +
                           "\" must be 1 to 40 lower case letters, digits and underscores, begin "
                           "with a letter and not be PostgreSQL's own");
}

std::optional<int> VersionNumber(const std::string& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

absl::StatusOr<fs::path> NewestPrograms() {
    int newest = 0;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(kDebianPostgres, ignored)) {
        const auto version = VersionNumber(entry.path().filename().string());
        if (version && *version > newest && fs::exists(entry.path() / "bin/postgres", ignored)) {
            newest = *version;
        }
    }
    if (newest == 0) {
        return Refuse(postgres_reason::kNotInstalled,
                      "no PostgreSQL server under /usr/lib/postgresql; install the package "
                      "postgresql, or use your own with --database");
    }
    return fs::path(kDebianPostgres) / std::to_string(newest) / "bin";
}

// Replaces a file of the cluster in one step. The folder belongs to the server's user, so a link
// planted there must not lead root's pen elsewhere: O_EXCL never follows one.
absl::Status WriteClusterFile(const fs::path& path, const OsUser& owner, const std::string& text) {
    const fs::path fresh = path.string() + ".new";
    ::unlink(fresh.c_str());
    UniqueFd file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.valid()) return SystemRefusal("write", fresh);
    if (owner.uid != ::geteuid() && ::fchown(file.get(), owner.uid, owner.gid) != 0) {
        return SystemRefusal("give to " + owner.name, fresh);
    }
    const ssize_t written = ::write(file.get(), text.data(), text.size());
    if (written != static_cast<ssize_t>(text.size())) {
        return SystemRefusal("write", fresh, written < 0 ? errno : ENOSPC);
    }
    if (::fsync(file.get()) != 0) return SystemRefusal("write", fresh);
    if (::rename(fresh.c_str(), path.c_str()) != 0) return SystemRefusal("replace", path);
    return absl::OkStatus();
}

void SyncFolder(const fs::path& folder) {
    const UniqueFd handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.valid()) ::fsync(handle.get());
}

// reliability: fsync, full pages and synchronous commit are what "acknowledged" means. Errors are
// logged without their statement and detail, which may hold personal data.
std::string Settings(const fs::path& socket_dir, int connections_max) {
    return "# Written by socled at each start; changes here are lost.\n"
           "listen_addresses = ''\n"
           "unix_socket_directories = '\"" +
           socket_dir.string() +
           "\"'\n"
           "unix_socket_permissions = 0700\n"
           "port = " +
           std::to_string(kPostgresPort) +
           "\n"
           "max_connections = " +
           std::to_string(connections_max) +
           "\n"
           "shared_buffers = 128MB\n"
           "fsync = on\n"
           "full_page_writes = on\n"
           "synchronous_commit = on\n"
           "wal_level = replica\n"
           "max_wal_size = 1GB\n"
           "jit = off\n"
           "idle_in_transaction_session_timeout = 30s\n"
           "timezone = 'UTC'\n"
           "log_timezone = 'UTC'\n"
           "lc_messages = 'C'\n"
           "logging_collector = off\n"
           "log_destination = 'stderr'\n"
           "log_line_prefix = '%m [%p] '\n"
           "log_error_verbosity = terse\n"
           "log_min_error_statement = panic\n"
           "password_encryption = 'scram-sha-256'\n";
}

// Only the kernel's user and the server's may log in, each as itself: the operating system vouches
// for them (peer), there is no password to steal and nobody is trusted.
std::string IdentMap(const OsUser& kernel_user, const OsUser& server_user) {
    std::string map = "# Written by socled at each start.\n";
    for (const OsUser& user : {kernel_user, server_user}) {
        for (const char* role : {kLoginRole, kAdminRole}) {
            map += "socle \"" + user.name + "\" " + role + "\n";
        }
        if (kernel_user.uid == server_user.uid) break;
    }
    return map;
}

}  // namespace

absl::StatusOr<PostgresFolder> PostgresFolder::Open(const EmbeddedPostgresOptions& options) {
    PostgresFolder folder;
    SOCLE_RETURN_IF_ERROR(CheckDatabaseName(options.database));
    SOCLE_ASSIGN(folder.kernel_user_, CurrentUser());
    folder.server_user_ = folder.kernel_user_;
    if (folder.kernel_user_.uid == 0) {
        SOCLE_ASSIGN(folder.server_user_, FindUser(options.os_user));
        if (folder.server_user_.uid == 0) {
            return Unusable("PostgreSQL refuses to run as root; name an unprivileged user");
        }
    }
    if (options.data_dir.empty()) return Unusable("the data folder has no name");
    std::error_code error;
    const fs::path given = fs::absolute(options.data_dir, error).lexically_normal();
    const fs::path data = given.has_filename() ? given : given.parent_path();
    const gid_t group = folder.server_user_.gid;
    // Too long a path is refused before anything is made.
    SOCLE_RETURN_IF_ERROR(
        CheckSocketFolder(options.socket_dir.empty() ? data / "run" : options.socket_dir));
    fs::create_directories(data.parent_path(), error);
    SOCLE_RETURN_IF_ERROR(EnsureFolder(data, folder.kernel_user_, group, 0710));
    folder.data_ = fs::canonical(data, error);
    if (error) return Unusable("cannot use " + data.string() + ": " + error.message());
    folder.socket_ =
        options.socket_dir.empty() ? folder.data_ / "run" : fs::absolute(options.socket_dir, error);
    SOCLE_RETURN_IF_ERROR(CheckSocketFolder(folder.socket_));
    SOCLE_RETURN_IF_ERROR(EnsureFolder(folder.socket_, folder.server_user_, group, 0700));
    // The log's folder is the kernel's: the server only appends to the file it is handed.
    SOCLE_RETURN_IF_ERROR(EnsureFolder(folder.data_ / "log", folder.kernel_user_, group, 0750));
    folder.bin_ = options.bin_dir;
    folder.connections_max_ = options.connections_max;
    SOCLE_RETURN_IF_ERROR(folder.Program("postgres"));
    return folder;
}

absl::StatusOr<fs::path> PostgresFolder::Program(const std::string& name) const {
    fs::path bin = bin_;
    std::string version;
    if (bin.empty() && std::ifstream(cluster() / "PG_VERSION") >> version) {
        // A cluster only opens with the version that made it, whatever was installed since.
        bin = fs::path(kDebianPostgres) / version / "bin";
    } else if (bin.empty()) {
        SOCLE_ASSIGN(bin, NewestPrograms());
    }
    if (::access((bin / name).c_str(), X_OK) == 0) return bin / name;
    return Refuse(postgres_reason::kNotInstalled,
                  "no program " + (bin / name).string() + "; install the package postgresql" +
                      (version.empty() ? "" : "-" + version + ", which made this data folder"));
}

absl::Status PostgresFolder::CreateClusterIfMissing() const {
    std::error_code error;
    if (fs::exists(cluster(), error)) return absl::OkStatus();
    const fs::path fresh = data_ / "postgres.new";
    fs::remove_all(fresh, error);  // what a crash left half-made
    SOCLE_RETURN_IF_ERROR(EnsureFolder(fresh, server_user_, server_user_.gid, 0700));
    SOCLE_RETURN_IF_ERROR(RunInitdb(fresh));
    SOCLE_RETURN_IF_ERROR(
        WriteClusterFile(fresh / "postgresql.conf", server_user_,
                         "# Settings are in socle.conf; what ALTER SYSTEM sets comes after them.\n"
                         "include 'socle.conf'\n"));
    SyncFolder(fresh);
    if (::rename(fresh.c_str(), cluster().c_str()) != 0) return SystemRefusal("name", cluster());
    SyncFolder(data_);
    return absl::OkStatus();
}

absl::Status PostgresFolder::RunInitdb(const fs::path& fresh) const {
    SOCLE_ASSIGN(const fs::path initdb, Program("initdb"));
    SOCLE_ASSIGN(const UniqueFd output, log().OpenForAppend());
    const std::uintmax_t offset = log().Size();
    SOCLE_ASSIGN(const ProcessHandle child,
                 Spawn({.arguments = {initdb.string(), "--pgdata=" + fresh.string(),
                                      "--data-checksums", "--encoding=UTF8", "--locale=C.UTF-8",
                                      std::string("--username=") + kAdminRole, "--auth-local=peer",
                                      "--auth-host=reject", "--no-instructions"},
                        .folder = fresh,
                        .user = server_user_,
                        .output = output.get()}));
    if (!child.EndedWithin(kInitdbWithin)) {
        child.Signal(SIGKILL);
        Reap(child);
        return log().Failure("initdb took more than two minutes", offset);
    }
    if (Reap(child) != 0) return log().Failure("initdb failed", offset);
    return absl::OkStatus();
}

absl::Status PostgresFolder::WriteSettings() const {
    SOCLE_RETURN_IF_ERROR(WriteClusterFile(cluster() / "socle.conf", server_user_,
                                           Settings(socket_, connections_max_)));
    SOCLE_RETURN_IF_ERROR(WriteClusterFile(cluster() / "pg_hba.conf", server_user_,
                                           "# Written by socled at each start.\n"
                                           "local all all peer map=socle\n"));
    return WriteClusterFile(cluster() / "pg_ident.conf", server_user_,
                            IdentMap(kernel_user_, server_user_));
}

}  // namespace socle::kernel
