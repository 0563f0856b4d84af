// How Socle says no. A refusal is a value: a stable reason in capitals that programs may test, and
// a sentence for people that says what is wrong and what to do. Nothing is ever thrown across a
// brick. Not for invariants of our own code: those are BrokenInvariant.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace socle {

// One documented way to be refused. `name` is a value of a contract's `Reason` enum without its
// prefix ("NO_LINES"); `code` is the gRPC code that goes with it, always the same one.
struct Reason {
    absl::StatusCode code;
    std::string_view name;
};

using Metadata = std::map<std::string, std::string, std::less<>>;

// A refusal. `sentence` is English and for people; `metadata` holds the values the sentence names
// ("field", "value", "limit" ...), so that a client can say it in the reader's language.
[[nodiscard]] absl::Status Refuse(const Reason& reason, std::string_view sentence,
                                  Metadata metadata = {});

// The same for one faulty input field: INVALID_ARGUMENT, metadata "field" set.
[[nodiscard]] absl::Status RefuseField(const Reason& reason, std::string_view field,
                                       std::string_view sentence, Metadata metadata = {});

// The reason and metadata a status carries; empty when it carries none.
[[nodiscard]] std::string ReasonOf(const absl::Status& status);
[[nodiscard]] Metadata MetadataOf(const absl::Status& status);

// Adds the place a refusal arose ("line 3"), keeping reason, code and metadata.
[[nodiscard]] absl::Status WithContext(const absl::Status& status, std::string_view context);

// Reasons any method of any brick may give. Declared in socle/type/v1/error.proto.
namespace reason {
using Code = absl::StatusCode;
inline constexpr Reason kRequired{Code::kInvalidArgument, "REQUIRED"};
inline constexpr Reason kInvalidValue{Code::kInvalidArgument, "INVALID_VALUE"};
inline constexpr Reason kInvalidName{Code::kInvalidArgument, "INVALID_NAME"};
inline constexpr Reason kInvalidDate{Code::kInvalidArgument, "INVALID_DATE"};
inline constexpr Reason kInvalidText{Code::kInvalidArgument, "INVALID_TEXT"};
inline constexpr Reason kInvalidMessage{Code::kInvalidArgument, "INVALID_MESSAGE"};
inline constexpr Reason kInvalidMask{Code::kInvalidArgument, "INVALID_MASK"};
inline constexpr Reason kInvalidPageToken{Code::kInvalidArgument, "INVALID_PAGE_TOKEN"};
inline constexpr Reason kTooLong{Code::kInvalidArgument, "TOO_LONG"};
inline constexpr Reason kTooMany{Code::kInvalidArgument, "TOO_MANY"};
inline constexpr Reason kOutOfRange{Code::kInvalidArgument, "OUT_OF_RANGE"};
inline constexpr Reason kNotFound{Code::kNotFound, "NOT_FOUND"};
inline constexpr Reason kAlreadyExists{Code::kAlreadyExists, "ALREADY_EXISTS"};
inline constexpr Reason kEtagMismatch{Code::kAborted, "ETAG_MISMATCH"};
inline constexpr Reason kRequestIdReused{Code::kInvalidArgument, "REQUEST_ID_REUSED"};
inline constexpr Reason kConflict{Code::kAborted, "CONFLICT"};
inline constexpr Reason kUnauthenticated{Code::kUnauthenticated, "UNAUTHENTICATED"};
inline constexpr Reason kTokenExpired{Code::kUnauthenticated, "TOKEN_EXPIRED"};
inline constexpr Reason kPermissionDenied{Code::kPermissionDenied, "PERMISSION_DENIED"};
inline constexpr Reason kOverloaded{Code::kResourceExhausted, "OVERLOADED"};
inline constexpr Reason kTooLarge{Code::kResourceExhausted, "TOO_LARGE"};
inline constexpr Reason kDeadlineExceeded{Code::kDeadlineExceeded, "DEADLINE_EXCEEDED"};
inline constexpr Reason kCancelled{Code::kCancelled, "CANCELLED"};
inline constexpr Reason kUnknownMethod{Code::kUnimplemented, "UNKNOWN_METHOD"};
inline constexpr Reason kBrickInactive{Code::kFailedPrecondition, "BRICK_INACTIVE"};
inline constexpr Reason kDatabaseUnavailable{Code::kUnavailable, "DATABASE_UNAVAILABLE"};
inline constexpr Reason kShuttingDown{Code::kUnavailable, "SHUTTING_DOWN"};
inline constexpr Reason kMailRefused{Code::kFailedPrecondition, "MAIL_REFUSED"};
inline constexpr Reason kMailUnavailable{Code::kUnavailable, "MAIL_UNAVAILABLE"};
inline constexpr Reason kMailUnknown{Code::kUnknown, "MAIL_UNKNOWN"};
inline constexpr Reason kMailNotConfigured{Code::kFailedPrecondition, "MAIL_NOT_CONFIGURED"};
inline constexpr Reason kInternal{Code::kInternal, "INTERNAL"};
}  // namespace reason

// A broken invariant of our own: aborts in debug builds; in release it is logged and becomes
// INTERNAL.
[[nodiscard]] absl::Status BrokenInvariant(std::string_view what);

namespace internal {
[[nodiscard]] inline absl::Status AsStatus(absl::Status status) {
    return status;
}
template <typename T>
[[nodiscard]] absl::Status AsStatus(const absl::StatusOr<T>& result) {
    return result.status();
}
}  // namespace internal
}  // namespace socle

#define SOCLE_CONCAT_INNER(a, b) a##b
#define SOCLE_CONCAT(a, b) SOCLE_CONCAT_INNER(a, b)

// SOCLE_ASSIGN(const Invoice invoice, Load(id)): returns the status from this function when
// refused.
#define SOCLE_ASSIGN(declaration, expression) \
    SOCLE_ASSIGN_INNER(SOCLE_CONCAT(socle_result_, __COUNTER__), declaration, expression)
#define SOCLE_ASSIGN_INNER(result, declaration, expression) \
    auto result = (expression);                             \
    if (!result.ok()) return std::move(result).status();    \
    declaration = *std::move(result)

#define SOCLE_RETURN_IF_ERROR(expression)                                                    \
    do {                                                                                     \
        if (auto socle_status = ::socle::internal::AsStatus(expression); !socle_status.ok()) \
            return socle_status;                                                             \
    } while (false)
