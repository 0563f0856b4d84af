#include "kernel/jobs/jobs_service.hpp"

#include "jobs/queries.hpp"
#include "socle/paging.hpp"
#include "socle/wire.hpp"

namespace socle::jobs {
namespace {

constexpr std::chrono::seconds kWatchWait{1};
constexpr std::string_view kCollection = "jobs";
constexpr Reason kJobEnded{absl::StatusCode::kFailedPrecondition, "JOB_ENDED"};
constexpr Reason kJobNotStopped{absl::StatusCode::kFailedPrecondition, "JOB_NOT_STOPPED"};

// The states' names in the database are those of the contract without their prefix.
constexpr std::string_view kStatePrefix = "JOB_STATE_";

std::string StateName(v1::JobState state) {
    if (state == v1::JOB_STATE_UNSPECIFIED) return "";
    return v1::JobState_Name(state).substr(kStatePrefix.size());
}

v1::JobState StateOf(const std::string& name) {
    v1::JobState state = v1::JOB_STATE_UNSPECIFIED;
    v1::JobState_Parse(std::string(kStatePrefix) + name, &state);
    return state;
}

v1::Job ToWire(const Row& row, Language language) {
    v1::Job job;
    job.set_name(ResourceName(kCollection, row.AsUuid("job_id")));
    job.set_kind(row.Text("kind"));
    const bool french = language == Language::kFrench;
    job.set_title(row.Text(french ? "title_fr" : "title_en"));
    job.set_state(StateOf(row.Text("state")));
    job.set_done(row.Int64("done"));
    job.set_total(row.Int64("total"));
    job.set_result(row.Text("result"));
    job.set_error_reason(row.Text("error_reason"));
    job.set_error_message(row.Text(french ? "error_message_fr" : "error_message_en"));
    job.set_actor(row.Text("actor"));
    *job.mutable_create_time() = socle::ToWire(row.AsInstant("created_at"));
    *job.mutable_update_time() = socle::ToWire(row.AsInstant("updated_at"));
    *job.mutable_run_time() = socle::ToWire(row.AsInstant("run_at"));
    return job;
}

absl::StatusOr<v1::Job> Load(Call& call, const Uuid& id) {
    SOCLE_ASSIGN(const Row row, call.transaction().ExecOne(queries::kGetJob, {id}, "job"));
    return ToWire(row, call.context().language);
}

bool HasEnded(const v1::Job& job) {
    return job.state() != v1::JOB_STATE_WAITING && job.state() != v1::JOB_STATE_RUNNING;
}

bool SameProgress(const v1::Job& a, const v1::Job& b) {
    return a.state() == b.state() && a.done() == b.done() && a.total() == b.total();
}

}  // namespace

absl::StatusOr<v1::Job> JobsService::GetJob(Call& call, const v1::GetJobRequest& request) {
    SOCLE_ASSIGN(const Uuid id, ParseResourceName(kCollection, request.name()));
    return Load(call, id);
}

absl::StatusOr<v1::ListJobsResponse> JobsService::ListJobs(Call& call,
                                                           const v1::ListJobsRequest& request) {
    const std::string state = StateName(request.state());
    SOCLE_ASSIGN(const Page page,
                 ReadPage(request.page_size(), request.page_token(), "jobs:" + state, 2));
    std::optional<std::string> after_time;
    std::optional<std::string> after_id;
    if (!page.IsFirst()) {
        after_time = page.after[0];
        after_id = page.after[1];
    }
    SOCLE_ASSIGN(
        const Rows rows,
        call.transaction().Exec(queries::kListJobs, {state, after_time, after_id, page.Limit()}));
    std::vector<v1::Job> jobs;
    for (const Row& row : rows) jobs.push_back(ToWire(row, call.context().language));
    v1::ListJobsResponse response;
    response.set_next_page_token(CutPage(page, jobs, [&](const v1::Job& last) {
        const Row row = rows[jobs.size() - 1];
        return std::vector<std::string>{row.Text("created_at"),
                                        last.name().substr(kCollection.size() + 1)};
    }));
    for (v1::Job& job : jobs) *response.add_jobs() = std::move(job);
    return response;
}

absl::Status JobsService::WatchJob(Call& call, const v1::WatchJobRequest& request,
                                   Writer<v1::Job>& writer) {
    SOCLE_ASSIGN(const Uuid id, ParseResourceName(kCollection, request.name()));
    std::optional<v1::Job> last;
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        const std::uint64_t seen = signal_.Count(call.tenant());
        SOCLE_ASSIGN(const v1::Job job, Load(call, id));
        SOCLE_RETURN_IF_ERROR(call.Commit());
        if (!last || !SameProgress(*last, job)) SOCLE_RETURN_IF_ERROR(writer.Write(job));
        if (HasEnded(job)) return absl::OkStatus();
        last = job;
        signal_.Wait(call.tenant(), seen, kWatchWait);
    }
}

absl::StatusOr<v1::Job> JobsService::CancelJob(Call& call, const v1::CancelJobRequest& request) {
    SOCLE_ASSIGN(const Uuid id, ParseResourceName(kCollection, request.name()));
    SOCLE_RETURN_IF_ERROR(Load(call, id));
    SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kCancelJob, {id, call.Now()}));
    if (rows.affected() == 0) return Refuse(kJobEnded, "this job has ended already");
    return Load(call, id);
}

absl::StatusOr<v1::Job> JobsService::ResumeJob(Call& call, const v1::ResumeJobRequest& request) {
    SOCLE_ASSIGN(const Uuid id, ParseResourceName(kCollection, request.name()));
    SOCLE_RETURN_IF_ERROR(Load(call, id));
    SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kResumeJob, {id, call.Now()}));
    if (rows.affected() == 0)
        return Refuse(kJobNotStopped, "this job has neither failed nor been cancelled");
    wake_runner_();
    return Load(call, id);
}

}  // namespace socle::jobs
