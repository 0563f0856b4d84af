#include "mail/smtp_mailer.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>

#include "mail/message.hpp"
#include "socle/status.hpp"

namespace socle::mail {
namespace {

constexpr std::chrono::seconds kConnectWithin{20};
constexpr std::size_t kWordsMax = 200;

struct Handle {
    Handle() : curl(curl_easy_init()) {}
    ~Handle() {
        curl_slist_free_all(recipients);
        curl_easy_cleanup(curl);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    CURL* curl;
    curl_slist* recipients = nullptr;
};

// What is told and heard while a mail is handed over.
struct Dialogue {
    std::string message;
    std::size_t told = 0;
    bool content_began = false;
    std::string refusal = {};  // the last line with which the server refused something
};

std::size_t Tell(char* buffer, std::size_t size, std::size_t count, void* dialogue) {
    auto& talk = *static_cast<Dialogue*>(dialogue);
    const std::size_t some = std::min(size * count, talk.message.size() - talk.told);
    std::memcpy(buffer, talk.message.data() + talk.told, some);
    talk.told += some;
    talk.content_began = true;
    return some;
}

std::size_t Hear(char* line, std::size_t size, std::size_t count, void* dialogue) {
    auto& talk = *static_cast<Dialogue*>(dialogue);
    if (size * count == 0 || (*line != '4' && *line != '5')) return size * count;
    talk.refusal.assign(line, std::min(size * count, kWordsMax));
    std::erase_if(talk.refusal, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    return size * count;
}

// libcurl prepares the process once; its own documentation asks for it before threads call it.
bool StartLibrary() {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return started;
}

bool IsLocal(const std::string& url) {
    for (const char* host : {"//127.0.0.1", "//localhost", "//[::1]"})
        if (url.find(host) != std::string::npos) return true;
    return false;
}

absl::Status Outcome(CURLcode result, long code, const Dialogue& talk) {
    if (result == CURLE_OK) return absl::OkStatus();
    const bool answered = code >= 400 && code < 600;
    std::string words = answered ? talk.refusal : std::string(curl_easy_strerror(result));
    const Metadata metadata = {{"server_words", std::move(words)}};
    if (answered && code >= 500 && result != CURLE_LOGIN_DENIED)
        return Refuse(reason::kMailRefused, "the mail server refuses this mail", metadata);
    if (!answered && talk.content_began)
        return Refuse(reason::kMailUnknown, "the connection ended while sending", metadata);
    return Refuse(reason::kMailUnavailable, "the mail server does not take mail now", metadata);
}

}  // namespace

SmtpMailer::SmtpMailer(MailSettings settings, const Clock& clock)
    : settings_(std::move(settings)), clock_(clock), is_local_(IsLocal(settings_.url)) {
    StartLibrary();
}

absl::Status SmtpMailer::Check(const Mail& mail) const {
    return CheckMail(mail);
}

absl::Status SmtpMailer::Send(const Mail& mail) const {
    SOCLE_RETURN_IF_ERROR(Check(mail));
    Dialogue talk{.message = WriteMessage(mail, settings_.from, clock_.Now())};
    Handle handle;
    if (handle.curl == nullptr || !StartLibrary())
        return BrokenInvariant("libcurl could not be started");
    handle.recipients = curl_slist_append(nullptr, mail.to.email.c_str());
    const std::string from = "<" + settings_.from + ">";
    const auto set = [&handle](CURLoption option, auto value) {
        static_cast<void>(curl_easy_setopt(handle.curl, option, value));
    };
    set(CURLOPT_URL, settings_.url.c_str());
    set(CURLOPT_USE_SSL, static_cast<long>(is_local_ ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(kConnectWithin.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(settings_.deadline.count()));
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, handle.recipients);
    if (!settings_.user.empty()) {
        set(CURLOPT_USERNAME, settings_.user.c_str());
        set(CURLOPT_PASSWORD, settings_.password.c_str());
    }
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &Tell);
    set(CURLOPT_READDATA, static_cast<void*>(&talk));
    set(CURLOPT_HEADERFUNCTION, &Hear);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&talk));
    const CURLcode result = curl_easy_perform(handle.curl);
    long code = 0;
    curl_easy_getinfo(handle.curl, CURLINFO_RESPONSE_CODE, &code);
    return Outcome(result, code, talk);
}

}  // namespace socle::mail
