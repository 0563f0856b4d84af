#include "complaint.hpp"

#include <absl/strings/cord.h>
#include <absl/strings/numbers.h>

#include <filesystem>

namespace socle::cli {
namespace {

constexpr const char* kExitUrl = "socle.cli.exit";
constexpr const char* kFrenchTextUrl = "socle.cli.text.fr";
constexpr const char* kEnglishTextUrl = "socle.cli.text.en";
constexpr const char* kFrenchAdviceUrl = "socle.cli.advice.fr";
constexpr const char* kEnglishAdviceUrl = "socle.cli.advice.en";

std::string PayloadOf(const absl::Status& status, const char* url) {
    const auto payload = status.GetPayload(url);
    return payload ? std::string(*payload) : std::string();
}

}  // namespace

absl::Status Complain(Exit exit, const Phrase& text, const Metadata& values, const Phrase& advice) {
    absl::Status status = absl::UnknownError(Say(text, Language::kEnglish, values));
    status.SetPayload(kExitUrl, absl::Cord(std::to_string(static_cast<int>(exit))));
    status.SetPayload(kFrenchTextUrl, absl::Cord(Say(text, Language::kFrench, values)));
    status.SetPayload(kEnglishTextUrl, absl::Cord(Say(text, Language::kEnglish, values)));
    status.SetPayload(kFrenchAdviceUrl, absl::Cord(Say(advice, Language::kFrench, values)));
    status.SetPayload(kEnglishAdviceUrl, absl::Cord(Say(advice, Language::kEnglish, values)));
    return status;
}

absl::Status Misused(const Phrase& text, const Metadata& values, const Phrase& advice) {
    return Complain(Exit::kUsage, text, values, advice);
}

absl::Status Unreadable(const std::string& path) {
    std::error_code error;
    const auto kind = std::filesystem::status(path, error).type();
    const Phrase& why = kind == std::filesystem::file_type::not_found   ? texts::kNoSuchFile
                        : kind == std::filesystem::file_type::directory ? texts::kFileIsFolder
                                                                        : texts::kCannotRead;
    return Misused(why, {{"file", path}}, texts::kGiveAFile);
}

std::optional<ComplaintText> ComplaintIn(const absl::Status& status, Language language) {
    if (PayloadOf(status, kExitUrl).empty()) return std::nullopt;
    const bool french = language == Language::kFrench;
    return ComplaintText{PayloadOf(status, french ? kFrenchTextUrl : kEnglishTextUrl),
                         PayloadOf(status, french ? kFrenchAdviceUrl : kEnglishAdviceUrl)};
}

Exit ExitOf(const absl::Status& status) {
    int exit = 0;
    if (absl::SimpleAtoi(PayloadOf(status, kExitUrl), &exit)) return static_cast<Exit>(exit);
    switch (status.code()) {
        case absl::StatusCode::kOk:
            return Exit::kDone;
        case absl::StatusCode::kNotFound:
            return Exit::kNotFound;
        case absl::StatusCode::kUnavailable:
        case absl::StatusCode::kDeadlineExceeded:
            return Exit::kUnreachable;
        case absl::StatusCode::kInvalidArgument:
        case absl::StatusCode::kFailedPrecondition:
        case absl::StatusCode::kAlreadyExists:
        case absl::StatusCode::kPermissionDenied:
        case absl::StatusCode::kUnauthenticated:
        case absl::StatusCode::kResourceExhausted:
        case absl::StatusCode::kAborted:
        case absl::StatusCode::kOutOfRange:
        case absl::StatusCode::kUnimplemented:
            return Exit::kRefused;
        default:
            return Exit::kFailed;
    }
}

}  // namespace socle::cli
