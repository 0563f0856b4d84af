// The installation's key, with which bricks sign what the law freezes: 32 random bytes in a file
// only its owner can read, outside the database, so that whoever can change rows cannot sign them.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "socle/id.hpp"

namespace socle::kernel {

// Reads the key, or makes it where there is none. Refusals: SEAL_KEY_UNUSABLE when the file cannot
// be read or written, is not 32 bytes, or can be read by others.
[[nodiscard]] absl::StatusOr<std::string> OpenSealKey(const std::filesystem::path& file,
                                                      IdSource& ids);

// BrickHost::seal with this key: HMAC-SHA256.
[[nodiscard]] std::function<std::string(std::string_view)> SealWith(std::string key);

}  // namespace socle::kernel
