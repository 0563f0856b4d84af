// Finds a segment's members: once when it is made, and every six hours for as long as it is there,
// as days go by.
#pragma once

#include "socle/jobs.hpp"
#include "store/segment_store.hpp"

namespace socle::marketing {

inline constexpr const char* kFindMembersJob = "marketing.find_members";
inline constexpr const char* kRefreshJob = "marketing.refresh";

// Once, at once.
[[nodiscard]] NewJob NewFindMembersJob(const Segment& segment);
[[nodiscard]] NewJob NewRefreshJob(const Segment& segment, Instant now);

class RefreshJob {
 public:
    explicit RefreshJob(const SegmentStore& segments) : segments_(segments) {}
    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    const SegmentStore& segments_;
};

}  // namespace socle::marketing
