// Bearer tokens: 256 random bits behind a prefix that says what they are (and lets scanners find
// one that leaked). Only their BLAKE2b hash is ever kept; there is nothing to guess, so it needs no
// salt or cost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "socle/id.hpp"

namespace socle::identity {

enum class TokenKind { kSession, kApiKey };

// "socle_session_<43 characters>" or "socle_key_<43 characters>".
[[nodiscard]] std::string NewToken(TokenKind kind, IdSource& random);

// What a token claims to be; nothing when it cannot be one of ours.
[[nodiscard]] std::optional<TokenKind> KindOfToken(std::string_view token);

// 32 bytes.
[[nodiscard]] std::string HashOfToken(std::string_view token);

// The first characters of a token, by which a person tells keys apart.
[[nodiscard]] std::string PrefixOfToken(std::string_view token);

}  // namespace socle::identity
