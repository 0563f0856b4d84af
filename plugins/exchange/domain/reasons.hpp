// Every way an import as a whole says no. The names are the values of the contract's Reason enum
// without their prefix. What is wrong with one row is a Problem (row_problem.hpp): it never stops
// the others.
#pragma once

#include "socle/status.hpp"

namespace socle::exchange::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

// The file itself: metadata "problem" says in the reader's language what is wrong with it.
inline constexpr Reason kFileUnreadable{absl::StatusCode::kInvalidArgument, "FILE_UNREADABLE"};
inline constexpr Reason kNoHeaderRow{absl::StatusCode::kInvalidArgument, "NO_HEADER_ROW"};
// Metadata "headers".
inline constexpr Reason kNoNameColumn{absl::StatusCode::kInvalidArgument, "NO_NAME_COLUMN"};
// Metadata "column_fr", "column_en", "headers".
inline constexpr Reason kMissingColumn{absl::StatusCode::kInvalidArgument, "MISSING_COLUMN"};
inline constexpr Reason kImportNotDone{absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_DONE"};
inline constexpr Reason kImportForgotten{absl::StatusCode::kFailedPrecondition, "IMPORT_FORGOTTEN"};
// Metadata "field".
inline constexpr Reason kUnknownField{absl::StatusCode::kInvalidArgument, "UNKNOWN_FIELD"};

}  // namespace socle::exchange::reason
