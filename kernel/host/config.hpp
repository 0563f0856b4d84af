// What the command line of socled says.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <string>

#include "socle/mail.hpp"

namespace socle::kernel {

struct Config {
    // Everything of this installation that is not in the database, and the embedded database
    // itself.
    std::filesystem::path data_folder = "/var/lib/socle";
    // A database of the user's own instead of the embedded one.
    std::string database_dsn;
    std::filesystem::path bricks_folder;       // packages; beside the program by default
    std::filesystem::path brick_host_program;  // socle-brick-host; beside the program by default
    std::string listen = "127.0.0.1:7400";     // gRPC; port 0 takes a free one
    std::string http = "127.0.0.1:7480";       // links in mails; empty opens none
    std::filesystem::path tls_certificate;
    std::filesystem::path tls_key;
    MailSettings mail;
    std::filesystem::path smtp_password_file;
    std::string public_url;  // BrickHost::public_url
    // For the first start only.
    std::string company = "Mon entreprise";
    std::string owner_email = "owner@socle.local";
    int database_connections = 0;  // 0: four per core
};

// Reads the arguments. `exit_code` is set when the program is to end at once (help, version, a
// mistake, which has then been told on standard error).
struct ParsedConfig {
    Config config;
    bool ends_here = false;
    int exit_code = 0;
};
[[nodiscard]] ParsedConfig ParseConfig(int argc, char** argv);

}  // namespace socle::kernel
