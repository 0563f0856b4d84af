// A service as the kernel sees it: a table of methods from bytes to bytes. protoc-gen-socle writes,
// for each contract, an abstract class on top of this with one typed pure virtual function per
// method.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/call.hpp"
#include "socle/status.hpp"

namespace socle {

// Where a server stream's messages go. Write waits until the caller can take more; it is refused
// (CANCELLED, DEADLINE_EXCEEDED) when the caller has gone.
class MessageSink {
 public:
    virtual ~MessageSink() = default;
    [[nodiscard]] virtual absl::Status Write(std::string_view message) = 0;
};

// Where a client stream's messages come from; nothing at the end.
class MessageSource {
 public:
    virtual ~MessageSource() = default;
    [[nodiscard]] virtual absl::StatusOr<std::optional<std::string>> Read() = 0;
};

template <typename Message>
class Writer {
 public:
    explicit Writer(MessageSink& sink) : sink_(sink) {}
    [[nodiscard]] absl::Status Write(const Message& message) {
        return sink_.Write(message.SerializeAsString());
    }

 private:
    MessageSink& sink_;
};

template <typename Message>
class Reader {
 public:
    explicit Reader(MessageSource& source) : source_(source) {}
    // The next message, or nothing at the end of the stream.
    [[nodiscard]] absl::StatusOr<std::optional<Message>> Read() {
        SOCLE_ASSIGN(const std::optional<std::string> bytes, source_.Read());
        if (!bytes) return std::optional<Message>{};
        Message message;
        if (!message.ParseFromString(*bytes))
            return Refuse(reason::kInvalidMessage, "a message of the stream could not be read");
        return std::optional<Message>{std::move(message)};
    }

 private:
    MessageSource& source_;
};

enum class MethodKind { kUnary, kServerStream, kClientStream };

// One method. Exactly the handler of its kind is set.
struct Method {
    std::string path;  // "/socle.crm.v1.CrmService/MoveOpportunity"
    MethodKind kind = MethodKind::kUnary;
    std::function<absl::StatusOr<std::string>(Call&, std::string_view request)> unary;
    std::function<absl::Status(Call&, std::string_view request, MessageSink&)> server_stream;
    std::function<absl::StatusOr<std::string>(Call&, MessageSource&)> client_stream;
};

class Service {
 public:
    virtual ~Service() = default;
    [[nodiscard]] virtual std::vector<Method> Methods() = 0;
};

// Reads a request: INVALID_MESSAGE when the bytes are not the message, or a text in it is not
// UTF-8. Notes request_id and validate_only, where the message has them, for the call's
// transaction.
[[nodiscard]] absl::Status ParseRequest(Call& call, std::string_view bytes,
                                        google::protobuf::Message& request);

// Notes the reply's `name`, where it has one: what the audit line is about.
void NoteReply(Call& call, const google::protobuf::Message& reply);

// What generated code builds its table from.
template <typename Request, typename Response, typename Handler>
[[nodiscard]] Method UnaryMethod(std::string path, Handler handler) {
    Method method{.path = std::move(path),
                  .kind = MethodKind::kUnary,
                  .unary = {},
                  .server_stream = {},
                  .client_stream = {}};
    method.unary = [handler](Call& call, std::string_view bytes) -> absl::StatusOr<std::string> {
        Request request;
        SOCLE_RETURN_IF_ERROR(ParseRequest(call, bytes, request));
        SOCLE_ASSIGN(const Response response, handler(call, request));
        NoteReply(call, response);
        return response.SerializeAsString();
    };
    return method;
}

template <typename Request, typename Response, typename Handler>
[[nodiscard]] Method ServerStreamMethod(std::string path, Handler handler) {
    Method method{.path = std::move(path),
                  .kind = MethodKind::kServerStream,
                  .unary = {},
                  .server_stream = {},
                  .client_stream = {}};
    method.server_stream = [handler](Call& call, std::string_view bytes,
                                     MessageSink& sink) -> absl::Status {
        Request request;
        SOCLE_RETURN_IF_ERROR(ParseRequest(call, bytes, request));
        Writer<Response> writer(sink);
        return handler(call, request, writer);
    };
    return method;
}

template <typename Request, typename Response, typename Handler>
[[nodiscard]] Method ClientStreamMethod(std::string path, Handler handler) {
    Method method{.path = std::move(path),
                  .kind = MethodKind::kClientStream,
                  .unary = {},
                  .server_stream = {},
                  .client_stream = {}};
    method.client_stream = [handler](Call& call,
                                     MessageSource& source) -> absl::StatusOr<std::string> {
        Reader<Request> reader(source);
        SOCLE_ASSIGN(const Response response, handler(call, reader));
        return response.SerializeAsString();
    };
    return method;
}

// What generated clients are built from.
template <typename Response, typename Request>
[[nodiscard]] absl::StatusOr<Response> CallUnary(Channel& channel, std::string_view path,
                                                 const Request& request) {
    SOCLE_ASSIGN(const std::string bytes, channel.Unary(path, request.SerializeAsString()));
    Response response;
    if (!response.ParseFromString(bytes))
        return Refuse(reason::kInvalidMessage, "the service's answer could not be read");
    return response;
}

template <typename Response, typename Request>
[[nodiscard]] absl::Status CallServerStream(
    Channel& channel, std::string_view path, const Request& request,
    const std::function<absl::Status(const Response&)>& each) {
    return channel.ServerStream(
        path, request.SerializeAsString(), [&](std::string_view bytes) -> absl::Status {
            Response response;
            if (!response.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
                return Refuse(reason::kInvalidMessage, "the service's answer could not be read");
            return each(response);
        });
}

template <typename Response, typename Request>
[[nodiscard]] absl::StatusOr<Response> CallClientStream(
    Channel& channel, std::string_view path,
    const std::function<absl::StatusOr<std::optional<Request>>()>& next) {
    SOCLE_ASSIGN(const std::string bytes,
                 channel.ClientStream(path, [&]() -> absl::StatusOr<std::optional<std::string>> {
                     SOCLE_ASSIGN(const std::optional<Request> request, next());
                     if (!request) return std::optional<std::string>{};
                     return std::optional<std::string>{request->SerializeAsString()};
                 }));
    Response response;
    if (!response.ParseFromString(bytes))
        return Refuse(reason::kInvalidMessage, "the service's answer could not be read");
    return response;
}

}  // namespace socle
