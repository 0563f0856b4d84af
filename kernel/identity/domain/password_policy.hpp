// What a password must be, and what guessing one must cost. Not how it is hashed:
// adapters/password_hasher.
#pragma once

#include <absl/status/status.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "socle/id.hpp"

namespace socle::identity {

inline constexpr std::size_t kPasswordCharactersMin = 12;
inline constexpr std::size_t kPasswordCharactersMax = 128;
// A character has at most four bytes; anything longer is not even hashed.
inline constexpr std::size_t kPasswordBytesMax = 4 * kPasswordCharactersMax;

// What one argon2id hash costs whoever computes it (RFC 9106; OWASP ASVS asks for at least 46 MiB,
// t=1).
struct PasswordCost {
    std::uint64_t operations = 2;
    std::size_t memory_bytes = 64U << 20U;
};

// Refusal: WEAK_PASSWORD when it is too short, too long, one of the usual ones, or the e-mail
// itself.
[[nodiscard]] absl::Status CheckNewPassword(std::string_view password, std::string_view email);

// A password to be read from a screen and typed once: five groups of four characters that no one
// takes for another, about 99 bits.
[[nodiscard]] std::string ReadablePassword(IdSource& random);

}  // namespace socle::identity
