// JSON into a field or a whole message. Takes protobuf's own JSON, and besides, inside it, the
// texts people type for one value: {"unitPrice": "350", "vatRate": 20, "dueDate": "today"}.
#pragma once

#include <absl/status/status.h>
#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "value_reader.hpp"

namespace socle::cli {

[[nodiscard]] bool LooksLikeJson(std::string_view text);

// A list replaces nothing: its items are added.
[[nodiscard]] absl::Status SetFieldFromJson(google::protobuf::Message& message,
                                            const google::protobuf::FieldDescriptor& field,
                                            const std::string& json, const std::string& path,
                                            const ValueContext& context);
[[nodiscard]] absl::Status FillFromJson(google::protobuf::Message& message, const std::string& json,
                                        const ValueContext& context);

// By the contract's name or by the one JSON uses; nothing when there is none.
[[nodiscard]] const google::protobuf::FieldDescriptor* FindField(
    const google::protobuf::Descriptor& type, const std::string& name);
// "type has no field name; did you mean ...".
[[nodiscard]] absl::Status NoSuchField(const google::protobuf::Descriptor& type,
                                       const std::string& path, const std::string& name);

}  // namespace socle::cli
