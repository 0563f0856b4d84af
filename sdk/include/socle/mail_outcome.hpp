// What a mailer's answer means for whoever sends: done, over, later, or nobody knows.
#pragma once

#include <absl/status/status.h>

#include <chrono>
#include <string>

namespace socle {

// How often a mail is tried while its server is away.
inline constexpr int kMailAttemptsMax = 8;

enum class MailOutcome {
    kSent,
    kRefused,  // for good
    kLater,    // nothing has left; try again after MailPauseAfter
    kGivenUp,  // the same, for the last time
    kUnknown   // it may have left; not to be sent again
};

// `attempts` includes the one this is the answer to.
[[nodiscard]] MailOutcome MailOutcomeOf(const absl::Status& answer, int attempts);

// What the server said, else what went wrong; empty when it was sent.
[[nodiscard]] std::string ServerWordsOf(const absl::Status& answer);

// 1, 2, 4 ... minutes.
[[nodiscard]] std::chrono::minutes MailPauseAfter(int attempts);

// For a mail of which was written down that it is being sent, and nothing more: MAIL_UNKNOWN.
[[nodiscard]] absl::Status SendingCutOff();

}  // namespace socle
