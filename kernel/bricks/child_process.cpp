#include "kernel/bricks/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "kernel/host/unique_fd.hpp"
#include "socle/status.hpp"

extern "C" {  // glibc 2.36 forgets to say so
#include <sys/pidfd.h>
}

namespace socle::kernel {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
    UniqueFd read;
    UniqueFd write;
};

std::optional<Pipe> OpenPipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    Pipe pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
    ::fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK);
    return pipe;
}

absl::Status CannotRun(const std::string& program, int error) {
    return Refuse(reason::kInternal, "cannot run " + program + ": " + std::strerror(error));
}

// Reads what is there. False at the end.
bool Drain(int fd, std::string& text) {
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t size = ::read(fd, buffer.data(), buffer.size());
        if (size > 0) {
            const std::size_t room = kChildOutputMax - text.size();
            text.append(buffer.data(), std::min(static_cast<std::size_t>(size), room));
        } else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
            return false;
        } else if (errno == EAGAIN) {
            return true;
        }
    }
}

absl::StatusOr<pid_t> Spawn(const std::vector<std::string>& command, int output, int errors) {
    std::vector<char*> arguments;
    for (const std::string& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    pid_t pid = -1;
    const int error =
        ::posix_spawn(&pid, command[0].c_str(), &actions, nullptr, arguments.data(), ::environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) return CannotRun(command[0], error);
    return pid;
}

}  // namespace

absl::StatusOr<ChildOutcome> RunChild(const std::vector<std::string>& command,
                                      std::chrono::milliseconds deadline) {
    auto output = OpenPipe();
    auto errors = OpenPipe();
    if (!output || !errors) return CannotRun(command[0], errno);
    SOCLE_ASSIGN(const pid_t pid, Spawn(command, output->write.get(), errors->write.get()));
    output->write.Reset();
    errors->write.Reset();
    const UniqueFd ended(::pidfd_open(pid, 0));
    if (!ended.valid()) ::kill(pid, SIGKILL);
    const auto until = Clock::now() + deadline;
    ChildOutcome outcome;
    std::array<pollfd, 3> watched = {{{ended.get(), POLLIN, 0},
                                      {output->read.get(), POLLIN, 0},
                                      {errors->read.get(), POLLIN, 0}}};
    // Ends with the child, whoever else may have inherited its pipes, or at the deadline.
    while (ended.valid() && watched[0].revents == 0) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        outcome.timed_out = left.count() <= 0;
        if (outcome.timed_out) break;
        ::poll(watched.data(), watched.size(), static_cast<int>(left.count()) + 1);
        if (watched[1].revents != 0 && !Drain(watched[1].fd, outcome.output)) watched[1].fd = -1;
        if (watched[2].revents != 0 && !Drain(watched[2].fd, outcome.errors)) watched[2].fd = -1;
    }
    if (outcome.timed_out) ::kill(pid, SIGKILL);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    Drain(output->read.get(), outcome.output);
    Drain(errors->read.get(), outcome.errors);
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    return outcome;
}

}  // namespace socle::kernel
