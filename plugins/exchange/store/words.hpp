// The words the database has for states: the values of the tables' check constraints.
#pragma once

#include <absl/status/statusor.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "domain/import.hpp"
#include "socle/status.hpp"

namespace socle::exchange {

inline constexpr std::array<std::pair<ImportState, std::string_view>, 5> kStateWords = {{
    {ImportState::kRunning, "running"},
    {ImportState::kDone, "done"},
    {ImportState::kRefused, "refused"},
    {ImportState::kUndoing, "undoing"},
    {ImportState::kUndone, "undone"},
}};

inline constexpr std::array<std::pair<ImportKind, std::string_view>, 3> kKindWords = {{
    {ImportKind::kClients, "clients"},
    {ImportKind::kOpportunities, "opportunities"},
    {ImportKind::kProducts, "products"},
}};

template <typename Value, std::size_t kCount>
[[nodiscard]] std::string_view WordIn(
    const std::array<std::pair<Value, std::string_view>, kCount>& words, Value value) {
    for (const auto& [known, word] : words) {
        if (known == value) return word;
    }
    return "";
}

template <typename Value, std::size_t kCount>
[[nodiscard]] absl::StatusOr<Value> ValueIn(
    const std::array<std::pair<Value, std::string_view>, kCount>& words, std::string_view word) {
    for (const auto& [value, known] : words) {
        if (known == word) return value;
    }
    return BrokenInvariant("exchange does not know the word '" + std::string(word) + "'");
}

}  // namespace socle::exchange
