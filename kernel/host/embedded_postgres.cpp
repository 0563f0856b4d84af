#include "kernel/host/embedded_postgres.hpp"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <utility>

#include "kernel/host/postgres_bootstrap.hpp"

namespace socle::kernel {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto kRetryFor = 15s;         // while an earlier server's last processes still end
constexpr auto kRetryEvery = 100ms;     // between two tries
constexpr auto kReadyWithin = 10min;    // replaying a gigabyte of log after a crash on a slow disk
constexpr auto kReadyPollEvery = 20ms;  // no connection is tried before, as each would be logged
constexpr auto kFastStopWithin = 60s;   // SIGINT: sessions end, checkpoint
constexpr auto kImmediateStopWithin = 10s;  // SIGQUIT: no checkpoint

absl::Status CheckMainThread() {
    if (::gettid() == ::getpid()) return absl::OkStatus();
    return Refuse(reason::kInternal,
                  "the embedded database must be started from the main thread, whose end stops it");
}

// An earlier server is dead but not yet reaped, or its backends still end.
bool WillPass(const std::string& log) {
    return log.find("lock file \"") != std::string::npos ||
           log.find("pre-existing shared memory block") != std::string::npos;
}

enum class Outcome { kReady, kEnded, kTooLate };

Outcome AwaitReady(const ProcessHandle& postmaster, const std::filesystem::path& cluster) {
    const auto deadline = steady_clock::now() + kReadyWithin;
    while (steady_clock::now() < deadline) {
        if (PostmasterReady(cluster, postmaster.pid())) return Outcome::kReady;
        if (postmaster.EndedWithin(kReadyPollEvery)) return Outcome::kEnded;
    }
    return Outcome::kTooLate;
}

}  // namespace

absl::StatusOr<std::unique_ptr<EmbeddedPostgres>> EmbeddedPostgres::Start(
    const EmbeddedPostgresOptions& options) {
    SOCLE_RETURN_IF_ERROR(CheckMainThread());
    SOCLE_ASSIGN(PostgresFolder folder, PostgresFolder::Open(options));
    SOCLE_ASSIGN(InstanceLock lock, InstanceLock::Acquire(folder.lock_file()));
    SOCLE_RETURN_IF_ERROR(folder.CreateClusterIfMissing());
    SOCLE_RETURN_IF_ERROR(folder.WriteSettings());
    std::string dsn = SocketDsn(folder.socket_dir(), kLoginRole, options.database);
    std::unique_ptr<EmbeddedPostgres> postgres(
        new EmbeddedPostgres(std::move(folder), std::move(lock), std::move(dsn)));
    SOCLE_RETURN_IF_ERROR(postgres->Launch());
    SOCLE_RETURN_IF_ERROR(Bootstrap(postgres->folder_.socket_dir(), options.database));
    return postgres;
}

EmbeddedPostgres::~EmbeddedPostgres() {
    // A server that will not stop is dealt with by the next start; nobody is left to tell.
    Stop().IgnoreError();
}

absl::Status EmbeddedPostgres::Launch() {
    const auto deadline = steady_clock::now() + kRetryFor;
    while (true) {
        SOCLE_RETURN_IF_ERROR(ClearStalePostmaster(folder_.cluster(), folder_.socket_dir()));
        SOCLE_ASSIGN(const UniqueFd output, folder_.log().OpenForAppend());
        const std::uintmax_t offset = folder_.log().Size();
        SOCLE_ASSIGN(ProcessHandle postmaster, SpawnPostmaster(output.get()));
        switch (AwaitReady(postmaster, folder_.cluster())) {
            case Outcome::kReady:
                postmaster_ = std::move(postmaster);
                return absl::OkStatus();
            case Outcome::kTooLate:
                postmaster.Signal(SIGQUIT);
                if (!postmaster.EndedWithin(kImmediateStopWithin)) postmaster.Signal(SIGKILL);
                Reap(postmaster);
                return folder_.log().Failure("PostgreSQL was not ready after ten minutes", offset);
            case Outcome::kEnded:
                Reap(postmaster);
                break;
        }
        if (!WillPass(folder_.log().Since(offset)) || steady_clock::now() > deadline) {
            return folder_.log().Failure("PostgreSQL did not start", offset);
        }
        ::poll(nullptr, 0, static_cast<int>(kRetryEvery.count()));
    }
}

absl::StatusOr<ProcessHandle> EmbeddedPostgres::SpawnPostmaster(int output) const {
    SOCLE_ASSIGN(const std::filesystem::path program, folder_.Program("postgres"));
    return Spawn({.arguments = {program.string(), "-D", folder_.cluster().string()},
                  .folder = folder_.cluster(),
                  .user = folder_.server_user(),
                  .output = output});
}

absl::Status EmbeddedPostgres::EnsureRunning() {
    if (stopped_) return Refuse(reason::kShuttingDown, "the embedded database was stopped");
    SOCLE_RETURN_IF_ERROR(CheckMainThread());
    folder_.log().KeepWithinLimit();
    if (postmaster_) {
        if (!postmaster_->EndedWithin(0ms)) return absl::OkStatus();
        Reap(*postmaster_);
        postmaster_.reset();
    }
    return Launch();
}

absl::Status EmbeddedPostgres::Stop() {
    stopped_ = true;
    if (!postmaster_) return absl::OkStatus();
    postmaster_->Signal(SIGINT);
    if (!postmaster_->EndedWithin(kFastStopWithin)) {
        postmaster_->Signal(SIGQUIT);
        if (!postmaster_->EndedWithin(kImmediateStopWithin)) {
            return Refuse(postgres_reason::kStopFailed,
                          "PostgreSQL (process " + std::to_string(pid()) +
                              ") does not stop; the next start will end it");
        }
    }
    Reap(*postmaster_);
    postmaster_.reset();
    return absl::OkStatus();
}

}  // namespace socle::kernel
