#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <optional>
#include <utility>

#include "remote/grpc_wire.hpp"
#include "socle/remote.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

constexpr Reason kInsecureAddress{absl::StatusCode::kFailedPrecondition, "INSECURE_ADDRESS"};

void Prepare(grpc::ClientContext& context, const RemoteOptions& options) {
    context.set_deadline(std::chrono::system_clock::now() + options.deadline);
    context.AddMetadata("accept-language", options.language == Language::kFrench ? "fr" : "en");
    if (!options.token.empty()) {
        context.AddMetadata("authorization", "Bearer " + options.token);
    }
}

// One call's operations, each waited for. The queue is the call's own, so what comes out of it is
// what was just asked. The destructor ends a call that has not ended, and takes out what gRPC still
// owes.
class BlockingCall {
 public:
    BlockingCall(grpc::GenericStub& stub, std::string_view method, const RemoteOptions& options) {
        Prepare(context_, options);
        stream_ = stub.PrepareCall(&context_, std::string(method), &queue_);
    }
    ~BlockingCall() {
        if (!ended_) (void)Abandon();
        queue_.Shutdown();
        void* tag = nullptr;
        bool ok = false;
        while (queue_.Next(&tag, &ok)) {
        }
    }
    BlockingCall(const BlockingCall&) = delete;
    BlockingCall& operator=(const BlockingCall&) = delete;

    // False from each of these: the call is over, Finish says why.
    bool Start() {
        stream_->StartCall(this);
        return Wait();
    }
    bool Write(std::string_view message) {
        stream_->Write(remote::BufferOf(message), this);
        return Wait();
    }
    bool WritesDone() {
        stream_->WritesDone(this);
        return Wait();
    }
    std::optional<std::string> Read() {
        grpc::ByteBuffer buffer;
        stream_->Read(&buffer, this);
        if (!Wait()) return std::nullopt;
        return remote::BytesOf(buffer);
    }
    absl::Status Finish() {
        grpc::Status status;
        stream_->Finish(&status, this);
        (void)Wait();
        ended_ = true;
        return remote::StatusOfGrpc(status);
    }
    absl::Status Abandon() {
        context_.TryCancel();
        return Finish();
    }

    // The one answer of a unary or client-streaming call.
    absl::StatusOr<std::string> Answer() {
        std::optional<std::string> answer = Read();
        SOCLE_RETURN_IF_ERROR(Finish());
        if (!answer) return Refuse(reason::kInvalidMessage, "the service sent no answer");
        return *std::move(answer);
    }

 private:
    bool Wait() {
        void* tag = nullptr;
        bool ok = false;
        return queue_.Next(&tag, &ok) && ok;
    }

    grpc::ClientContext context_;
    grpc::CompletionQueue queue_;
    std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;
    bool ended_ = false;
};

std::shared_ptr<grpc::Channel> Connect(const RemoteOptions& options) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(static_cast<int>(options.message_bytes_max));
    arguments.SetMaxSendMessageSize(-1);
    if (options.tls_roots.empty()) {
        return grpc::CreateCustomChannel(options.target, grpc::InsecureChannelCredentials(),
                                         arguments);
    }
    if (!options.tls_server_name.empty()) {
        arguments.SetSslTargetNameOverride(options.tls_server_name);
    }
    grpc::SslCredentialsOptions tls;
    tls.pem_root_certs = options.tls_roots;
    return grpc::CreateCustomChannel(options.target, grpc::SslCredentials(tls), arguments);
}

}  // namespace

struct RemoteChannel::Connection {
    explicit Connection(const std::shared_ptr<grpc::Channel>& channel) : stub(channel) {}
    grpc::GenericStub stub;
};

absl::StatusOr<std::unique_ptr<RemoteChannel>> RemoteChannel::Open(RemoteOptions options) {
    if (options.tls_roots.empty() && !IsLoopbackAddress(options.target)) {
        return Refuse(kInsecureAddress,
                      "another machine is reached over TLS only: give the certificates to trust",
                      {{"address", options.target}});
    }
    auto connection = std::make_shared<Connection>(Connect(options));
    return std::unique_ptr<RemoteChannel>(
        new RemoteChannel(std::move(connection), std::move(options)));
}

RemoteChannel::RemoteChannel(std::shared_ptr<Connection> connection, RemoteOptions options)
    : connection_(std::move(connection)), options_(std::move(options)) {}

RemoteChannel::~RemoteChannel() = default;

std::unique_ptr<RemoteChannel> RemoteChannel::WithToken(std::string token) const {
    RemoteOptions options = options_;
    options.token = std::move(token);
    return std::unique_ptr<RemoteChannel>(new RemoteChannel(connection_, std::move(options)));
}

std::unique_ptr<RemoteChannel> RemoteChannel::WithDeadline(
    std::chrono::milliseconds deadline) const {
    RemoteOptions options = options_;
    options.deadline = deadline;
    return std::unique_ptr<RemoteChannel>(new RemoteChannel(connection_, std::move(options)));
}

absl::StatusOr<std::string> RemoteChannel::Unary(std::string_view method,
                                                 std::string_view request) {
    BlockingCall call(connection_->stub, method, options_);
    if (!call.Start() || !call.Write(request) || !call.WritesDone()) {
        // A server may answer before it has read everything; its refusal says more than ours would.
        SOCLE_RETURN_IF_ERROR(call.Finish());
        return Refuse(reason::kInvalidMessage, "the service ended the call without an answer");
    }
    return call.Answer();
}

absl::Status RemoteChannel::ServerStream(std::string_view method, std::string_view request,
                                         const MessageConsumer& on_message) {
    BlockingCall call(connection_->stub, method, options_);
    if (!call.Start() || !call.Write(request) || !call.WritesDone()) return call.Finish();
    while (const std::optional<std::string> message = call.Read()) {
        if (const absl::Status enough = on_message(*message); !enough.ok()) {
            (void)call.Abandon();
            return enough;
        }
    }
    return call.Finish();
}

absl::StatusOr<std::string> RemoteChannel::ClientStream(std::string_view method,
                                                        const MessageSupplier& next) {
    BlockingCall call(connection_->stub, method, options_);
    bool open = call.Start();
    while (open) {
        const absl::StatusOr<std::optional<std::string>> message = next();
        if (!message.ok()) {
            (void)call.Abandon();
            return message.status();
        }
        if (!message->has_value()) {
            (void)call.WritesDone();
            return call.Answer();
        }
        open = call.Write(**message);
    }
    SOCLE_RETURN_IF_ERROR(call.Finish());
    return Refuse(reason::kInvalidMessage, "the service ended the call before the last message");
}

}  // namespace socle
