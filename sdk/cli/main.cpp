// socle: Socle's command line. Hands the process over to app.cpp, which knows no process.
#include <absl/time/time.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <thread>

#include "app.hpp"

extern char** environ;

namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string, std::less<>> Environment() {
    std::map<std::string, std::string, std::less<>> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos)
            variables[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return variables;
}

// XDG base directories.
fs::path Folder(const std::map<std::string, std::string, std::less<>>& environment,
                std::string_view variable, const char* below_home) {
    const auto set = environment.find(variable);
    if (set != environment.end() && !set->second.empty()) return fs::path(set->second) / "socle";
    const auto home = environment.find("HOME");
    const fs::path start = home == environment.end() ? fs::path("/") : fs::path(home->second);
    return start / below_home / "socle";
}

int TerminalWidth() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// While typing is hidden an interruption waits, so that no terminal is left mute.
void ShowTyping(bool shown) {
    sigset_t interruptions;
    sigemptyset(&interruptions);
    sigaddset(&interruptions, SIGINT);
    sigaddset(&interruptions, SIGTERM);
    if (!shown) sigprocmask(SIG_BLOCK, &interruptions, nullptr);
    termios settings{};
    if (tcgetattr(STDIN_FILENO, &settings) != 0) return;
    if (shown) {
        settings.c_lflag |= static_cast<tcflag_t>(ECHO);
    } else {
        settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    }
    static_cast<void>(tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings));
    if (shown) sigprocmask(SIG_UNBLOCK, &interruptions, nullptr);
}

// The machine's zone; UTC when it has none of a known name.
socle::TimeZone LocalZone() {
    auto zone = socle::TimeZone::Load(absl::LocalTimeZone().name());
    return zone.ok() ? *zone : socle::TimeZone::Utc();
}

absl::StatusOr<std::unique_ptr<socle::Channel>> Connect(socle::RemoteOptions options) {
    auto channel = socle::RemoteChannel::Open(std::move(options));
    if (!channel.ok()) return channel.status();
    return std::unique_ptr<socle::Channel>(*std::move(channel));
}

}  // namespace

int main(int argc, char** argv) {
    socle::cli::Terminal terminal{.in = std::cin,
                                  .out = std::cout,
                                  .err = std::cerr,
                                  .in_is_tty = isatty(STDIN_FILENO) == 1,
                                  .out_is_tty = isatty(STDOUT_FILENO) == 1,
                                  .err_is_tty = isatty(STDERR_FILENO) == 1,
                                  .width = TerminalWidth(),
                                  .echo = ShowTyping};
    const socle::SystemClock clock;
    const auto ids = socle::SystemIdSource();
    const auto environment = Environment();
    const socle::cli::Process process{
        .arguments = {argv + 1, argv + argc},
        .environment = environment,
        .config_folder = Folder(environment, "XDG_CONFIG_HOME", ".config"),
        .cache_folder = Folder(environment, "XDG_CACHE_HOME", ".cache"),
        .terminal = terminal,
        .connect = Connect,
        .sleep = [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); },
        .clock = clock,
        .ids = *ids,
        .time_zone = LocalZone()};
    return static_cast<int>(socle::cli::Run(process));
}
