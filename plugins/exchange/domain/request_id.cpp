#include "domain/request_id.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "socle/hash.hpp"

namespace socle::exchange {

Uuid RequestIdFor(ImportId import, std::int64_t row_number, std::string_view what,
                  std::string_view content) {
    const std::string digest = Sha256(import.ToString() + "/" + std::to_string(row_number) + "/" +
                                      std::string(what) + "/" + Sha256(content));
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x80);  // version 8
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 9562
    return Uuid::FromBytes(bytes);
}

}  // namespace socle::exchange
