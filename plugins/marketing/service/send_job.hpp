// Sends a campaign, one mail a step. That a mail is being sent is committed before it is handed
// over, what came of it afterwards: whoever is found between the two after a crash may have got it,
// and gets no second one.
#pragma once

#include <absl/status/statusor.h>

#include "service/outside.hpp"
#include "socle/jobs.hpp"
#include "store/stores.hpp"

namespace socle::marketing {

inline constexpr const char* kSendJob = "marketing.send";

[[nodiscard]] NewJob NewSendJob(const Campaign& campaign, std::int64_t recipients);

class SendJob {
 public:
    SendJob(const Stores& stores, const Outside& outside) : stores_(stores), outside_(outside) {}
    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    // Those whose sending was cut off.
    [[nodiscard]] absl::Status SettleInterrupted(Call& call, const Campaign& campaign) const;
    // Nobody is left, or those who are have to wait.
    [[nodiscard]] absl::StatusOr<JobStep> Rest(Call& call, Campaign campaign, JobStep step) const;
    [[nodiscard]] absl::StatusOr<JobStep> SendTo(Call& call, const Campaign& campaign,
                                                 const Sender& sender, Recipient recipient,
                                                 JobStep step) const;
    [[nodiscard]] absl::Status Settle(Call& call, const Campaign& campaign, Recipient recipient,
                                      const absl::Status& outcome) const;

    const Stores& stores_;
    const Outside& outside_;
};

}  // namespace socle::marketing
