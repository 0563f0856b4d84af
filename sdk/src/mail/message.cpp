#include "mail/message.hpp"

#include <gmime/gmime.h>

#include <memory>

namespace socle::mail {
namespace {

constexpr const char* kCharset = "utf-8";

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

// GMime keeps tables of its own, once for the process.
void StartLibrary() {
    static const bool started = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(started);
}

void AddMailbox(GMimeMessage& message, GMimeAddressType kind, const MailAddress& address) {
    g_mime_message_add_mailbox(&message, kind,
                               address.name.empty() ? nullptr : address.name.c_str(),
                               address.email.c_str());
}

void AddHead(GMimeMessage& message, const Mail& mail, const std::string& from, Instant now) {
    AddMailbox(message, GMIME_ADDRESS_TYPE_FROM, {from, mail.from_name});
    AddMailbox(message, GMIME_ADDRESS_TYPE_TO, mail.to);
    if (!mail.reply_to.email.empty())
        AddMailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, mail.reply_to);
    g_mime_message_set_subject(&message, mail.subject.c_str(), kCharset);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    GDateTime* date = g_date_time_new_from_unix_utc(seconds);
    g_mime_message_set_date(&message, date);
    g_date_time_unref(date);
    const std::string id = mail.message_id + from.substr(from.find('@'));
    g_mime_message_set_message_id(&message, id.c_str());
    if (mail.unsubscribe_url.empty()) return;
    GMimeObject* head = GMIME_OBJECT(&message);
    const std::string url = "<" + mail.unsubscribe_url + ">";
    g_mime_object_set_header(head, "List-Unsubscribe", url.c_str(), kCharset);
    // As it is: GMime would make an encoded word of a long address, and no mail program follows
    // that.
    GMimeHeader* unsubscribe =
        g_mime_header_list_get_header(g_mime_object_get_header_list(head), "List-Unsubscribe");
    g_mime_header_set_raw_value(unsubscribe, (" " + url + "\n").c_str());
    g_mime_object_set_header(head, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click", kCharset);
}

Owned<GMimeObject> TextPart(const std::string& text) {
    GMimeTextPart* part = g_mime_text_part_new_with_subtype("plain");
    g_mime_text_part_set_charset(part, kCharset);
    g_mime_text_part_set_text(part, text.c_str());
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return Owned<GMimeObject>(GMIME_OBJECT(part));
}

Owned<GMimeObject> AttachmentPart(const MailAttachment& attachment) {
    const std::size_t slash = attachment.content_type.find('/');
    GMimePart* part = g_mime_part_new_with_type(
        attachment.content_type.substr(0, slash).c_str(),
        slash == std::string::npos ? "octet-stream"
                                   : attachment.content_type.substr(slash + 1).c_str());
    const Owned<GMimeStream> bytes(
        g_mime_stream_mem_new_with_buffer(attachment.content.data(), attachment.content.size()));
    const Owned<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part, attachment.file_name.c_str());
    return Owned<GMimeObject>(GMIME_OBJECT(part));
}

Owned<GMimeObject> Body(const Mail& mail) {
    Owned<GMimeObject> text = TextPart(mail.text);
    if (mail.attachments.empty()) return text;
    GMimeMultipart* all = g_mime_multipart_new_with_subtype("mixed");
    g_mime_multipart_set_boundary(all, ("=_" + mail.message_id).c_str());
    g_mime_multipart_add(all, text.get());
    for (const MailAttachment& attachment : mail.attachments)
        g_mime_multipart_add(all, AttachmentPart(attachment).get());
    return Owned<GMimeObject>(GMIME_OBJECT(all));
}

}  // namespace

std::string WriteMessage(const Mail& mail, const std::string& from, Instant now) {
    StartLibrary();
    const Owned<GMimeMessage> message(g_mime_message_new(true));
    AddHead(*message, mail, from, now);
    g_mime_message_set_mime_part(message.get(), Body(mail).get());
    GMimeFormatOptions* format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    char* written = g_mime_object_to_string(GMIME_OBJECT(message.get()), format);
    g_mime_format_options_free(format);
    std::string text(written);
    g_free(written);
    return text;
}

}  // namespace socle::mail
