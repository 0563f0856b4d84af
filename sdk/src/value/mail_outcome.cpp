#include "socle/mail_outcome.hpp"

#include <algorithm>

#include "socle/status.hpp"

namespace socle {

MailOutcome MailOutcomeOf(const absl::Status& answer, int attempts) {
    if (answer.ok()) return MailOutcome::kSent;
    const std::string reason = ReasonOf(answer);
    if (reason == reason::kMailUnknown.name) return MailOutcome::kUnknown;
    if (reason != reason::kMailUnavailable.name && reason != reason::kMailNotConfigured.name)
        return MailOutcome::kRefused;
    return attempts < kMailAttemptsMax ? MailOutcome::kLater : MailOutcome::kGivenUp;
}

std::string ServerWordsOf(const absl::Status& answer) {
    if (answer.ok()) return "";
    const Metadata metadata = MetadataOf(answer);
    const auto words = metadata.find("server_words");
    return words == metadata.end() ? std::string(answer.message()) : words->second;
}

std::chrono::minutes MailPauseAfter(int attempts) {
    return std::chrono::minutes(1LL << (std::clamp(attempts, 1, kMailAttemptsMax) - 1));
}

absl::Status SendingCutOff() {
    return Refuse(reason::kMailUnknown, "sending was cut off before its outcome was known");
}

}  // namespace socle
