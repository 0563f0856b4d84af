#include "adapters/token.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>

namespace socle::identity {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kSecretCharacters = 43;  // base64url of 32 bytes, without padding
constexpr std::size_t kShownCharacters = 6;

constexpr std::string_view PrefixOf(TokenKind kind) {
    return kind == TokenKind::kSession ? "socle_session_" : "socle_key_";
}

}  // namespace

std::string NewToken(TokenKind kind, IdSource& random) {
    std::array<std::uint8_t, kSecretBytes> secret{};
    random.Random(secret);
    std::array<char, kSecretCharacters + 1> text{};
    sodium_bin2base64(text.data(), text.size(), secret.data(), secret.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return std::string(PrefixOf(kind)) + text.data();
}

std::optional<TokenKind> KindOfToken(std::string_view token) {
    for (const TokenKind kind : {TokenKind::kSession, TokenKind::kApiKey}) {
        const std::string_view prefix = PrefixOf(kind);
        if (token.starts_with(prefix) && token.size() == prefix.size() + kSecretCharacters) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string HashOfToken(std::string_view token) {
    std::array<std::uint8_t, kHashBytes> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const std::uint8_t*>(token.data()), token.size(), nullptr,
                       0);
    return {hash.begin(), hash.end()};
}

std::string PrefixOfToken(std::string_view token) {
    return std::string(token.substr(0, PrefixOf(TokenKind::kApiKey).size() + kShownCharacters));
}

}  // namespace socle::identity
