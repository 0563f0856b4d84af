#include "service/job_state.hpp"

#include "socle/jobs/v1/service.socle.hpp"

namespace socle::exchange {

absl::Status ShowJobState(Call& call, v1::Import& import) {
    if (import.state() != v1::IMPORT_STATE_RUNNING) return absl::OkStatus();
    jobs::v1::GetJobRequest request;
    request.set_name(import.job());
    const auto job = jobs::v1::JobsClient(call).GetJob(request);
    // Ended jobs are forgotten in time, as the import's content is: then nothing goes on any more.
    const bool is_forgotten = absl::IsNotFound(job.status());
    if (!job.ok() && !is_forgotten) return job.status();
    if (is_forgotten || job->state() == jobs::v1::JOB_STATE_CANCELLED)
        import.set_state(v1::IMPORT_STATE_CANCELLED);
    if (job.ok() && job->state() == jobs::v1::JOB_STATE_FAILED) {
        import.set_state(v1::IMPORT_STATE_FAILED);
        import.set_problem(job->error_message());
    }
    return absl::OkStatus();
}

}  // namespace socle::exchange
