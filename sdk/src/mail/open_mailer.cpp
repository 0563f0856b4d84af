#include "mail/folder_mailer.hpp"
#include "mail/smtp_mailer.hpp"
#include "socle/identifiers.hpp"
#include "socle/mail.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

constexpr std::string_view kFolder = "file://";

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

absl::StatusOr<std::unique_ptr<Mailer>> OpenMailer(MailSettings settings, const Clock& clock) {
    if (settings.url.empty()) return std::make_unique<NoMailer>();
    if (settings.from.empty())
        return Refuse(reason::kRequired, "say with --mail-from who sends the mails",
                      {{"field", "mail-from"}});
    SOCLE_ASSIGN(settings.from, ParseEmail(settings.from));
    if (settings.url.starts_with(std::string(kFolder) + "/"))
        return std::make_unique<mail::FolderMailer>(settings.url.substr(kFolder.size()),
                                                    settings.from, clock);
    if (settings.url.starts_with("smtp://") || settings.url.starts_with("smtps://"))
        return std::make_unique<mail::SmtpMailer>(std::move(settings), clock);
    return Refuse(reason::kInvalidValue,
                  "--smtp-url is smtp://host:port, smtps://host:port or file:///folder",
                  {{"field", "smtp-url"},
                   {"value", settings.url},
                   {"expected", "smtp://host:port, smtps://host:port, file:///folder"}});
}

}  // namespace socle
