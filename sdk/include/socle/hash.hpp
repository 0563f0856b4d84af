// Digests, for chains, stored requests and cache tags.
#pragma once

#include <string>
#include <string_view>

namespace socle {

// 32 bytes.
[[nodiscard]] std::string Sha256(std::string_view bytes);
[[nodiscard]] std::string HmacSha256(std::string_view key, std::string_view bytes);

// Lower-case hexadecimal.
[[nodiscard]] std::string ToHex(std::string_view bytes);

}  // namespace socle
