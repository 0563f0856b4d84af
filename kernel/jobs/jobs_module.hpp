// Durable jobs as a module of the kernel: the service and the runner's threads.
#pragma once

#include "kernel/host/tenant_signal.hpp"
#include "kernel/jobs/job_runner.hpp"
#include "kernel/jobs/jobs_service.hpp"
#include "socle/brick.hpp"

namespace socle::jobs {

class JobsModule final : public Brick {
 public:
    JobsModule(Runtime& runtime, FindJob find, int threads)
        : runner_(
              runtime, std::move(find), [this](TenantId tenant) { signal_.Raise(tenant); },
              threads),
          service_(signal_, [this] { runner_.Wake(); }) {}

    void Start() { runner_.Start(); }
    void Stop() { runner_.Stop(); }
    void Wake() { runner_.Wake(); }

    [[nodiscard]] std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers&) override {}
    // Nothing to recompute: a job's progress is what its steps said.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call&) override { return VerifyReport{}; }
    [[nodiscard]] absl::Status EraseParty(Call&, PartyId) override { return absl::OkStatus(); }

 private:
    kernel::TenantSignal signal_;
    JobRunner runner_;
    JobsService service_;
};

}  // namespace socle::jobs
