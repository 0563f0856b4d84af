// Sends one document by mail. That it is being sent is committed before it is handed over, what
// came of it afterwards: found between the two after a crash, it may have left, and is not sent
// again by itself.
#pragma once

#include <absl/status/statusor.h>

#include "domain/delivery.hpp"
#include "socle/jobs.hpp"
#include "socle/mail.hpp"
#include "socle/transaction.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

inline constexpr const char* kSendJob = "invoicing.send";

[[nodiscard]] NewJob NewSendJob(const Delivery& delivery);

class SendJob {
 public:
    SendJob(const Stores& stores, const Mailer& mailer) : stores_(stores), mailer_(mailer) {}
    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    // Writes down what the mailer answered.
    [[nodiscard]] absl::StatusOr<JobStep> Settle(Call& call, Delivery delivery,
                                                 const absl::Status& answer) const;

    const Stores& stores_;
    const Mailer& mailer_;
};

}  // namespace socle::invoicing
