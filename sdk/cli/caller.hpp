// Calls by descriptor: unary, server stream, upload. What may be repeated without harm (a reading,
// or a request with an id) is tried again by itself when the server could not be reached.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "contracts.hpp"
#include "socle/channel.hpp"
#include "terminal.hpp"

namespace socle::cli {

inline constexpr int kTriesMax = 3;
inline constexpr std::chrono::milliseconds kFirstPause{200};
inline constexpr std::chrono::seconds kUsualDeadline{10};
inline constexpr std::chrono::seconds kStreamDeadline{3600};

using MessagePointer = std::unique_ptr<google::protobuf::Message>;

class Caller {
 public:
    Caller(const Connect& connect, const Sleep& sleep, RemoteOptions options);

    // The channel for calls by typed clients.
    [[nodiscard]] absl::StatusOr<Channel*> To(std::chrono::milliseconds deadline = kUsualDeadline);

    [[nodiscard]] absl::StatusOr<MessagePointer> Unary(
        const Contracts& contracts, const google::protobuf::MethodDescriptor& method,
        const google::protobuf::Message& request);
    [[nodiscard]] absl::Status ServerStream(
        const Contracts& contracts, const google::protobuf::MethodDescriptor& method,
        const google::protobuf::Message& request,
        const std::function<absl::Status(const google::protobuf::Message&)>& each);
    // `start` begins the stream anew at each try.
    [[nodiscard]] absl::StatusOr<MessagePointer> Upload(
        const Contracts& contracts, const google::protobuf::MethodDescriptor& method,
        bool repeatable, const std::function<MessageSupplier()>& start);

    [[nodiscard]] const RemoteOptions& options() const { return options_; }
    void SetToken(std::string token);
    void Pause(std::chrono::milliseconds pause) const { sleep_(pause); }

 private:
    [[nodiscard]] absl::StatusOr<std::string> Repeatedly(
        bool repeatable, const std::function<absl::StatusOr<std::string>()>& attempt) const;

    Connect connect_;
    Sleep sleep_;
    RemoteOptions options_;
    std::map<std::chrono::milliseconds, std::unique_ptr<Channel>> channels_;
};

// Whether the same call may be made twice: it reads only, or carries an id.
[[nodiscard]] bool MayRepeat(const google::protobuf::MethodDescriptor& method,
                             const google::protobuf::Message& request);

}  // namespace socle::cli
