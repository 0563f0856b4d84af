#include "job_watch.hpp"

#include "progress.hpp"
#include "socle/jobs/v1/service.pb.h"

namespace socle::cli {
namespace {

constexpr std::chrono::milliseconds kPause{500};

bool HasEnded(const jobs::v1::Job& job) {
    return job.state() == jobs::v1::JOB_STATE_SUCCEEDED ||
           job.state() == jobs::v1::JOB_STATE_FAILED ||
           job.state() == jobs::v1::JOB_STATE_CANCELLED;
}

bool WorthAnotherTry(const absl::Status& status) {
    return status.ok() || status.code() == absl::StatusCode::kUnavailable ||
           status.code() == absl::StatusCode::kDeadlineExceeded;
}

}  // namespace

absl::StatusOr<jobs::v1::Job> WatchJob(Session& session, const std::string& name) {
    SOCLE_ASSIGN(const auto* method, session.built_in().FindMethod("JobsService/WatchJob"));
    jobs::v1::WatchJobRequest request;
    request.set_name(name);
    ProgressBar bar(session.terminal());
    jobs::v1::Job job;
    for (int tries = 0; tries < kWatchTriesMax; ++tries) {
        const absl::Status status = session.caller().ServerStream(
            session.built_in(), *method, request, [&](const google::protobuf::Message& message) {
                job.ParseFromString(message.SerializeAsString());
                bar.Show(job.title(), job.done(), job.total());
                tries = 0;
                return absl::OkStatus();
            });
        if (HasEnded(job)) return job;
        if (!WorthAnotherTry(status)) return status;
        session.caller().Pause(kPause);
    }
    return Complain(Exit::kUnreachable, texts::kJobLost, {{"job", name}}, texts::kWatchAgain);
}

absl::Status EndOf(const jobs::v1::Job& job) {
    if (job.state() == jobs::v1::JOB_STATE_SUCCEEDED) return absl::OkStatus();
    if (job.state() == jobs::v1::JOB_STATE_CANCELLED) {
        return Complain(Exit::kRefused, texts::kJobCancelled, {{"job", job.name()}},
                        texts::kResumeJob);
    }
    return Complain(
        Exit::kRefused, texts::kJobFailed,
        {{"job", job.name()}, {"reason", job.error_reason()}, {"message", job.error_message()}},
        texts::kResumeJob);
}

}  // namespace socle::cli
