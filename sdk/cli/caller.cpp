#include "caller.hpp"

#include "command_names.hpp"
#include "complaint.hpp"
#include "socle/options/v1/access.pb.h"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

std::chrono::milliseconds DeadlineOf(const pb::MethodDescriptor& method) {
    const auto& running = method.options().GetExtension(options::v1::running);
    if (running.deadline_max_seconds() > 0) {
        return std::chrono::seconds(running.deadline_max_seconds());
    }
    const bool streams = method.client_streaming() || method.server_streaming();
    return streams ? kStreamDeadline : kUsualDeadline;
}

absl::StatusOr<MessagePointer> Parsed(const Contracts& contracts, const pb::Descriptor& type,
                                      std::string_view bytes) {
    MessagePointer message = contracts.New(type);
    if (!message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return Complain(Exit::kFailed, texts::kBadAnswer);
    }
    return message;
}

bool IsPassing(const absl::Status& status) {
    return status.code() == absl::StatusCode::kUnavailable ||
           status.code() == absl::StatusCode::kDeadlineExceeded;
}

}  // namespace

bool MayRepeat(const pb::MethodDescriptor& method, const pb::Message& request) {
    if (IsReadOnly(method)) return true;
    const pb::FieldDescriptor* id = request.GetDescriptor()->FindFieldByName("request_id");
    return id != nullptr && id->type() == pb::FieldDescriptor::TYPE_STRING &&
           !request.GetReflection()->GetString(request, id).empty();
}

Caller::Caller(const Connect& connect, const Sleep& sleep, RemoteOptions options)
    : connect_(connect), sleep_(sleep), options_(std::move(options)) {}

void Caller::SetToken(std::string token) {
    options_.token = std::move(token);
    channels_.clear();
}

absl::StatusOr<Channel*> Caller::To(std::chrono::milliseconds deadline) {
    std::unique_ptr<Channel>& channel = channels_[deadline];
    if (channel == nullptr) {
        RemoteOptions options = options_;
        options.deadline = deadline;
        SOCLE_ASSIGN(channel, connect_(std::move(options)));
    }
    return channel.get();
}

absl::StatusOr<std::string> Caller::Repeatedly(
    bool repeatable, const std::function<absl::StatusOr<std::string>()>& attempt) const {
    std::chrono::milliseconds pause = kFirstPause;
    for (int left = kTriesMax - 1;; --left) {
        absl::StatusOr<std::string> answer = attempt();
        if (answer.ok() || !repeatable || left == 0 || !IsPassing(answer.status())) return answer;
        sleep_(pause);
        pause *= 2;
    }
}

absl::StatusOr<MessagePointer> Caller::Unary(const Contracts& contracts,
                                             const pb::MethodDescriptor& method,
                                             const pb::Message& request) {
    SOCLE_ASSIGN(Channel* const channel, To(DeadlineOf(method)));
    const std::string bytes = request.SerializeAsString();
    const auto attempt = [&] { return channel->Unary(PathOf(method), bytes); };
    SOCLE_ASSIGN(const std::string answer, Repeatedly(MayRepeat(method, request), attempt));
    return Parsed(contracts, *method.output_type(), answer);
}

absl::Status Caller::ServerStream(const Contracts& contracts, const pb::MethodDescriptor& method,
                                  const pb::Message& request,
                                  const std::function<absl::Status(const pb::Message&)>& each) {
    SOCLE_ASSIGN(Channel* const channel, To(DeadlineOf(method)));
    return channel->ServerStream(PathOf(method), request.SerializeAsString(),
                                 [&](std::string_view bytes) -> absl::Status {
                                     SOCLE_ASSIGN(const MessagePointer message,
                                                  Parsed(contracts, *method.output_type(), bytes));
                                     return each(*message);
                                 });
}

absl::StatusOr<MessagePointer> Caller::Upload(const Contracts& contracts,
                                              const pb::MethodDescriptor& method, bool repeatable,
                                              const std::function<MessageSupplier()>& start) {
    SOCLE_ASSIGN(Channel* const channel, To(DeadlineOf(method)));
    const auto attempt = [&] { return channel->ClientStream(PathOf(method), start()); };
    SOCLE_ASSIGN(const std::string answer, Repeatedly(repeatable, attempt));
    return Parsed(contracts, *method.output_type(), answer);
}

}  // namespace socle::cli
