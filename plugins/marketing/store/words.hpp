// Choices as they are written in rows: by the domain's words.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "socle/status.hpp"

namespace socle::marketing {

template <typename Choices>
[[nodiscard]] auto ChoiceOf(const Choices& choices, const std::string& word)
    -> absl::StatusOr<typename Choices::value_type> {
    for (const auto choice : choices)
        if (WordOf(choice) == word) return choice;
    return BrokenInvariant("marketing does not know the word '" + word + "'");
}

}  // namespace socle::marketing
