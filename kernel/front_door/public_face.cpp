#include "kernel/front_door/public_face.hpp"

#include <absl/strings/str_cat.h>

#include <string>

#include "socle/log.hpp"
#include "socle/status.hpp"

namespace socle::kernel {

absl::Status PublicFaceOf(const absl::Status& status, std::string_view method) {
    if (status.ok()) return status;
    const std::string reason_name = ReasonOf(status);
    if (reason_name.empty() && status.code() == absl::StatusCode::kCancelled) {
        return Refuse(reason::kCancelled, "the call was cancelled");
    }
    if (reason_name.empty() && status.code() == absl::StatusCode::kDeadlineExceeded) {
        return Refuse(reason::kDeadlineExceeded, "the call's deadline has passed");
    }
    const bool is_ours = reason_name.empty() || status.code() == absl::StatusCode::kInternal ||
                         status.code() == absl::StatusCode::kUnknown ||
                         status.code() == absl::StatusCode::kDataLoss;
    const bool is_database = reason_name == reason::kDatabaseUnavailable.name;
    if (!is_ours && !is_database) return status;
    // Not the sentence: it may quote what a person typed.
    Log(LogLevel::kError, "call_failed",
        {{"method", std::string(method)},
         {"code", absl::StatusCodeToString(status.code())},
         {"reason", reason_name}});
    if (is_database) return Refuse(reason::kDatabaseUnavailable, "the database does not answer");
    return Refuse(reason::kInternal, "an internal error occurred; it has been logged");
}

}  // namespace socle::kernel
