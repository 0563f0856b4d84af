// Identifiers: UUIDv7 (RFC 9562), one C++ type per kind of record, and resource names
// "invoices/{uuid}".
#pragma once

#include <absl/status/statusor.h>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "socle/clock.hpp"

namespace socle {

class Uuid {
 public:
    constexpr Uuid() = default;  // the nil UUID
    // 36 characters, lower or upper case. Refusal: INVALID_VALUE.
    static absl::StatusOr<Uuid> Parse(std::string_view text);
    static Uuid FromBytes(const std::array<std::uint8_t, 16>& bytes);
    [[nodiscard]] std::string ToString() const;  // lower case, with dashes
    [[nodiscard]] bool IsNil() const { return *this == Uuid{}; }
    [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
    friend bool operator==(const Uuid&, const Uuid&) = default;
    friend auto operator<=>(const Uuid&, const Uuid&) = default;

 private:
    std::array<std::uint8_t, 16> bytes_{};
};

// The id of what a handler makes of an event: always the same for the same event and name, so that
// doing it twice, or years later, gives the same record. A UUIDv8 (RFC 9562, 5.8) that keeps the
// time of `source`, a UUIDv7, and so sorts like it.
[[nodiscard]] Uuid DerivedId(const Uuid& source, std::string_view name);

// Makes UUIDv7 that only ever grow: within one millisecond, or when the clock steps back, a 12-bit
// counter goes up, and when it is full the timestamp does (RFC 9562, 6.2, method 1). Not thread
// safe.
class UuidSequence {
 public:
    static constexpr std::size_t kEntropySize = 10;
    // `entropy`: 2 bytes seed the counter of a new millisecond, 8 fill the tail.
    [[nodiscard]] Uuid Next(Instant now, const std::array<std::uint8_t, kEntropySize>& entropy);

 private:
    std::uint64_t last_ms_ = 0;
    std::uint32_t counter_ = 0;
};

// Where new ids and secret bytes come from; passed in, so that tests can repeat a run.
class IdSource {
 public:
    virtual ~IdSource() = default;
    // A UUIDv7 for `now`; ids of one source sort in the order they were made.
    [[nodiscard]] virtual Uuid NewId(Instant now) = 0;
    // Unpredictable bytes, for tokens and salts.
    virtual void Random(std::span<std::uint8_t> bytes) = 0;
};

// The operating system's randomness. Thread safe.
[[nodiscard]] std::unique_ptr<IdSource> SystemIdSource();

// A UUID that cannot be mistaken for another kind's: using InvoiceId = Id<struct InvoiceTag>.
template <typename Tag>
class Id {
 public:
    constexpr Id() = default;
    explicit constexpr Id(Uuid value) : value_(value) {}
    [[nodiscard]] const Uuid& value() const { return value_; }
    [[nodiscard]] std::string ToString() const { return value_.ToString(); }
    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id&, const Id&) = default;

 private:
    Uuid value_;
};

using PartyId = Id<struct PartyTag>;

// "invoices" + id -> "invoices/0192...".
[[nodiscard]] std::string ResourceName(std::string_view collection, const Uuid& id);
// Refusal: INVALID_NAME (metadata "field", "expected") unless `name` is "<collection>/<uuid>".
[[nodiscard]] absl::StatusOr<Uuid> ParseResourceName(std::string_view collection,
                                                     std::string_view name,
                                                     std::string_view field = "name");

template <typename IdType>
[[nodiscard]] absl::StatusOr<IdType> ParseIdName(std::string_view collection, std::string_view name,
                                                 std::string_view field = "name") {
    auto id = ParseResourceName(collection, name, field);
    if (!id.ok()) return id.status();
    return IdType{*id};
}

}  // namespace socle
