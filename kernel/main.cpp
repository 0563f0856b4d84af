// socled: starts the kernel, waits for a signal, stops it.
#include <signal.h>

#include <cstdio>
#include <iostream>

#include "kernel/host/config.hpp"
#include "kernel/host/kernel.hpp"
#include "socle/clock.hpp"
#include "socle/log.hpp"

namespace {

constexpr timespec kLookAfterEvery = {1, 0};

// Blocked in every thread, so that the main one can wait for them.
sigset_t BlockStopSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

int Fail(const absl::Status& status) {
    std::cerr << "socled: " << status.message() << "\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    const auto parsed = socle::kernel::ParseConfig(argc, argv);
    if (parsed.ends_here) return parsed.exit_code;
    const sigset_t signals = BlockStopSignals();

    const socle::SystemClock clock;
    auto kernel = socle::kernel::Kernel::Start(parsed.config, clock);
    if (!kernel.ok()) return Fail(kernel.status());
    std::cout << "ready grpc " << (*kernel)->port() << " http " << (*kernel)->http_port()
              << std::endl;
    socle::Log(socle::LogLevel::kInfo, "ready",
               {{"grpc_port", std::to_string((*kernel)->port())},
                {"http_port", std::to_string((*kernel)->http_port())}});

    while (sigtimedwait(&signals, nullptr, &kLookAfterEvery) < 0) (*kernel)->LookAfter();
    socle::Log(socle::LogLevel::kInfo, "stopping");
    (*kernel)->Stop();
    return 0;
}
