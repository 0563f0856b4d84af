// socled: starts the kernel, waits for a signal, stops it.
#include <signal.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "kernel/host/config.hpp"
#include "kernel/host/kernel.hpp"
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

// For whoever installs: a file only they can read, which the password's owner deletes.
absl::Status KeepFirstSignIn(const std::filesystem::path& folder,
                             const socle::identity::FirstSignIn& first) {
    const std::filesystem::path path = folder / "first-sign-in";
    std::ofstream file(path);
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    file << "email " << first.email << "\npassword " << first.password << "\n";
    file.flush();
    if (!file)
        return absl::UnavailableError("the first sign-in could not be kept in " + path.string());
    return absl::OkStatus();
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

    auto kernel = socle::kernel::Kernel::Start(parsed.config);
    if (!kernel.ok()) return Fail(kernel.status());
    if (const auto& first = (*kernel)->first_sign_in()) {
        const absl::Status kept = KeepFirstSignIn(parsed.config.data_folder, *first);
        if (!kept.ok()) return Fail(kept);
    }
    std::cout << "ready grpc " << (*kernel)->port() << std::endl;
    socle::Log(socle::LogLevel::kInfo, "ready", {{"grpc_port", std::to_string((*kernel)->port())}});

    while (sigtimedwait(&signals, nullptr, &kLookAfterEvery) < 0) (*kernel)->LookAfter();
    socle::Log(socle::LogLevel::kInfo, "stopping");
    (*kernel)->Stop();
    return 0;
}
