#include "socle/testing/smtp_sink.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "socle/status.hpp"

namespace socle::testing {
namespace {

constexpr const char* kPython = "/usr/bin/python3";  // Debian's, which has Debian's aiosmtpd
constexpr std::size_t kPortDigitsMax = 16;

// The first line, without its end; empty when there is none.
std::string ReadLine(int file) {
    std::string line;
    char c = 0;
    while (line.size() < kPortDigitsMax && read(file, &c, 1) == 1 && c != '\n') line += c;
    return line;
}

}  // namespace

absl::StatusOr<std::unique_ptr<SmtpSink>> SmtpSink::Start() {
    std::unique_ptr<SmtpSink> sink(new SmtpSink());
    char folder[] = "/tmp/socle-smtp-XXXXXX";
    int input[2];
    int output[2];
    if (mkdtemp(folder) == nullptr || pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0)
        return Refuse(reason::kInternal, "the mail sink has no folder or pipes");
    sink->folder_ = folder;
    sink->input_ = input[1];
    sink->pid_ = fork();
    if (sink->pid_ == 0) {
        dup2(input[0], STDIN_FILENO);
        dup2(output[1], STDOUT_FILENO);
        execl(kPython, kPython, SOCLE_SMTP_SINK, folder, nullptr);
        _exit(127);
    }
    close(input[0]);
    close(output[1]);
    const std::string port = ReadLine(output[0]);
    close(output[0]);
    sink->port_ = std::atoi(port.c_str());
    if (sink->port_ <= 0)
        return Refuse(reason::kInternal, "the mail sink did not start; is python3-aiosmtpd there?");
    return sink;
}

SmtpSink::~SmtpSink() {
    if (input_ >= 0) close(input_);
    if (pid_ > 0) {
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

std::string SmtpSink::url() const {
    return "smtp://127.0.0.1:" + std::to_string(port_);
}

std::vector<std::string> SmtpSink::Mails() const {
    std::vector<std::string> mails;
    for (int i = 1;; ++i) {
        std::ifstream file(folder_ / (std::to_string(i) + ".eml"), std::ios::binary);
        if (!file) return mails;
        std::ostringstream text;
        text << file.rdbuf();
        mails.push_back(text.str());
    }
}

}  // namespace socle::testing
