#include "socle/paging.hpp"

#include <absl/strings/escaping.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <string>

#include "socle/status.hpp"

namespace socle {
namespace {

constexpr std::size_t kFingerprintBytes = 8;
constexpr std::size_t kCheckBytes = 4;
constexpr std::size_t kLengthBytes = 2;
constexpr std::size_t kTokenCharactersMax = 4096;

// The first `size` bytes of SHA-256: enough to notice a mix-up; a token protects nothing.
std::string Digest(std::string_view text, std::size_t size) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return std::string(digest.begin(), digest.begin() + static_cast<std::ptrdiff_t>(size));
}

absl::Status BadToken() {
    return RefuseField(
        reason::kInvalidPageToken, "page_token",
        "this page token does not belong to this list; start again from its first page");
}

// fingerprint of the filter, then each key behind its length, then a check of all that.
absl::StatusOr<std::vector<std::string>> ReadKeys(std::string_view token,
                                                  std::string_view fingerprint) {
    std::string bytes;
    if (token.size() > kTokenCharactersMax ||
        !absl::WebSafeBase64Unescape({token.data(), token.size()}, &bytes) ||
        bytes.size() < kFingerprintBytes + kCheckBytes) {
        return BadToken();
    }
    std::string_view rest(bytes);
    const std::string_view check = rest.substr(rest.size() - kCheckBytes);
    rest.remove_suffix(kCheckBytes);
    if (check != Digest(rest, kCheckBytes) || !rest.starts_with(fingerprint)) return BadToken();
    rest.remove_prefix(kFingerprintBytes);

    std::vector<std::string> keys;
    while (!rest.empty()) {
        if (rest.size() < kLengthBytes) return BadToken();
        const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(rest[0]))
                                     << 8U |
                                 static_cast<unsigned char>(rest[1]);
        rest.remove_prefix(kLengthBytes);
        if (rest.size() < size) return BadToken();
        keys.emplace_back(rest.substr(0, size));
        rest.remove_prefix(size);
    }
    return keys;
}

}  // namespace

absl::StatusOr<Page> ReadPage(std::int32_t page_size, std::string_view page_token,
                              std::string_view filter, std::size_t keys) {
    if (page_size < 0) {
        return RefuseField(reason::kOutOfRange, "page_size", "a page cannot have a negative size",
                           {{"value", std::to_string(page_size)}});
    }
    Page page;
    if (page_size > 0) page.size = std::min(page_size, kPageSizeMax);
    page.filter = Digest(filter, kFingerprintBytes);
    if (page_token.empty()) return page;
    SOCLE_ASSIGN(page.after, ReadKeys(page_token, page.filter));
    if (page.after.size() != keys) return BadToken();
    return page;
}

std::string NextPageToken(const Page& page, const std::vector<std::string>& last_key) {
    std::string bytes = page.filter;
    for (const std::string& key : last_key) {
        // Sort keys are names, dates and ids: far below the limit of the length's two bytes.
        const std::size_t size = std::min<std::size_t>(key.size(), 0xFFFF);
        bytes += static_cast<char>(size >> 8U);
        bytes += static_cast<char>(size & 0xFFU);
        bytes.append(key, 0, size);
    }
    bytes += Digest(bytes, kCheckBytes);
    return absl::WebSafeBase64Escape(bytes);
}

}  // namespace socle
