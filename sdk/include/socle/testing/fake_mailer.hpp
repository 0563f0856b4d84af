// A mailer that keeps what it is given, and answers as a test told it to. Addresses that begin with
// "refused@" are refused by the server, for good.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "socle/mail.hpp"

namespace socle::testing {

class FakeMailer final : public Mailer {
 public:
    [[nodiscard]] absl::Status Check(const Mail& mail) const override;
    [[nodiscard]] absl::Status Send(const Mail& mail) const override;

    // Everything that left, in order.
    [[nodiscard]] std::vector<Mail> Sent() const;
    // What Send answers instead, from now on, before anything leaves; nothing to go back.
    void AnswerWith(std::function<absl::Status(const Mail&)> answer);

 private:
    mutable std::mutex mutex_;
    mutable std::vector<Mail> sent_;
    std::function<absl::Status(const Mail&)> answer_;
};

}  // namespace socle::testing
