#include "kernel/bus/dispatcher.hpp"

#include <algorithm>

#include "bus/queries.hpp"
#include "socle/log.hpp"

namespace socle::bus {
namespace {

constexpr std::chrono::seconds kSweepEvery{1};
constexpr std::chrono::seconds kSweepDeadline{10};
constexpr std::chrono::hours kForgetEvery{1};
constexpr std::chrono::hours kRepliesKept{7 * 24};
constexpr int kForgetMax = 100000;
// Turns one consumer may take before the tenant's others, and other tenants, have theirs.
constexpr int kTurnsInARow = 20;

}  // namespace

Dispatcher::Dispatcher(Runtime& runtime, LiveConsumers consumers, int threads)
    : runtime_(runtime), pump_(runtime), consumers_(std::move(consumers)), thread_count_(threads) {}

Dispatcher::~Dispatcher() {
    Stop();
}

void Dispatcher::Start() {
    threads_.emplace_back([this] { Sweep(); });
    for (int i = 0; i < thread_count_; ++i) threads_.emplace_back([this] { Work(); });
}

void Dispatcher::Stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void Dispatcher::Wake(TenantId tenant) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.insert(tenant);
    }
    changed_.notify_all();
}

void Dispatcher::Work() {
    std::unique_lock lock(mutex_);
    const auto ready = [this] {
        return std::find_if(waiting_.begin(), waiting_.end(),
                            [this](TenantId tenant) { return !in_hand_.contains(tenant); });
    };
    while (true) {
        changed_.wait(lock, [&] { return stopping_ || ready() != waiting_.end(); });
        if (stopping_) return;
        const TenantId tenant = *ready();
        waiting_.erase(tenant);
        in_hand_.insert(tenant);
        lock.unlock();
        Deliver(tenant);
        lock.lock();
        in_hand_.erase(tenant);
        if (waiting_.contains(tenant)) changed_.notify_all();
    }
}

void Dispatcher::Sweep() {
    std::optional<Instant> forgot_at;
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        WakeLagging();
        const Instant now = runtime_.clock().Now();
        if (!forgot_at || now - *forgot_at >= kForgetEvery) {
            ForgetOldRequests();
            forgot_at = now;
        }
        lock.lock();
        changed_.wait_for(lock, kSweepEvery, [this] { return stopping_; });
    }
}

void Dispatcher::WakeLagging() {
    std::vector<TenantId> lagging;
    const CallContext context = runtime_.SystemContext(0, "bus.sweep", kSweepDeadline);
    const absl::Status status =
        runtime_.Do(context, {"bus", true}, [&](Call& call) -> absl::Status {
            lagging.clear();
            SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kLagging));
            for (const Row& row : rows) lagging.push_back(row.Int64("tenant_id"));
            return absl::OkStatus();
        });
    if (!status.ok()) Log(LogLevel::kWarning, "sweep_failed", {{"reason", ReasonOf(status)}});
    for (const TenantId tenant : lagging) Wake(tenant);
}

void Dispatcher::ForgetOldRequests() {
    const CallContext context = runtime_.SystemContext(0, "bus.forget", kSweepDeadline);
    const absl::Status status = runtime_.Do(context, {"bus", false}, [&](Call& call) {
        return call.transaction()
            .Exec(queries::kForgetRequests, {Instant(call.Now() - kRepliesKept), kForgetMax})
            .status();
    });
    if (!status.ok()) Log(LogLevel::kWarning, "forget_failed", {{"reason", ReasonOf(status)}});
}

void Dispatcher::Deliver(TenantId tenant) {
    for (const LiveConsumer& consumer : consumers_(tenant)) DeliverTo(tenant, consumer);
}

void Dispatcher::DeliverTo(TenantId tenant, const LiveConsumer& consumer) {
    for (int turn = 0; turn < kTurnsInARow; ++turn) {
        const auto result = pump_.Turn(tenant, consumer.target, consumer.name, *consumer.handlers,
                                       consumer.replay_until);
        if (!result.ok()) {
            Log(LogLevel::kError, "delivery_stopped",
                {{"tenant", std::to_string(tenant)},
                 {"consumer", consumer.name},
                 {"reason", ReasonOf(result.status())}});
            return;
        }
        if (result->AtHead() || result->try_again_at) return;
    }
    Wake(tenant);
}

}  // namespace socle::bus
