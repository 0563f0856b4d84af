// How the owner signs in for the first time, for whoever installs: a file only they can read,
// written before the company exists, so that no crash leaves a company whose password nobody knows.
#pragma once

#include <absl/status/status.h>

#include <filesystem>

#include "kernel/identity/bootstrap.hpp"

namespace socle::kernel {

// Replaces what a first start that came to nothing has left.
[[nodiscard]] absl::Status KeepFirstSignIn(const std::filesystem::path& data_folder,
                                           const identity::FirstSignIn& first);

}  // namespace socle::kernel
