// How typed clients reach a service, wherever it runs: in process through the route table,
// elsewhere through gRPC. Carries serialised messages; generated clients give them types.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace socle {

// The next message to send, or nothing at the end.
using MessageSupplier = std::function<absl::StatusOr<std::optional<std::string>>()>;
// Takes one received message; a refusal ends the stream.
using MessageConsumer = std::function<absl::Status(std::string_view)>;

class Channel {
 public:
    virtual ~Channel() = default;
    // `method` is "/socle.crm.v1.CrmService/GetOpportunity".
    [[nodiscard]] virtual absl::StatusOr<std::string> Unary(std::string_view method,
                                                            std::string_view request) = 0;
    [[nodiscard]] virtual absl::Status ServerStream(std::string_view method,
                                                    std::string_view request,
                                                    const MessageConsumer& on_message) = 0;
    [[nodiscard]] virtual absl::StatusOr<std::string> ClientStream(std::string_view method,
                                                                   const MessageSupplier& next) = 0;
};

}  // namespace socle
