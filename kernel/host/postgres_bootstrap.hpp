// What the embedded cluster holds before any migration: the kernel's login role and its database.
// Nothing else in the kernel speaks libpq; everything later goes through the SDK's db layer.
#pragma once

#include <absl/status/status.h>

#include <filesystem>
#include <string>

namespace socle::kernel {

// A libpq connection string for the cluster's socket.
[[nodiscard]] std::string SocketDsn(const std::filesystem::path& socket_dir,
                                    const std::string& role, const std::string& database);

// Creates the login role and the database it owns, or sets them right again: it is run at each
// start, so that a crash in the middle of the first one is repaired by the next.
[[nodiscard]] absl::Status Bootstrap(const std::filesystem::path& socket_dir,
                                     const std::string& database);

}  // namespace socle::kernel
