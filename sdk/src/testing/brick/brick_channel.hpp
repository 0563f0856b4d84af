// The way from a test to the brick's own methods: each call runs in the runtime as the kernel would
// run it.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "socle/channel.hpp"
#include "socle/runtime.hpp"

namespace socle::testing {

using MethodTable = std::map<std::string, Method, std::less<>>;

class BrickChannel final : public Channel {
 public:
    BrickChannel(Runtime& runtime, const MethodTable& methods, std::string brick,
                 CallContext caller)
        : runtime_(runtime),
          methods_(methods),
          brick_(std::move(brick)),
          caller_(std::move(caller)) {}

    [[nodiscard]] absl::StatusOr<std::string> Unary(std::string_view method,
                                                    std::string_view request) override;
    [[nodiscard]] absl::Status ServerStream(std::string_view method, std::string_view request,
                                            const MessageConsumer& on_message) override;
    [[nodiscard]] absl::StatusOr<std::string> ClientStream(std::string_view method,
                                                           const MessageSupplier& next) override;

 private:
    struct Route {
        const Method& method;
        Target target;
        CallContext caller;
    };
    [[nodiscard]] absl::StatusOr<Route> Find(std::string_view method, MethodKind kind) const;

    Runtime& runtime_;
    const MethodTable& methods_;
    std::string brick_;
    CallContext caller_;
};

}  // namespace socle::testing
