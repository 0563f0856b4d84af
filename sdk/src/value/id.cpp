#include "socle/id.hpp"

#include <absl/strings/str_cat.h>
#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "chars.hpp"
#include "socle/hash.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

constexpr std::size_t kTextSize = 36;

bool IsDashPlace(std::size_t place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
}

int HexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool ReadUuid(std::string_view text, std::array<std::uint8_t, 16>& bytes) {
    if (text.size() != kTextSize) return false;
    std::size_t digit_count = 0;
    for (std::size_t place = 0; place < kTextSize; ++place) {
        if (IsDashPlace(place)) {
            if (text[place] != '-') return false;
            continue;
        }
        const int digit = HexDigit(text[place]);
        if (digit < 0) return false;
        std::uint8_t& byte = bytes[digit_count / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | digit);
        ++digit_count;
    }
    return true;
}

void FillWithRandom(std::span<std::uint8_t> bytes) {
    // Requests of at most 256 bytes are never cut short once the kernel's pool is ready
    // (getrandom(2)).
    constexpr std::size_t kChunkMax = 256;
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), std::min(bytes.size(), kChunkMax), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            // Predictable ids and tokens would be worse than stopping.
            std::fputs("socle: the operating system gives no random bytes\n", stderr);
            std::abort();
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

class SystemIds final : public IdSource {
 public:
    Uuid NewId(Instant now) override {
        std::array<std::uint8_t, UuidSequence::kEntropySize> entropy{};
        FillWithRandom(entropy);
        const std::lock_guard lock(mutex_);
        return sequence_.Next(now, entropy);
    }

    void Random(std::span<std::uint8_t> bytes) override { FillWithRandom(bytes); }

 private:
    std::mutex mutex_;
    UuidSequence sequence_;
};

}  // namespace

absl::StatusOr<Uuid> Uuid::Parse(std::string_view text) {
    Uuid result;
    if (!ReadUuid(text, result.bytes_)) {
        return Refuse(reason::kInvalidValue,
                      "this is not a UUID; it has 32 hexadecimal digits in groups of 8-4-4-4-12",
                      {{"value", internal::Shown(text)},
                       {"expected", "01234567-89ab-7def-8123-456789abcdef"}});
    }
    return result;
}

Uuid Uuid::FromBytes(const std::array<std::uint8_t, 16>& bytes) {
    Uuid result;
    result.bytes_ = bytes;
    return result;
}

std::string Uuid::ToString() const {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(kTextSize);
    for (const std::uint8_t byte : bytes_) {
        if (IsDashPlace(text.size())) text.push_back('-');
        text.push_back(kHex[byte >> 4]);
        text.push_back(kHex[byte & 0x0F]);
    }
    return text;
}

Uuid DerivedId(const Uuid& source, std::string_view name) {
    constexpr std::ptrdiff_t kTimeSize = 6;
    const auto& from = source.bytes();
    std::string seed(from.begin(), from.end());
    const std::string digest = Sha256(seed.append(name));
    std::array<std::uint8_t, 16> bytes{};
    std::copy(from.begin(), from.begin() + kTimeSize, bytes.begin());
    std::copy(digest.begin() + kTimeSize, digest.begin() + 16, bytes.begin() + kTimeSize);
    bytes[6] = static_cast<std::uint8_t>(0x80 | (bytes[6] & 0x0F));  // version 8
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3F));  // variant of RFC 9562
    return Uuid::FromBytes(bytes);
}

Uuid UuidSequence::Next(Instant now, const std::array<std::uint8_t, kEntropySize>& entropy) {
    constexpr std::uint32_t kCounterMax = 0x0FFF;
    // A new millisecond starts in the lower half of the counter, which leaves room for 2,048 more.
    constexpr std::uint32_t kCounterSeedMask = 0x07FF;
    using std::chrono::milliseconds;
    const auto since_1970 = std::chrono::floor<milliseconds>(now).time_since_epoch().count();
    const auto now_ms = static_cast<std::uint64_t>(std::max<std::int64_t>(since_1970, 0));
    if (now_ms > last_ms_) {
        last_ms_ = now_ms;
        counter_ = (std::uint32_t{entropy[0]} << 8 | entropy[1]) & kCounterSeedMask;
    } else if (counter_ < kCounterMax) {
        ++counter_;
    } else {
        ++last_ms_;
        counter_ = 0;
    }

    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<std::uint8_t>(last_ms_ >> (8 * (5 - i)));
    }
    bytes[6] = static_cast<std::uint8_t>(0x70 | counter_ >> 8);  // version 7
    bytes[7] = static_cast<std::uint8_t>(counter_);
    std::copy(entropy.begin() + 2, entropy.end(), bytes.begin() + 8);
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3F));  // variant of RFC 9562
    return Uuid::FromBytes(bytes);
}

std::unique_ptr<IdSource> SystemIdSource() {
    return std::make_unique<SystemIds>();
}

std::string ResourceName(std::string_view collection, const Uuid& id) {
    return absl::StrCat(absl::string_view(collection.data(), collection.size()), "/",
                        id.ToString());
}

absl::StatusOr<Uuid> ParseResourceName(std::string_view collection, std::string_view name,
                                       std::string_view field) {
    std::string_view rest = name;
    if (rest.starts_with(collection)) {
        rest.remove_prefix(collection.size());
        if (rest.starts_with('/')) {
            if (auto id = Uuid::Parse(rest.substr(1)); id.ok()) return id;
        }
    }
    const std::string expected = std::string(collection) + "/{uuid}";
    return RefuseField(reason::kInvalidName, field,
                       absl::StrCat(absl::string_view(field.data(), field.size()),
                                    " must be a name like ", expected),
                       {{"expected", expected}, {"value", internal::Shown(name)}});
}

}  // namespace socle
