#include "service/job_state.hpp"

#include "socle/jobs/v1/service.socle.hpp"

namespace socle::exchange {

absl::Status ShowJobState(Call& call, v1::Import& import) {
    const bool is_undoing = import.state() == v1::IMPORT_STATE_UNDOING;
    if (import.state() != v1::IMPORT_STATE_RUNNING && !is_undoing) return absl::OkStatus();
    jobs::v1::GetJobRequest request;
    request.set_name(import.job());
    const auto job = jobs::v1::JobsClient(call).GetJob(request);
    // Ended jobs are forgotten in time, as the import's content is: then nothing goes on any more.
    const bool is_forgotten = absl::IsNotFound(job.status());
    if (!job.ok() && !is_forgotten) return job.status();
    const bool is_cancelled = is_forgotten || job->state() == jobs::v1::JOB_STATE_CANCELLED;
    const bool has_failed = job.ok() && job->state() == jobs::v1::JOB_STATE_FAILED;
    if (has_failed) import.set_problem(job->error_message());
    if (is_undoing) return absl::OkStatus();
    if (is_cancelled) import.set_state(v1::IMPORT_STATE_CANCELLED);
    if (has_failed) import.set_state(v1::IMPORT_STATE_FAILED);
    return absl::OkStatus();
}

}  // namespace socle::exchange
