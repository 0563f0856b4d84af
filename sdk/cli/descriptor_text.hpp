// What a contract says about itself, as text: comments, field types, examples of values.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>

namespace socle::cli {

// The comment above a declaration; empty when the contract came without comments.
template <typename Declaration>
[[nodiscard]] std::string CommentOf(const Declaration& declaration);

[[nodiscard]] std::string FirstSentence(const std::string& comment);
// Whether the comment says that only the service sets it.
[[nodiscard]] bool IsOutputOnly(const google::protobuf::FieldDescriptor& field);
// "Money", "repeated Line", "string".
[[nodiscard]] std::string TypeText(const google::protobuf::FieldDescriptor& field);
// How a value is written on the command line: "1250.50", "2026-11-23", "'[{...}]'".
[[nodiscard]] std::string ExampleOf(const google::protobuf::FieldDescriptor& field);
// Whether its parts can be given one by one; an amount or a date is written as a whole.
[[nodiscard]] bool HasParts(const google::protobuf::FieldDescriptor& field);

}  // namespace socle::cli
