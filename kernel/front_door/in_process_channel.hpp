// The way from one brick to another in this process: through the route table, on the caller's own
// thread. The actor stays the person who asked, `via` names the brick that asks on their behalf;
// what counts is what the calling brick's manifest may do, not the person's role, which let them in
// at the front door. Lanes are not waited in here: their purpose is to keep workers free, and this
// thread is taken already.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kernel/front_door/dispatcher.hpp"
#include "kernel/front_door/route_table.hpp"
#include "socle/call.hpp"
#include "socle/channel.hpp"

namespace socle::kernel {

// Bricks calling one another in a circle are stopped at this depth (CALL_TOO_DEEP).
inline constexpr int kCallDepthMax = 8;

struct InProcessLinks {
    const RouteTable& routes;
    Dispatcher& dispatcher;
    // Whether the manifest of `brick` asks for this permission.
    std::function<bool(const std::string& brick, std::string_view permission)> brick_may;
};

class InProcessChannel final : public Channel {
 public:
    InProcessChannel(const InProcessLinks& links, CallContext caller, std::string brick);

    [[nodiscard]] absl::StatusOr<std::string> Unary(std::string_view method,
                                                    std::string_view request) override;
    [[nodiscard]] absl::Status ServerStream(std::string_view method, std::string_view request,
                                            const MessageConsumer& on_message) override;
    [[nodiscard]] absl::StatusOr<std::string> ClientStream(std::string_view method,
                                                           const MessageSupplier& next) override;

 private:
    struct Callee {
        // Held while the call lasts.
        std::shared_ptr<const Route> route;
        CallContext context;
    };
    // Refusals: UNKNOWN_METHOD, BRICK_INACTIVE, PERMISSION_DENIED, CALL_TOO_DEEP.
    [[nodiscard]] absl::StatusOr<Callee> Reach(std::string_view method, MethodKind kind) const;

    const InProcessLinks& links_;
    const CallContext caller_;
    const std::string brick_;
};

}  // namespace socle::kernel
