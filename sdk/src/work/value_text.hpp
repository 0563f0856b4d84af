// One value of a message as people read it. The part of socle/template.hpp that knows types.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>

#include "socle/template.hpp"

namespace socle::internal {

// Whether ValueText can say anything about this field.
[[nodiscard]] bool CanBeShown(const google::protobuf::FieldDescriptor& field);

// The field's value, kNoValue when it is empty.
[[nodiscard]] std::string ValueText(const google::protobuf::Message& message,
                                    const google::protobuf::FieldDescriptor& field,
                                    const Audience& audience);

}  // namespace socle::internal
