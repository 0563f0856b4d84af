#include "kernel/host/postgres_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

// glibc 2.36 forgot to say so itself.
extern "C" {
#include <sys/pidfd.h>
}

namespace socle::kernel {
namespace {

constexpr std::size_t kPasswdBufferBytes = 16 * 1024;

absl::StatusOr<OsUser> UserOf(int error, const passwd* found, const std::string& who) {
    if (found == nullptr) {
        return Refuse(postgres_reason::kFolderUnusable,
                      "the system has no user " + who +
                          (error != 0 ? ": " + std::string(std::strerror(error)) : "") +
                          "; create it, or name another one");
    }
    return OsUser{.name = found->pw_name, .uid = found->pw_uid, .gid = found->pw_gid};
}

// Everything between fork and exec is async-signal-safe, as other threads may hold locks.
struct ChildPlan {
    char* const* arguments;
    char* const* environment;
    const char* folder;
    uid_t uid;
    gid_t gid;
    bool change_user;
    int output;
    int input;
    int report;
    pid_t parent;
};

// Which step of the child failed, sent to the parent through the report pipe.
struct ChildFailure {
    std::array<char, 48> step;
    int error;
};

[[noreturn]] void FailChild(const ChildPlan& plan, const char* step) {
    ChildFailure failure{.step = {}, .error = errno};
    std::strncpy(failure.step.data(), step, failure.step.size() - 1);
    [[maybe_unused]] const ssize_t sent = ::write(plan.report, &failure, sizeof failure);
    ::_exit(127);
}

void ResetSignals() {
    for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void RunChild(const ChildPlan& plan) {
    ResetSignals();
    ::setsid();  // Ctrl-C in the kernel's terminal must not stop the database under it
    if (::dup2(plan.input, STDIN_FILENO) < 0 || ::dup2(plan.output, STDOUT_FILENO) < 0 ||
        ::dup2(plan.output, STDERR_FILENO) < 0) {
        FailChild(plan, "redirect its output");
    }
    if (::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) FailChild(plan, "close descriptors");
    if (plan.change_user &&
        (::setgroups(1, &plan.gid) != 0 || ::setgid(plan.gid) != 0 || ::setuid(plan.uid) != 0)) {
        FailChild(plan, "change user");
    }
    // After setuid, which clears it. The parent may already be gone: then nobody will signal us.
    if (::prctl(PR_SET_PDEATHSIG, SIGINT) != 0) FailChild(plan, "ask for the parent's death");
    if (::getppid() != plan.parent) ::_exit(127);
    if (::chdir(plan.folder) != 0) FailChild(plan, "enter the data folder");
    ::umask(077);
    ::execve(plan.arguments[0], plan.arguments, plan.environment);
    FailChild(plan, "run the program");
}

absl::Status ChildRefusal(const SpawnRequest& request, const ChildFailure& failure) {
    const bool no_passage = failure.error == EACCES;
    return Refuse(postgres_reason::kFolderUnusable,
                  "user " + request.user.name + " could not " + failure.step.data() + " (" +
                      request.arguments.front() + " in " + request.folder.string() +
                      "): " + std::strerror(failure.error) +
                      (no_passage ? "; let that user pass each folder above it (chmod o+x), or "
                                    "choose another data folder"
                                  : ""));
}

}  // namespace

absl::StatusOr<OsUser> CurrentUser() {
    passwd entry{};
    passwd* found = nullptr;
    std::vector<char> buffer(kPasswdBufferBytes);
    const uid_t uid = ::geteuid();
    const int error = ::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found);
    return UserOf(error, found, "number " + std::to_string(uid));
}

absl::StatusOr<OsUser> FindUser(const std::string& name) {
    passwd entry{};
    passwd* found = nullptr;
    std::vector<char> buffer(kPasswdBufferBytes);
    const int error = ::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    return UserOf(error, found, "\"" + name + "\"");
}

absl::StatusOr<ProcessHandle> ProcessHandle::Open(pid_t pid) {
    UniqueFd fd(::pidfd_open(pid, 0));
    if (!fd.valid()) {
        return Refuse(reason::kNotFound,
                      "no process " + std::to_string(pid) + ": " + std::strerror(errno));
    }
    return ProcessHandle(pid, std::move(fd));
}

bool ProcessHandle::EndedWithin(std::chrono::milliseconds limit) const {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    pollfd waiting{.fd = fd_.get(), .events = POLLIN, .revents = 0};
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const int ready =
            ::poll(&waiting, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
        if (ready >= 0 || errno != EINTR) return ready > 0;
    }
}

bool ProcessHandle::Signal(int signal) const {
    return ::pidfd_send_signal(fd_.get(), signal, nullptr, 0) == 0;
}

absl::StatusOr<ProcessHandle> Spawn(const SpawnRequest& request) {
    std::vector<char*> arguments;
    for (const std::string& argument : request.arguments) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    // Nothing of the caller's PG* variables, locale or loader settings reaches the database.
    std::array<std::string, 3> variables{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"};
    std::array<char*, 4> environment{variables[0].data(), variables[1].data(), variables[2].data(),
                                     nullptr};

    std::array<int, 2> pipe_ends{};
    if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) {
        return Refuse(postgres_reason::kStartFailed,
                      std::string("no pipe to a child process: ") + std::strerror(errno));
    }
    const UniqueFd reports(pipe_ends[0]);
    UniqueFd report(pipe_ends[1]);
    const UniqueFd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const ChildPlan plan{.arguments = arguments.data(),
                         .environment = environment.data(),
                         .folder = request.folder.c_str(),
                         .uid = request.user.uid,
                         .gid = request.user.gid,
                         .change_user = request.user.uid != ::geteuid(),
                         .output = request.output,
                         .input = nothing.get(),
                         .report = report.get(),
                         .parent = ::getpid()};
    const pid_t pid = ::fork();
    if (pid < 0) {
        return Refuse(postgres_reason::kStartFailed,
                      std::string("no child process: ") + std::strerror(errno));
    }
    if (pid == 0) RunChild(plan);
    report.Reset();

    auto child = ProcessHandle::Open(pid);
    ChildFailure failure{};
    ssize_t received = 0;
    do {
        received = ::read(reports.get(), &failure, sizeof failure);
    } while (received < 0 && errno == EINTR);
    if (received == sizeof failure) {
        ::waitpid(pid, nullptr, 0);
        return ChildRefusal(request, failure);
    }
    return child;
}

int Reap(const ProcessHandle& child) {
    int status = 0;
    pid_t reaped = 0;
    do {
        reaped = ::waitpid(child.pid(), &status, 0);
    } while (reaped < 0 && errno == EINTR);
    if (reaped < 0) return 0;  // somebody ignores SIGCHLD: the code is lost, the child is gone
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace socle::kernel
