#include "temp_cluster.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include "socle/status.hpp"

namespace socle::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kServerUser = "postgres";  // who runs the server when the tests run as root
constexpr int kStartTriesMax = 300;              // 30 s while the server recovers or stops
constexpr int kPauseMs = 100;

absl::Status Failure(const std::string& sentence) {
    return Refuse(reason::kDatabaseUnavailable, "the tests' database server: " + sentence);
}

bool AsRoot() {
    return ::geteuid() == 0;
}

std::string ContentOf(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// Held while the server is started or stopped; ends with the process at the latest.
class FolderLock {
 public:
    explicit FolderLock(const fs::path& folder)
        : fd_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600)) {
        while (fd_ >= 0 && ::flock(fd_, LOCK_EX) != 0 && errno == EINTR) continue;
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock() {
        if (fd_ >= 0) ::close(fd_);
    }

 private:
    int fd_;
};

// The folder is ours alone to change: in /tmp anybody could have put one there first.
absl::Status EnsureFolder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0711) == 0) return absl::OkStatus();
    const int error = errno;
    struct stat found {};
    if (error == EEXIST && ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
        found.st_uid == ::geteuid() && (found.st_mode & 0022) == 0) {
        return absl::OkStatus();
    }
    return Failure("cannot use " + folder.string() + ": " +
                   (error == EEXIST ? "not a folder of this user alone" : std::strerror(error)));
}

absl::StatusOr<fs::path> Programs() {
    int newest = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
        if (!fs::exists(entry.path() / "bin/pg_ctl", error)) continue;
        newest = std::max(newest, std::atoi(entry.path().filename().c_str()));
    }
    if (newest == 0) return Failure("install the package postgresql");
    return fs::path("/usr/lib/postgresql") / std::to_string(newest) / "bin";
}

// Runs a command as the server's user, its output into the log.
absl::Status Run(std::vector<std::string> command, const fs::path& folder) {
    if (AsRoot()) {
        const std::string user = kServerUser;
        command.insert(command.begin(), {"/usr/bin/setpriv", "--reuid=" + user, "--regid=" + user,
                                         "--clear-groups", "--"});
    }
    std::vector<char*> arguments;
    for (std::string& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);

    const std::string log = (folder / "log").string();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                       0644);
    ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
    ::posix_spawn_file_actions_addchdir_np(&actions, "/");  // the caller's may be closed to it
    pid_t pid = 0;
    const int error =
        ::posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) return Failure("cannot run " + command.front() + ": " + std::strerror(error));
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return absl::OkStatus();
    return Failure("a command failed; " + log + ":\n" + ContentOf(log));
}

// As the kernel's embedded cluster, but without waiting for the disk and for more sessions.
absl::Status WriteSettings(const fs::path& folder) {
    const fs::path data = folder / "data";
    std::ofstream(data / "postgresql.conf", std::ios::app)
        << "listen_addresses = ''\n"
        << "unix_socket_directories = '" << (folder / "run").string() << "'\n"
        << "unix_socket_permissions = 0700\n"
        << "max_connections = 300\n"
        << "shared_buffers = 128MB\n"
        << "fsync = off\nsynchronous_commit = on\nfull_page_writes = off\n"
        << "wal_level = replica\nmax_wal_size = 1GB\njit = off\n"
        << "idle_in_transaction_session_timeout = 30s\n"
        << "timezone = 'UTC'\nlog_timezone = 'UTC'\nlc_messages = 'C'\n";
    std::ofstream(data / "pg_hba.conf", std::ios::trunc) << "local all all peer map=socle\n";
    const passwd* self = ::getpwuid(::geteuid());
    if (self == nullptr) return Failure("this user has no entry in /etc/passwd");
    std::ofstream map(data / "pg_ident.conf", std::ios::trunc);
    for (const std::string_view role : {kTestLogin, kTestAdmin}) {
        map << "socle \"" << self->pw_name << "\" " << role << "\n";
    }
    map.close();
    return map ? absl::OkStatus() : Failure("cannot write in " + data.string());
}

absl::Status RemoveFiles(const fs::path& folder) {
    std::error_code error;
    for (const char* name : {"data", "run", "log"}) {
        fs::remove_all(folder / name, error);
        if (error) return Failure("cannot remove " + (folder / name).string());
    }
    return absl::OkStatus();
}

