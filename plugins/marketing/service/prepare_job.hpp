// Finds, after a campaign's list is frozen, who of it may get the mail, and why.
#pragma once

#include <absl/status/statusor.h>

#include "socle/jobs.hpp"
#include "store/stores.hpp"

namespace socle::marketing {

inline constexpr const char* kPrepareJob = "marketing.prepare";

// `listed`: how many are on the list.
[[nodiscard]] NewJob NewPrepareJob(const Campaign& campaign, std::int64_t listed);

class PrepareJob {
 public:
    explicit PrepareJob(const Stores& stores) : stores_(stores) {}
    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    const Stores& stores_;
};

}  // namespace socle::marketing
