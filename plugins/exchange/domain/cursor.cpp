#include "domain/cursor.hpp"

#include <charconv>

#include "socle/status.hpp"

namespace socle::exchange {
namespace {

constexpr std::string_view kReading = "read ";

}  // namespace

std::string TextOf(const Cursor& cursor) {
    return (cursor.reading ? std::string(kReading) : "") + std::to_string(cursor.last);
}

absl::StatusOr<Cursor> ParseCursor(std::string_view text) {
    if (text.empty()) return Cursor{};
    Cursor cursor{.reading = text.starts_with(kReading), .last = 0};
    if (cursor.reading) text.remove_prefix(kReading.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cursor.last);
    if (error != std::errc() || end != text.data() + text.size()) {
        return BrokenInvariant("an import's cursor is no row number");
    }
    return cursor;
}

}  // namespace socle::exchange
