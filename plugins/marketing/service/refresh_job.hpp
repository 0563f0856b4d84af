// Keeps a segment true as days go by: looks at every party, then again six hours later, for as long
// as the segment is there.
#pragma once

#include "socle/jobs.hpp"
#include "store/segment_store.hpp"

namespace socle::marketing {

inline constexpr const char* kRefreshJob = "marketing.refresh";

[[nodiscard]] NewJob NewRefreshJob(const Segment& segment);

class RefreshJob {
 public:
    explicit RefreshJob(const SegmentStore& segments) : segments_(segments) {}
    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    const SegmentStore& segments_;
};

}  // namespace socle::marketing
