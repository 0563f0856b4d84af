#include "service/refresh_job.hpp"

#include <chrono>

namespace socle::marketing {
namespace {

constexpr int kPartiesAStep = 200;
constexpr std::chrono::hours kAgainAfter{6};

}  // namespace

NewJob NewFindMembersJob(const Segment& segment) {
    return {.kind = kFindMembersJob,
            .payload = segment.id.ToString(),
            .title_fr = "Membres de « " + segment.display_name + " »",
            .title_en = "Members of '" + segment.display_name + "'",
            .run_at = {}};
}

NewJob NewRefreshJob(const Segment& segment, Instant now) {
    NewJob job = NewFindMembersJob(segment);
    job.kind = kRefreshJob;
    job.run_at = now + kAgainAfter;
    return job;
}

absl::StatusOr<JobStep> RefreshJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(job.payload));
    Transaction& tx = call.transaction();
    const auto stored = segments_.Load(tx, SegmentId{id});
    if (ReasonOf(stored.status()) == reason::kNotFound.name)
        return JobStep{.cursor = "",
                       .done = job.done,
                       .total = job.total,
                       .finished = true,
                       .result = {},
                       .again_at = {}};
    SOCLE_RETURN_IF_ERROR(stored.status());
    std::optional<PartyId> after;
    if (!job.cursor.empty()) {
        SOCLE_ASSIGN(const Uuid last, Uuid::Parse(job.cursor));
        after = PartyId{last};
    }
    SOCLE_ASSIGN(const std::vector<PartyId> parties,
                 segments_.PartiesAfter(tx, after, kPartiesAStep));
    SOCLE_RETURN_IF_ERROR(segments_.Refresh(tx, stored->segment, parties, call.Today()));
    const auto looked = static_cast<std::int64_t>(parties.size());
    if (parties.size() == static_cast<std::size_t>(kPartiesAStep))
        return JobStep{.cursor = parties.back().ToString(),
                       .done = job.done + looked,
                       .total = job.done + looked,
                       .result = {},
                       .again_at = {}};
    SOCLE_RETURN_IF_ERROR(segments_.LeaveMerged(tx, stored->segment.id, call.Today()));
    if (job.kind == kFindMembersJob) {
        const std::int64_t all = job.done + looked;
        return JobStep{.cursor = "",
                       .done = all,
                       .total = all,
                       .finished = true,
                       .result = stored->segment.display_name,
                       .again_at = {}};
    }
    return JobStep{
        .cursor = "", .done = 0, .total = 0, .result = {}, .again_at = call.Now() + kAgainAfter};
}

}  // namespace socle::marketing
