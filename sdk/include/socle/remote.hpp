// A channel to a Socle that runs elsewhere: the same typed clients, over gRPC. For programs and for
// the `socle` command; a brick never needs it, its calls have a channel of their own. Refusals come
// back with the reason and metadata they were given with.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "socle/channel.hpp"
#include "socle/text.hpp"

namespace socle {

// Whether only this machine can be at the other end: "127.0.0.1:7400", "localhost:7400",
// "[::1]:7400" or "unix:/run/socle.sock". A name that merely looks like one
// ("127.0.0.1.example.com") is not.
[[nodiscard]] bool IsLoopbackAddress(std::string_view address);

struct RemoteOptions {
    std::string target = "127.0.0.1:7400";
    std::string token;  // a session or an API key; empty for public methods
    Language language = Language::kFrench;
    std::chrono::milliseconds deadline{10'000};  // of each call, its stream included
    std::size_t message_bytes_max = 64U
                                    << 20U;  // received; what may be sent is the server's to say
    // Certificates (PEM) the server's must descend from. Empty: without TLS, to this machine only.
    std::string tls_roots;
    std::string tls_server_name;  // when the certificate names another host than `target`
};

// Safe for use from several threads at once.
class RemoteChannel final : public Channel {
 public:
    // Connects at the first call. Refused (INSECURE_ADDRESS) without TLS to another machine: the
    // token would travel in the clear.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<RemoteChannel>> Open(RemoteOptions options);
    ~RemoteChannel() override;

    // A channel over the same connection with another token or deadline.
    [[nodiscard]] std::unique_ptr<RemoteChannel> WithToken(std::string token) const;
    [[nodiscard]] std::unique_ptr<RemoteChannel> WithDeadline(
        std::chrono::milliseconds deadline) const;

    [[nodiscard]] absl::StatusOr<std::string> Unary(std::string_view method,
                                                    std::string_view request) override;
    [[nodiscard]] absl::Status ServerStream(std::string_view method, std::string_view request,
                                            const MessageConsumer& on_message) override;
    [[nodiscard]] absl::StatusOr<std::string> ClientStream(std::string_view method,
                                                           const MessageSupplier& next) override;

 private:
    struct Connection;
    RemoteChannel(std::shared_ptr<Connection> connection, RemoteOptions options);

    // Shared by the channels made from one another.
    std::shared_ptr<Connection> connection_;
    RemoteOptions options_;
};

}  // namespace socle
