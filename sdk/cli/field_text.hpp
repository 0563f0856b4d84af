// A record's fields as a reader sees them: their labels, and their values in the reader's language.
#pragma once

#include <absl/time/time.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/options/v1/ui.pb.h"
#include "socle/text.hpp"

namespace socle::cli {

struct ViewContext {
    Language language = Language::kEnglish;
    absl::TimeZone zone = absl::UTCTimeZone();
    // The title of the record a field names; empty when it is not known.
    std::function<std::string(const google::protobuf::FieldDescriptor& field,
                              const std::string& name)>
        title_of;
    bool colour = false;
    int width = 0;  // columns; 0: no limit
};

// The contract's label, else the usual one for the name, else the name as words.
[[nodiscard]] std::string FieldLabel(const google::protobuf::FieldDescriptor& field,
                                     Language language);
// The label of one (or of many) of a kind of record.
[[nodiscard]] std::string KindLabel(const google::protobuf::Descriptor& type, Language language,
                                    bool many);

// One line, empty when there is nothing to show.
[[nodiscard]] std::string FieldText(const google::protobuf::Message& message,
                                    const google::protobuf::FieldDescriptor& field,
                                    const ViewContext& view);

// The fields a dotted path leads through; empty when it leads nowhere.
[[nodiscard]] std::vector<const google::protobuf::FieldDescriptor*> FieldsAlong(
    const google::protobuf::Descriptor& type, std::string_view path);
// The message that holds the last of them.
[[nodiscard]] const google::protobuf::Message& HolderOf(
    const google::protobuf::Message& message,
    const std::vector<const google::protobuf::FieldDescriptor*>& fields);

// A value of one of the contract's own types, whichever pool its descriptor is of. Absent: empty.
template <typename Wire>
[[nodiscard]] Wire PartOf(const google::protobuf::Message& holder,
                          const google::protobuf::FieldDescriptor& field) {
    Wire wire;
    wire.ParseFromString(
        holder.GetReflection()->GetMessage(holder, &field).SerializePartialAsString());
    return wire;
}

// Shown as one value in a line or cell.
[[nodiscard]] bool IsPlain(const google::protobuf::FieldDescriptor& field);
// Numbers and amounts stand at the right of their column.
[[nodiscard]] bool IsNumeric(const google::protobuf::FieldDescriptor& field);
[[nodiscard]] bool IsHidden(const google::protobuf::FieldDescriptor& field);
// The tone of an enum field's value.
[[nodiscard]] options::v1::Tone ToneOf(const google::protobuf::Message& message,
                                       const google::protobuf::FieldDescriptor& field);

}  // namespace socle::cli
