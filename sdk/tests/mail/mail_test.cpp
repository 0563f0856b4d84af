// Mails: what is refused beforehand, what travels (read back by Python's own reader), and what a
// real server's answers become.
#include "socle/mail.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "mail/message.hpp"
#include "socle/status.hpp"
#include "socle/testing/fake_clock.hpp"
#include "socle/testing/smtp_sink.hpp"

namespace socle {
namespace {

namespace fs = std::filesystem;

Mail Letter() {
    return {
        .message_id = "01a20846-fe00-7171-82bb-22de9f7070d3",
        .to = {"claire@durand.example", "Claire Dürand, Œuvres"},
        .from_name = "Atelier Clément",
        .reply_to = {"contact@atelier.example", "Atelier Clément"},
        .subject = "Votre facture n° F-2026-00001 — 1 234,56 € à régler, échéance au 23 décembre",
        .text = "Bonjour,\n\nVoici votre facture : 1 234,56 €.\n.\nÀ bientôt\n"};
}

TEST(CheckMail, ByTable) {
    const struct {
        const char* name;
        std::function<void(Mail&)> spoil;
        const char* refused;
    } cases[] = {
        {"as it is", [](Mail&) {}, ""},
        {"nobody", [](Mail& m) { m.to.email = ""; }, "INVALID_EMAIL"},
        {"two of them", [](Mail& m) { m.to.email = "a@b.fr,c@d.fr"; }, "INVALID_EMAIL"},
        {"a header in the address", [](Mail& m) { m.to.email = "a@b.fr\r\nBcc: c@d.fr"; },
         "INVALID_EMAIL"},
        {"a header in the subject", [](Mail& m) { m.subject = "a\r\nBcc: c@d.fr"; },
         "INVALID_TEXT"},
        {"a header in the name", [](Mail& m) { m.to.name = "a\nBcc: c@d.fr"; }, "INVALID_TEXT"},
        {"a header in the sender", [](Mail& m) { m.from_name = "a\nBcc: c@d.fr"; }, "INVALID_TEXT"},
        {"a header in the link", [](Mail& m) { m.unsubscribe_url = "https://a\r\nBcc: c"; },
         "INVALID_TEXT"},
        {"a header in a file's name",
         [](Mail& m) {
             m.attachments = {{"a\nb.pdf", "application/pdf", "x"}};
         },
         "INVALID_TEXT"},
        {"no subject", [](Mail& m) { m.subject = ""; }, "REQUIRED"},
        {"no text", [](Mail& m) { m.text = ""; }, "REQUIRED"},
        {"a long subject", [](Mail& m) { m.subject = std::string(201, 'x'); }, "TOO_LONG"},
        {"a long text", [](Mail& m) { m.text = std::string(100'001, 'x'); }, "TOO_LONG"},
        {"no id", [](Mail& m) { m.message_id = ""; }, "INVALID_VALUE"},
        {"an id that closes its bracket", [](Mail& m) { m.message_id = "a>b"; }, "INVALID_VALUE"},
        {"eleven files",
         [](Mail& m) {
             m.attachments.resize(11, {"a", "text/plain", "x"});
         },
         "TOO_MANY"},
        {"heavy files",
         [](Mail& m) {
             m.attachments = {{"a", "text/plain", std::string((20U << 20U) + 1, 'x')}};
         },
         "TOO_LARGE"},
    };
    for (const auto& c : cases) {
        Mail mail = Letter();
        c.spoil(mail);
        EXPECT_EQ(ReasonOf(CheckMail(mail)), c.refused) << c.name;
    }
}

TEST(OpenMailer, ByTable) {
    const testing::FakeClock clock;
    const struct {
        const char* url;
        const char* from;
        const char* refused;
    } cases[] = {
        {"smtp://127.0.0.1:25", "a@b.fr", ""},
        {"smtps://mail.b.fr", "a@b.fr", ""},
        {"file:///tmp/outbox", "a@b.fr", ""},
        {"", "", ""},
        {"smtp://127.0.0.1:25", "", "REQUIRED"},
        {"smtp://127.0.0.1:25", "b.fr", "INVALID_EMAIL"},
        {"http://b.fr", "a@b.fr", "INVALID_VALUE"},
        {"file://outbox", "a@b.fr", "INVALID_VALUE"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(ReasonOf(OpenMailer({.url = c.url, .from = c.from}, clock).status()), c.refused)
            << c.url << " " << c.from;
    EXPECT_EQ(ReasonOf((*OpenMailer({}, clock))->Check(Letter())), "MAIL_NOT_CONFIGURED");
}

class SentMail : public ::testing::Test {
 protected:
    void SetUp() override {
        auto started = testing::SmtpSink::Start();
        ASSERT_TRUE(started.ok()) << started.status();
        sink_ = *std::move(started);
        auto opened = OpenMailer({.url = sink_->url(), .from = "factures@atelier.example"}, clock_);
        ASSERT_TRUE(opened.ok()) << opened.status();
        mailer_ = *std::move(opened);
    }
    // What Python's email package, which nobody here wrote, makes of a message.
    [[nodiscard]] static std::string ReadByPython(const std::string& message,
                                                  const std::string& expression) {
        char path[] = "/tmp/socle-mail-XXXXXX";
        const int file = mkstemp(path);
        EXPECT_EQ(write(file, message.data(), message.size()),
                  static_cast<ssize_t>(message.size()));
        close(file);
        const std::string command =
            "/usr/bin/python3 -c \"import email, email.policy, sys; m = "
            "email.message_from_binary_file("
            "open('" +
            std::string(path) +
            "', 'rb'), policy=email.policy.default); "
            "sys.stdout.write(str(" +
            expression + "))\"";
        FILE* pipe = popen(command.c_str(), "r");
        std::string text;
        char buffer[4096];
        while (const std::size_t some = fread(buffer, 1, sizeof buffer, pipe))
            text.append(buffer, some);
        EXPECT_EQ(pclose(pipe), 0) << command;
        fs::remove(path);
        return text;
    }
    testing::FakeClock clock_;
    std::unique_ptr<testing::SmtpSink> sink_;
    std::unique_ptr<Mailer> mailer_;
};

TEST_F(SentMail, ArrivesAsItWasWritten) {
    Mail mail = Letter();
    const std::string pdf = std::string("%PDF-1.7\0\r\n.\r\n", 14) + std::string(5'000, '\xff');
    mail.attachments = {{"Facture n° 1 – Dürand.pdf", "application/pdf", pdf}};
    mail.unsubscribe_url = "https://socle.example/l/1/unsubscribe/" + std::string(60, 'a');
    ASSERT_TRUE(mailer_->Send(mail).ok());
    const auto mails = sink_->Mails();
    ASSERT_EQ(mails.size(), 1u);
    const std::string& got = mails[0];
    // RFC 8058, 3.1: in plain, whatever its length.
    EXPECT_NE(got.find("\nList-Unsubscribe: <" + mail.unsubscribe_url + ">"), std::string::npos)
        << got.substr(0, 2'000);
    const std::pair<const char*, std::string> cases[] = {
        {"m['X-Envelope-To']", "claire@durand.example"},
        {"m['From']", "Atelier Clément <factures@atelier.example>"},
        {"m['To'].addresses[0].display_name", mail.to.name},
        {"m['To'].addresses[0].addr_spec", mail.to.email},
        {"m['Reply-To'].addresses[0].addr_spec", "contact@atelier.example"},
        {"m['Subject']", mail.subject},
        {"m['Date'].datetime.isoformat()", "2026-11-23T12:00:00+00:00"},
        {"m['Message-ID']", "<01a20846-fe00-7171-82bb-22de9f7070d3@atelier.example>"},
        {"m['List-Unsubscribe']", "<" + mail.unsubscribe_url + ">"},
        {"m['List-Unsubscribe-Post']", "List-Unsubscribe=One-Click"},
        {"m.get_body(('plain',)).get_content()", mail.text},
        {"[a.get_filename() for a in m.iter_attachments()][0]", mail.attachments[0].file_name},
        {"[a.get_content_type() for a in m.iter_attachments()]", "['application/pdf']"},
        {"[len(a.get_content()) for a in m.iter_attachments()]",
         "[" + std::to_string(pdf.size()) + "]"},
        {"[a.get_content()[:14] for a in m.iter_attachments()][0].hex()",
         "255044462d312e37000d0a2e0d0a"},
        {"[d for p in m.walk() for d in p.defects]", "[]"},
    };
    for (const auto& [expression, value] : cases)
        EXPECT_EQ(ReadByPython(got, expression), value) << expression;
    std::istringstream lines(got);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 998u);
}

TEST_F(SentMail, WithoutAttachmentsItIsPlainText) {
    ASSERT_TRUE(mailer_->Send(Letter()).ok());
    const std::string got = sink_->Mails()[0];
    EXPECT_EQ(ReadByPython(got, "m.get_content_type()"), "text/plain");
    EXPECT_EQ(ReadByPython(got, "m.get_content()"), Letter().text);
    EXPECT_EQ(ReadByPython(got, "m['List-Unsubscribe']"), "None");
}

TEST_F(SentMail, WhatTheServerSaysBecomesARefusalByTable) {
    const struct {
        const char* to;
        const char* refused;
        const char* words;
    } cases[] = {
        {"refused@durand.example", "MAIL_REFUSED", "550 5.1.1 no such mailbox"},
        {"later@durand.example", "MAIL_UNAVAILABLE", "451 4.3.0 try again later"},
        {"broken@durand.example", "MAIL_UNKNOWN", ""},
        {"claire@durand.example", "", ""},
    };
    for (const auto& c : cases) {
        Mail mail = Letter();
        mail.to.email = c.to;
        const absl::Status sent = mailer_->Send(mail);
        EXPECT_EQ(ReasonOf(sent), c.refused) << c.to << ": " << sent;
        const Metadata metadata = MetadataOf(sent);
        if (*c.words != 0) {
            EXPECT_EQ(metadata.at("server_words"), c.words) << c.to;
        }
    }
    EXPECT_EQ(sink_->Mails().size(), 1u);
}

TEST_F(SentMail, NobodyListeningIsTriedLater) {
    const auto closed =
        OpenMailer({.url = "smtp://127.0.0.1:1", .from = "factures@atelier.example"}, clock_);
    EXPECT_EQ(ReasonOf((*closed)->Send(Letter())), "MAIL_UNAVAILABLE");
}

TEST_F(SentMail, IntoAFolderItIsTheSameMessage) {
    const fs::path folder =
        fs::temp_directory_path() / ("socle-outbox-" + std::to_string(getpid()));
    const auto kept = OpenMailer(
        {.url = "file://" + folder.string(), .from = "factures@atelier.example"}, clock_);
    ASSERT_TRUE(kept.ok()) << kept.status();
    ASSERT_TRUE((*kept)->Send(Letter()).ok());
    std::ifstream file(folder / (Letter().message_id + ".eml"), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    EXPECT_EQ(text.str(), mail::WriteMessage(Letter(), "factures@atelier.example", clock_.Now()));
    fs::remove_all(folder);
}

}  // namespace
}  // namespace socle
