// What of the kernel keeps the embedded database, in a process that a test kills.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "kernel/host/embedded_postgres.hpp"

namespace socle::kernel {

class KernelProcess {
 public:
    explicit KernelProcess(const EmbeddedPostgresOptions& options) {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe(ends.data()), 0);
        pid_ = ::fork();
        if (pid_ == 0) Run(options, ends[1]);
        ::close(ends[1]);
        EXPECT_EQ(::read(ends[0], &postmaster_, sizeof postmaster_),
                  static_cast<ssize_t>(sizeof postmaster_));
        ::close(ends[0]);
    }
    ~KernelProcess() { Kill(); }
    void Kill() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }
    pid_t postmaster() const { return postmaster_; }

 private:
    [[noreturn]] static void Run(const EmbeddedPostgresOptions& options, int report) {
        auto postgres = EmbeddedPostgres::Start(options);
        const pid_t pid = postgres.ok() ? (*postgres)->pid() : 0;
        if (::write(report, &pid, sizeof pid) != sizeof pid) ::_exit(1);
        while (true) ::pause();
    }
    pid_t pid_ = 0;
    pid_t postmaster_ = 0;
};

}  // namespace socle::kernel
