// What the command was started with and may touch: arguments, environment, streams, the way to a
// server, time. Passed in, so that tests run whole commands without a process or a server.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "socle/channel.hpp"
#include "socle/clock.hpp"
#include "socle/id.hpp"
#include "socle/remote.hpp"

namespace socle::cli {

// Data goes to `out`, words to `err`. Without a terminal nothing is asked and nothing coloured.
struct Terminal {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool in_is_tty = false;
    bool out_is_tty = false;
    bool err_is_tty = false;
    int width = 0;  // columns of `out`; 0: no limit
    // Shows or hides what is typed.
    std::function<void(bool shown)> echo = [](bool) {};
};

using Connect = std::function<absl::StatusOr<std::unique_ptr<Channel>>(RemoteOptions)>;
using Sleep = std::function<void(std::chrono::milliseconds)>;

struct Process {
    std::vector<std::string> arguments;  // without the program's name
    std::map<std::string, std::string, std::less<>> environment;
    std::filesystem::path config_folder;
    std::filesystem::path cache_folder;
    Terminal& terminal;
    Connect connect;
    Sleep sleep;
    const Clock& clock;
    IdSource& ids;
    TimeZone time_zone = TimeZone::Utc();

    // Empty when it is not set.
    [[nodiscard]] std::string Variable(std::string_view name) const {
        const auto found = environment.find(name);
        return found == environment.end() ? std::string() : found->second;
    }
};

}  // namespace socle::cli
