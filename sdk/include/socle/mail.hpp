// Mail as bricks send it. Sending is an effect outside of any transaction: a brick writes down that
// it is about to send (and commits), sends, then writes down what came of it. What was begun and
// has no outcome after a crash may or may not have left: it is never sent again by itself.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "socle/clock.hpp"

namespace socle {

inline constexpr std::size_t kMailSubjectMax = 200;                 // characters
inline constexpr std::size_t kMailTextMax = 100'000;                // bytes
inline constexpr std::size_t kMailAttachmentsMax = 10;              // in number
inline constexpr std::size_t kMailAttachmentBytesMax = 20U << 20U;  // all together

struct MailAddress {
    std::string email;      // "claire@durand.example"
    std::string name = {};  // as it is shown; may be empty
};

struct MailAttachment {
    std::string file_name;     // "F-2026-0001.pdf"
    std::string content_type;  // "application/pdf"
    std::string content;       // bytes
};

// One mail to one person.
struct Mail {
    // What is between "<" and "@" of the Message-ID: the sender's own id of this mail, the same
    // each time it is tried.
    std::string message_id;
    MailAddress to;
    // Shown beside the installation's own sender address, and who is answered: the company.
    std::string from_name = {};
    MailAddress reply_to = {};
    std::string subject;
    std::string text;  // UTF-8, lines end with \n
    std::vector<MailAttachment> attachments = {};
    // Where one click takes the reader off the list: gives List-Unsubscribe and
    // List-Unsubscribe-Post (RFC 8058). Empty for what is not advertising.
    std::string unsubscribe_url = {};
};

// How the installation sends.
struct MailSettings {
    // smtp://host:port (STARTTLS is demanded unless the host is this machine), smtps://host:port,
    // or file:///folder, which keeps every mail there instead (.eml). Empty: nothing can be sent.
    std::string url = {};
    std::string user = {};
    std::string password = {};
    std::string from = {};  // the sender's address, "factures@durand.example"
    std::chrono::seconds deadline{60};
};

// Whether a mail can be sent at all, whoever sends it. Refusals, `field` as in Mail: REQUIRED,
// INVALID_EMAIL, INVALID_TEXT (a control character in what becomes a header), TOO_LONG, TOO_MANY.
[[nodiscard]] absl::Status CheckMail(const Mail& mail);

// May be used by many threads.
class Mailer {
 public:
    virtual ~Mailer() = default;
    // Before anything is written down or sent. Refusals: those of CheckMail, MAIL_NOT_CONFIGURED.
    [[nodiscard]] virtual absl::Status Check(const Mail& mail) const = 0;
    // Waits until the server took it. Refusals besides: MAIL_REFUSED, for good, with the server's
    // words in `server_words`; MAIL_UNAVAILABLE, nothing has left, try later; MAIL_UNKNOWN, the
    // connection ended after the content was handed over, so it may have left.
    [[nodiscard]] virtual absl::Status Send(const Mail& mail) const = 0;
};

// In libsocle_mail, for whoever lends mailers (the kernel). With no url: one that refuses
// everything. Refusals: INVALID_VALUE (url, from), REQUIRED (from).
[[nodiscard]] absl::StatusOr<std::unique_ptr<Mailer>> OpenMailer(MailSettings settings,
                                                                 const Clock& clock);

}  // namespace socle
