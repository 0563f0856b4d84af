// Sends a file by a client stream: first the message with the header, then the file in pieces.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <string>

#include "request_form.hpp"
#include "session.hpp"

namespace socle::cli {

inline constexpr std::size_t kChunkBytes = 256U << 10U;

[[nodiscard]] absl::StatusOr<MessagePointer> UploadFile(Session& session, const RequestForm& form,
                                                        const google::protobuf::Message& header,
                                                        const std::string& path);

}  // namespace socle::cli
