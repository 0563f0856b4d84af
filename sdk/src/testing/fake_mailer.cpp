#include "socle/testing/fake_mailer.hpp"

#include "socle/status.hpp"

namespace socle::testing {

absl::Status FakeMailer::Check(const Mail& mail) const {
    return CheckMail(mail);
}

absl::Status FakeMailer::Send(const Mail& mail) const {
    const std::lock_guard lock(mutex_);
    if (answer_) SOCLE_RETURN_IF_ERROR(answer_(mail));
    if (mail.to.email.starts_with("refused@"))
        return Refuse(reason::kMailRefused, "the mail server refuses this mail",
                      {{"server_words", "550 no such mailbox"}});
    sent_.push_back(mail);
    return absl::OkStatus();
}

std::vector<Mail> FakeMailer::Sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
}

void FakeMailer::AnswerWith(std::function<absl::Status(const Mail&)> answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
}

}  // namespace socle::testing