absl::Status MakeAndStart(const fs::path& folder) {
    SOCLE_RETURN_IF_ERROR(RemoveFiles(folder));
    const passwd* server = AsRoot() ? ::getpwnam(kServerUser) : nullptr;
    if (AsRoot() && server == nullptr) return Failure("install the package postgresql");
    for (const char* name : {"data", "run"}) {
        const fs::path path = folder / name;
        const bool given =
            ::mkdir(path.c_str(), 0700) == 0 &&
            (server == nullptr || ::chown(path.c_str(), server->pw_uid, server->pw_gid) == 0);
        if (!given) return Failure("cannot make " + path.string());
    }
    SOCLE_ASSIGN(const fs::path bin, Programs());
    const std::string data = (folder / "data").string();
    SOCLE_RETURN_IF_ERROR(
        Run({(bin / "initdb").string(), "--pgdata=" + data, "--data-checksums", "--encoding=UTF8",
             "--locale=C.UTF-8", "--username=" + std::string(kTestAdmin), "--auth-local=peer",
             "--auth-host=reject", "--no-sync", "--no-instructions"},
            folder));
    SOCLE_RETURN_IF_ERROR(WriteSettings(folder));
    return Run({(bin / "pg_ctl").string(), "start", "--pgdata=" + data, "--wait", "--timeout=60",
                "--silent"},
               folder);
}

// OK: it answers. NO_RESPONSE: nobody listens. While it starts or stops, waits.
PGPing Ping() {
    PGPing answer = PQPING_REJECT;
    for (int tries = 0; tries < kStartTriesMax && answer == PQPING_REJECT; ++tries) {
        if (tries > 0) ::poll(nullptr, 0, kPauseMs);
        answer = PQping(TestClusterDsn(kTestAdmin, "postgres").c_str());
    }
    return answer;
}

absl::StatusOr<AdminSession> Connect() {
    AdminSession session(PQconnectdb(TestClusterDsn(kTestAdmin, "postgres").c_str()));
    if (PQstatus(session.get()) == CONNECTION_OK) return session;
    return Failure(PQerrorMessage(session.get()));
}

}  // namespace

fs::path TestClusterFolder() {
    if (const char* given = std::getenv("SOCLE_TEST_CLUSTER_DIR"); given != nullptr && *given) {
        return given;
    }
    return fs::temp_directory_path() /
           ("socle-test-" + std::to_string(::geteuid()) + "-" + SOCLE_TEST_CLUSTER);
}

std::string TestClusterDsn(std::string_view role, std::string_view database) {
    return "host=" + (TestClusterFolder() / "run").string() +
           " port=5432 user=" + std::string(role) + " dbname=" + std::string(database);
}

absl::Status StartTestCluster() {
    const fs::path folder = TestClusterFolder();
    const std::string name = folder.string();
    // It stands unquoted in a setting and in connection strings, and the socket's path is limited.
    if (!folder.is_absolute() || name.size() > 80 ||
        name.find_first_of(" ,'\"\\\n") != std::string::npos) {
        return Failure("\"" + name + "\" must be a plain absolute path of at most 80 bytes");
    }
    SOCLE_RETURN_IF_ERROR(EnsureFolder(folder));
    const FolderLock lock(folder);
    if (Ping() == PQPING_OK) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(MakeAndStart(folder));
    SOCLE_ASSIGN(const AdminSession session, Connect());
    return Execute(session, "create role " + std::string(kTestLogin) +
                                " login createrole nosuperuser nocreatedb nobypassrls noinherit");
}

absl::Status StopTestCluster() {
    const fs::path folder = TestClusterFolder();
    std::error_code error;
    if (!fs::exists(folder, error)) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(EnsureFolder(folder));
    const FolderLock lock(folder);
    if (Ping() == PQPING_OK) {
        SOCLE_ASSIGN(const fs::path bin, Programs());
        SOCLE_RETURN_IF_ERROR(
            Run({(bin / "pg_ctl").string(), "stop", "--pgdata=" + (folder / "data").string(),
                 "--mode=fast", "--wait", "--timeout=60", "--silent"},
                folder));
    }
    return RemoveFiles(folder);
}

void AdminSessionCloser::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

absl::StatusOr<AdminSession> OpenAdminSession() {
    if (auto session = Connect(); session.ok()) return session;
    SOCLE_RETURN_IF_ERROR(StartTestCluster());
    return Connect();
}

absl::Status Execute(const AdminSession& session, const std::string& statement) {
    PGresult* result = PQexec(session.get(), statement.c_str());
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return absl::OkStatus();
    return Failure("\"" + statement + "\": " + PQerrorMessage(session.get()));
}

}  // namespace socle::testing
