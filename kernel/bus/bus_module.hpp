// The event bus as a module of the kernel: its service, the dispatcher's threads, its proof.
#pragma once

#include <mutex>
#include <set>

#include "kernel/bus/bus_service.hpp"
#include "kernel/bus/dispatcher.hpp"
#include "kernel/host/tenant_signal.hpp"
#include "socle/brick.hpp"

namespace socle::bus {

class BusModule final : public Brick {
 public:
    BusModule(Runtime& runtime, ChainHeads& heads, LiveConsumers consumers, int threads)
        : runtime_(runtime),
          heads_(heads),
          dispatcher_(runtime, std::move(consumers), threads),
          service_(signal_, [this](TenantId tenant) { dispatcher_.Wake(tenant); }) {}

    void Start() { dispatcher_.Start(); }
    void Stop() { dispatcher_.Stop(); }
    // Wakes watchers and the dispatcher.
    void EventsCommitted(TenantId tenant);
    // Keeps the heads of logs that have grown outside the database, at most 1,000 tenants' a call.
    // From one thread at a time.
    void KeepHeads();

    [[nodiscard]] std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers&) override {}
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) override;
    // bus.erase_party does it, in the client record's own transaction.
    [[nodiscard]] absl::Status EraseParty(Call&, PartyId) override { return absl::OkStatus(); }

 private:
    Runtime& runtime_;
    ChainHeads& heads_;
    std::mutex mutex_;
    std::set<TenantId> grown_;  // since their head was kept
    kernel::TenantSignal signal_;
    Dispatcher dispatcher_;
    BusService service_;
};

}  // namespace socle::bus
