// socle.jobs.v1.JobsService: seeing and steering durable work.
#pragma once

#include <functional>

#include "kernel/host/tenant_signal.hpp"
#include "socle/jobs/v1/service.socle.hpp"

namespace socle::jobs {

class JobsService final : public v1::JobsServiceBase {
 public:
    // `signal` is raised after each step of a tenant's jobs.
    JobsService(kernel::TenantSignal& signal, std::function<void()> wake_runner)
        : signal_(signal), wake_runner_(std::move(wake_runner)) {}

    absl::StatusOr<v1::Job> GetJob(Call& call, const v1::GetJobRequest& request) override;
    absl::StatusOr<v1::ListJobsResponse> ListJobs(Call& call,
                                                  const v1::ListJobsRequest& request) override;
    absl::Status WatchJob(Call& call, const v1::WatchJobRequest& request,
                          Writer<v1::Job>& writer) override;
    absl::StatusOr<v1::Job> CancelJob(Call& call, const v1::CancelJobRequest& request) override;
    absl::StatusOr<v1::Job> ResumeJob(Call& call, const v1::ResumeJobRequest& request) override;

 private:
    kernel::TenantSignal& signal_;
    std::function<void()> wake_runner_;
};

}  // namespace socle::jobs
