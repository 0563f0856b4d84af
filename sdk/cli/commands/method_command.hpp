// Any method of any contract as a command: builds the request, asks what must be confirmed, calls,
// waits for the job it started, prints or saves the reply.
#pragma once

#include <absl/status/status.h>
#include <google/protobuf/descriptor.h>

#include <span>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "session.hpp"

namespace socle::cli {

inline constexpr int kPagesMax = 10'000;

struct MethodInput {
    std::vector<std::string> words;  // after noun and verb
    std::vector<Assignment> fields;
};

[[nodiscard]] absl::Status RunMethod(Session& session,
                                     const google::protobuf::MethodDescriptor& method,
                                     const MethodInput& input);

// The parts, for commands that do more with them.
[[nodiscard]] absl::StatusOr<MessagePointer> BuildRequest(
    Session& session, const google::protobuf::MethodDescriptor& method, const MethodInput& input);
[[nodiscard]] absl::StatusOr<MessagePointer> CallUpload(
    Session& session, const google::protobuf::MethodDescriptor& method, const MethodInput& input);
// Waits for the job the reply names, and reads the record again when there is a way to. `reply` is
// replaced.
[[nodiscard]] absl::Status WaitForJob(Session& session,
                                      const google::protobuf::MethodDescriptor& method,
                                      MessagePointer& reply);

// The resource must have a `get`.
[[nodiscard]] absl::StatusOr<MessagePointer> GetRecord(Session& session, const Resource& resource,
                                                       const std::string& name);

}  // namespace socle::cli
