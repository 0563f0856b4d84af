// What the command line needs to know of a request message: which field wraps the record, which
// ones are given by position, where the request id, the mask and the dry run go.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace socle::cli {

struct RequestForm {
    const google::protobuf::MethodDescriptor* method = nullptr;
    const google::protobuf::Descriptor* type = nullptr;
    // The record, or the header of an upload: its fields are given without its name.
    const google::protobuf::FieldDescriptor* wrapper = nullptr;
    const google::protobuf::FieldDescriptor* mask = nullptr;
    // The bytes filled from a file; they have a position of their own, the first.
    const google::protobuf::FieldDescriptor* file = nullptr;
    // Paths of fields given by position: "name", "opportunity.name".
    std::vector<std::string> positionals;
    bool takes_file_by_position = false;
    // Of the request, or of its wrapper; absent where the method has none.
    std::string request_id;
    std::string validate_only;
};

[[nodiscard]] RequestForm FormOf(const google::protobuf::MethodDescriptor& method);

// The message type `field` must have for texts to be read as one value ("Money", "Date" ...).
[[nodiscard]] bool IsWholeValue(const google::protobuf::FieldDescriptor& field);

}  // namespace socle::cli
