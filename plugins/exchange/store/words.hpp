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

inline constexpr std::array<std::pair<ImportState, std::string_view>, 3> kStateWords = {{
    {ImportState::kRunning, "running"},
    {ImportState::kDone, "done"},
    {ImportState::kRefused, "refused"},
}};

[[nodiscard]] inline std::string_view WordOf(ImportState state) {
    for (const auto& [known, word] : kStateWords) {
        if (known == state) return word;
    }
    return "";
}

[[nodiscard]] inline absl::StatusOr<ImportState> StateOf(std::string_view word) {
    for (const auto& [state, known] : kStateWords) {
        if (known == word) return state;
    }
    return BrokenInvariant("exchange does not know the state '" + std::string(word) + "'");
}

}  // namespace socle::exchange
