// Keeps every mail in a folder instead of sending it: for trying things out.
#pragma once

#include <filesystem>

#include "socle/mail.hpp"

namespace socle::mail {

class FolderMailer final : public Mailer {
 public:
    FolderMailer(std::filesystem::path folder, std::string from, const Clock& clock)
        : folder_(std::move(folder)), from_(std::move(from)), clock_(clock) {}
    [[nodiscard]] absl::Status Check(const Mail& mail) const override { return CheckMail(mail); }
    // As <message id>.eml, whole or not at all. Refusal: MAIL_UNAVAILABLE.
    [[nodiscard]] absl::Status Send(const Mail& mail) const override;

 private:
    const std::filesystem::path folder_;
    const std::string from_;
    const Clock& clock_;
};

}  // namespace socle::mail
