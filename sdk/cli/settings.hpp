// What `socle login` keeps: for each context (a server and who signs in there) the session token.
// In
// ~/.config/socle/credentials, readable by its owner alone.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <map>
#include <string>

namespace socle::cli {

inline constexpr std::size_t kSettingsBytesMax = 1U << 20U;

struct Context {
    std::string server;
    std::string email;
    std::string token;      // empty once signed out
    std::string tls_roots;  // the certificates themselves, PEM; empty for this machine
};

struct Settings {
    std::string current = "default";
    std::map<std::string, Context> contexts;
};

// Nothing kept yet gives empty settings.
[[nodiscard]] absl::StatusOr<Settings> LoadSettings(const std::filesystem::path& folder);
// Whole or not at all; folder 0700, file 0600.
[[nodiscard]] absl::Status SaveSettings(const std::filesystem::path& folder,
                                        const Settings& settings);

// Writes a file of the user's alone (0600) by a rename, in a folder of theirs alone (0700).
[[nodiscard]] absl::Status WritePrivateFile(const std::filesystem::path& file,
                                            const std::string& bytes);

}  // namespace socle::cli
