// What the command itself says no to, in the reader's language, and how each failure ends the
// process. Refusals of the server are explained by refusal_report.hpp.
#pragma once

#include <absl/status/status.h>

#include <optional>
#include <string>

#include "socle/status.hpp"
#include "socle/text.hpp"
#include "texts.hpp"

namespace socle::cli {

// Stable: scripts test them.
enum class Exit {
    kDone = 0,
    kFailed = 1,
    kUsage = 2,
    kRefused = 3,
    kNotFound = 4,
    kUnreachable = 5,
};

// `text` and `advice` with {key} filled in from `values`.
[[nodiscard]] absl::Status Complain(Exit exit, const Phrase& text, const Metadata& values = {},
                                    const Phrase& advice = {});
// The same for a command that is not written as it must be.
[[nodiscard]] absl::Status Misused(const Phrase& text, const Metadata& values = {},
                                   const Phrase& advice = {});

// Why a file that was named cannot be read.
[[nodiscard]] absl::Status Unreadable(const std::string& path);

struct ComplaintText {
    std::string text;
    std::string advice;
};
// Nothing for a status that does not come from Complain.
[[nodiscard]] std::optional<ComplaintText> ComplaintIn(const absl::Status& status,
                                                       Language language);

[[nodiscard]] Exit ExitOf(const absl::Status& status);

}  // namespace socle::cli
