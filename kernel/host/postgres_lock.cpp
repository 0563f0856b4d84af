#include "kernel/host/postgres_lock.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "kernel/host/postgres_folder.hpp"
#include "kernel/host/postgres_process.hpp"

namespace socle::kernel {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kFastStopWithin = 60s;
constexpr auto kImmediateStopWithin = 10s;
constexpr std::size_t kLockLinesMax = 8;  // LOCK_FILE_LINE_PM_STATUS, the last one

// Lines of a lock file: 1 pid, 2 data folder, ... 8 state. Empty when there is none.
std::vector<std::string> LinesOf(const fs::path& file) {
    std::vector<std::string> lines;
    std::ifstream stream(file);
    for (std::string line; lines.size() < kLockLinesMax && std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

pid_t PidIn(const std::vector<std::string>& lines) {
    pid_t pid = 0;
    if (!lines.empty()) {
        std::from_chars(lines[0].data(), lines[0].data() + lines[0].size(), pid);
    }
    return pid;
}

enum class Holder { kNobody, kZombie, kOurPostmaster, kOther };

Holder HolderOf(pid_t pid, const fs::path& cluster) {
    const fs::path process = fs::path("/proc") / std::to_string(pid);
    std::string status;
    if (!std::getline(std::ifstream(process / "stat"), status)) return Holder::kNobody;
    // "pid (name) state ...": the name may hold anything, so the state follows the last bracket.
    const std::size_t bracket = status.rfind(") ");
    if (bracket != std::string::npos && status.substr(bracket + 2, 1) == "Z")
        return Holder::kZombie;
    std::error_code error;
    // After an upgrade of the package the link reads "/usr/.../postgres (deleted)".
    const std::string program = fs::read_symlink(process / "exe", error).filename().string();
    const bool is_postgres = !error && program.rfind("postgres", 0) == 0;
    if (is_postgres && fs::equivalent(process / "cwd", cluster, error)) {
        return Holder::kOurPostmaster;
    }
    return Holder::kOther;
}

absl::Status StopSurvivor(pid_t pid, const fs::path& cluster) {
    const auto process = ProcessHandle::Open(pid);
    // Looked at again through the handle: from here on the pid cannot change hands.
    if (!process.ok() || HolderOf(pid, cluster) != Holder::kOurPostmaster) return absl::OkStatus();
    process->Signal(SIGINT);
    if (process->EndedWithin(kFastStopWithin)) return absl::OkStatus();
    process->Signal(SIGQUIT);
    if (process->EndedWithin(kImmediateStopWithin)) return absl::OkStatus();
    return Refuse(postgres_reason::kFolderInUse,
                  "a PostgreSQL server left over from an earlier run (process " +
                      std::to_string(pid) + ") uses " + cluster.string() +
                      " and does not stop; end it, then start again");
}

absl::Status ClearLockFile(const fs::path& file, const fs::path& cluster) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return absl::OkStatus();
    const pid_t pid = PidIn(LinesOf(file));
    switch (pid > 0 ? HolderOf(pid, cluster) : Holder::kOther) {
        case Holder::kNobody:
            return absl::OkStatus();
        case Holder::kOurPostmaster:
            return StopSurvivor(pid, cluster);
        case Holder::kZombie:
        case Holder::kOther:
            break;
    }
    // PostgreSQL would see a live pid (or none in a file a full disk cut short) and refuse for
    // ever. Its shared memory check still keeps us out while backends of a dead postmaster run.
    fs::remove(file, ignored);
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<InstanceLock> InstanceLock::Acquire(const fs::path& file) {
    UniqueFd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd.valid()) {
        return Refuse(postgres_reason::kFolderUnusable,
                      "cannot write " + file.string() + ": " + std::strerror(errno));
    }
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        const pid_t pid = PidIn(LinesOf(file));
        return Refuse(postgres_reason::kFolderInUse,
                      "another socled (process " + std::to_string(pid) + ") uses the data folder " +
                          file.parent_path().string() +
                          "; stop it, or give this one a folder of its own");
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    // Only for the sentence above: a failed write costs the reader a number, nothing else.
    if (::ftruncate(fd.get(), 0) == 0) {
        [[maybe_unused]] const ssize_t written = ::write(fd.get(), pid.data(), pid.size());
    }
    return InstanceLock(std::move(fd));
}

absl::Status ClearStalePostmaster(const fs::path& cluster, const fs::path& socket_dir) {
    SOCLE_RETURN_IF_ERROR(ClearLockFile(cluster / "postmaster.pid", cluster));
    const fs::path socket_lock =
        socket_dir / (".s.PGSQL." + std::to_string(kPostgresPort) + ".lock");
    const std::vector<std::string> lines = LinesOf(socket_lock);
    // A socket lock of another cluster in a shared folder is none of our business.
    if (lines.size() < 2 || fs::path(lines[1]) != cluster) return absl::OkStatus();
    return ClearLockFile(socket_lock, cluster);
}

bool PostmasterReady(const fs::path& cluster, pid_t pid) {
    const std::vector<std::string> lines = LinesOf(cluster / "postmaster.pid");
    return lines.size() == kLockLinesMax && PidIn(lines) == pid && lines[7].rfind("ready", 0) == 0;
}

}  // namespace socle::kernel
