#include "socle/mail.hpp"

#include <array>

#include "socle/identifiers.hpp"
#include "socle/status.hpp"
#include "socle/text.hpp"

namespace socle {
namespace {

constexpr std::size_t kHeaderMax = 200;  // characters of a name in a header
constexpr std::size_t kUrlMax = 900;     // of the 998 a line may have (RFC 5322, 2.1.1)
constexpr std::size_t kMessageIdMax = 128;

// A line break would let what is written into a header begin a header of its own.
absl::Status CheckHeader(std::string_view text, std::string_view field, std::size_t max) {
    if (text.find_first_of("\r\n") != std::string_view::npos)
        return Refuse(reason::kInvalidText, "this stands on one line of the mail's head",
                      {{"field", std::string(field)}});
    return CheckText(text, field, max).status();
}

absl::Status CheckAddress(const MailAddress& address, std::string_view field) {
    SOCLE_RETURN_IF_ERROR(ParseEmail(address.email));
    return CheckHeader(address.name, field, kHeaderMax);
}

absl::Status CheckMessageId(std::string_view id) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    if (id.empty() || id.size() > kMessageIdMax ||
        id.find_first_not_of(allowed) != std::string_view::npos)
        return Refuse(reason::kInvalidValue, "a message id is letters, digits, dots and dashes",
                      {{"field", "message_id"},
                       {"value", std::string(id)},
                       {"expected", "letters and digits"}});
    return absl::OkStatus();
}

absl::Status CheckAttachments(const std::vector<MailAttachment>& attachments) {
    if (attachments.size() > kMailAttachmentsMax)
        return Refuse(reason::kTooMany, "a mail has at most 10 attachments",
                      {{"field", "attachments"}, {"max", std::to_string(kMailAttachmentsMax)}});
    std::size_t bytes = 0;
    for (const MailAttachment& attachment : attachments) {
        SOCLE_RETURN_IF_ERROR(CheckHeader(attachment.file_name, "attachments", kHeaderMax));
        SOCLE_RETURN_IF_ERROR(CheckHeader(attachment.content_type, "attachments", kHeaderMax));
        bytes += attachment.content.size();
    }
    if (bytes > kMailAttachmentBytesMax)
        return Refuse(reason::kTooLarge, "a mail's attachments have at most 20 MiB together",
                      {{"field", "attachments"}, {"max", std::to_string(kMailAttachmentBytesMax)}});
    return absl::OkStatus();
}

}  // namespace

absl::Status CheckMail(const Mail& mail) {
    SOCLE_RETURN_IF_ERROR(CheckMessageId(mail.message_id));
    SOCLE_RETURN_IF_ERROR(CheckAddress(mail.to, "to"));
    if (!mail.reply_to.email.empty())
        SOCLE_RETURN_IF_ERROR(CheckAddress(mail.reply_to, "reply_to"));
    SOCLE_RETURN_IF_ERROR(CheckHeader(mail.from_name, "from_name", kHeaderMax));
    SOCLE_RETURN_IF_ERROR(CheckHeader(mail.unsubscribe_url, "unsubscribe_url", kUrlMax));
    for (const auto& [text, field] : std::array<std::pair<std::string_view, std::string_view>, 2>{
             {{mail.subject, "subject"}, {mail.text, "text"}}})
        if (text.empty())
            return Refuse(reason::kRequired, "a mail has a subject and a text",
                          {{"field", std::string(field)}});
    SOCLE_RETURN_IF_ERROR(CheckHeader(mail.subject, "subject", kMailSubjectMax));
    SOCLE_RETURN_IF_ERROR(CheckText(mail.text, "text", kMailTextMax));
    return CheckAttachments(mail.attachments);
}

}  // namespace socle
