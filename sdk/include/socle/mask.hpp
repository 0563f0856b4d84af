// Update masks (AIP-134): which fields of a record an update touches, for any message, by
// reflection. A missing mask means the fields that are set; "*" means all. A touched field takes
// the sent value whole: lists and sub-messages are replaced, what was sent empty is cleared.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace socle {

inline constexpr int kMaskPathsMax = 100;

// Fields an update never changes, by their names at the record's top level. `name` and `etag`
// always belong to them.
using OutputOnly = std::initializer_list<std::string_view>;

// The paths an update touches ("display_name", "address.city"), sorted. Refusals: INVALID_MASK
// (metadata "field") for an unknown or output-only field that the mask names; TOO_MANY. Output-only
// fields that are merely set are passed over.
[[nodiscard]] absl::StatusOr<std::vector<std::string>> PathsToUpdate(
    const google::protobuf::FieldMask& mask, const google::protobuf::Message& sent,
    OutputOnly output_only = {});

// Brings `record` up to date with what was `sent`, and returns the touched paths. The two are
// messages of the same type.
[[nodiscard]] absl::StatusOr<std::vector<std::string>> ApplyUpdate(
    const google::protobuf::FieldMask& mask, const google::protobuf::Message& sent,
    google::protobuf::Message& record, OutputOnly output_only = {});

// Whether an update touches a field or a part of it.
[[nodiscard]] bool Touches(const std::vector<std::string>& paths, std::string_view field);

}  // namespace socle
