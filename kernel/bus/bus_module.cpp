#include "kernel/bus/bus_module.hpp"

#include "kernel/bus/chain_verifier.hpp"
#include "socle/log.hpp"

namespace socle::bus {
namespace {

constexpr int kKeepMax = 1000;

}  // namespace

void BusModule::EventsCommitted(TenantId tenant) {
    signal_.Raise(tenant);
    dispatcher_.Wake(tenant);
    const std::lock_guard lock(mutex_);
    grown_.insert(tenant);
}

void BusModule::KeepHeads() {
    std::unique_lock lock(mutex_);
    for (int kept = 0; kept < kKeepMax && !grown_.empty(); ++kept) {
        const TenantId tenant = grown_.extract(grown_.begin()).value();
        lock.unlock();
        const absl::Status status = EventLog(runtime_).KeepHead(tenant, heads_);
        // It lags until the log grows again, or is verified.
        if (!status.ok())
            return Log(LogLevel::kWarning, "log_head_not_kept", {{"reason", ReasonOf(status)}});
        lock.lock();
    }
}

absl::StatusOr<VerifyReport> BusModule::Verify(Call& call) {
    return VerifyChain(call, heads_);
}

}  // namespace socle::bus
