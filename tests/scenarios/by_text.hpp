// Calling methods by their names, with requests in protobuf's text form: for tests that go through
// many methods of many contracts.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

#include "socle/channel.hpp"

namespace socle::scenarios {

// Every method of the kernel's and the official bricks' contracts.
[[nodiscard]] std::vector<const google::protobuf::MethodDescriptor*> AllMethods();
// "CrmService/GetPipeline".
[[nodiscard]] std::string ShortNameOf(const google::protobuf::MethodDescriptor& method);

struct Reply {
    std::string text;  // in text form; the messages of a stream one after the other
    std::string name;  // the record's own name, where the reply is a record
};

// Not for methods that take a stream.
[[nodiscard]] absl::StatusOr<Reply> CallByText(Channel& channel, std::string_view short_name,
                                               const std::string& request);

}  // namespace socle::scenarios
