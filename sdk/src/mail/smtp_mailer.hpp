// Hands mails to an SMTP server, by libcurl.
#pragma once

#include "socle/mail.hpp"

namespace socle::mail {

class SmtpMailer final : public Mailer {
 public:
    SmtpMailer(MailSettings settings, const Clock& clock);
    [[nodiscard]] absl::Status Check(const Mail& mail) const override;
    [[nodiscard]] absl::Status Send(const Mail& mail) const override;

 private:
    const MailSettings settings_;
    const Clock& clock_;
    const bool is_local_;  // the server is this machine's own: TLS is not asked of it
};

}  // namespace socle::mail
