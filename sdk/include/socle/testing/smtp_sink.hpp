// A real SMTP server for one test: Debian's python3-aiosmtpd on a free port, which keeps what it is
// given in a folder. How it answers whom: src/testing/smtp_sink.py.
#pragma once

#include <absl/status/statusor.h>
#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace socle::testing {

class SmtpSink {
 public:
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<SmtpSink>> Start();
    ~SmtpSink();  // stops it, and removes the folder
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;

    // "smtp://127.0.0.1:41234".
    [[nodiscard]] std::string url() const;
    // The mails it took, as they came, in order.
    [[nodiscard]] std::vector<std::string> Mails() const;

 private:
    SmtpSink() = default;

    std::filesystem::path folder_;
    pid_t pid_ = -1;
    int input_ = -1;  // closed, it ends
    int port_ = 0;
};

}  // namespace socle::testing
