#include "socle/mail.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

// No way to send has been set.
class NoMailer final : public Mailer {
 public:
    absl::Status Check(const Mail& mail) const override {
        SOCLE_RETURN_IF_ERROR(CheckMail(mail));
        return Send(mail);
    }
    absl::Status Send(const Mail&) const override {
        return Refuse(reason::kMailNotConfigured, "no mail server is set");
    }
};

}  // namespace

absl::StatusOr<std::unique_ptr<Mailer>> OpenMailer(MailSettings settings) {
    if (settings.url.empty()) return std::make_unique<NoMailer>();
    return Refuse(
        reason::kInvalidValue, "the address of the mail server has an unknown form",
        {{"field", "smtp-url"}, {"value", settings.url}, {"expected", "smtp://host:port"}});
}

}  // namespace socle
