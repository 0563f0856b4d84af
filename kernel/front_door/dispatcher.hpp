// What the front door hands an admitted call to. Behind it: the runtime, for bricks in this
// process; tests put their own. Nothing thrown by a handler gets past Guarded.
#pragma once

#include <absl/status/statusor.h>

#include <exception>
#include <string>
#include <string_view>

#include "kernel/front_door/route_table.hpp"
#include "socle/call.hpp"
#include "socle/runtime.hpp"
#include "socle/service.hpp"

namespace socle::kernel {

class Dispatcher {
 public:
    virtual ~Dispatcher() = default;
    [[nodiscard]] virtual absl::StatusOr<std::string> Unary(const CallContext& context,
                                                            const Route& route,
                                                            std::string_view request) = 0;
    [[nodiscard]] virtual absl::Status ServerStream(const CallContext& context, const Route& route,
                                                    std::string_view request,
                                                    MessageSink& sink) = 0;
    [[nodiscard]] virtual absl::StatusOr<std::string> ClientStream(const CallContext& context,
                                                                   const Route& route,
                                                                   MessageSource& source) = 0;
};

class RuntimeDispatcher final : public Dispatcher {
 public:
    explicit RuntimeDispatcher(Runtime& runtime) : runtime_(runtime) {}
    [[nodiscard]] absl::StatusOr<std::string> Unary(const CallContext& context, const Route& route,
                                                    std::string_view request) override;
    [[nodiscard]] absl::Status ServerStream(const CallContext& context, const Route& route,
                                            std::string_view request, MessageSink& sink) override;
    [[nodiscard]] absl::StatusOr<std::string> ClientStream(const CallContext& context,
                                                           const Route& route,
                                                           MessageSource& source) override;

 private:
    Runtime& runtime_;
};

// The refusal a thrown exception becomes, once logged.
[[nodiscard]] absl::Status HandlerThrew(std::string_view method, std::string_view what);

// Runs a handler. What it throws becomes INTERNAL.
template <typename Work>
[[nodiscard]] auto Guarded(std::string_view method, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& thrown) {
        return HandlerThrew(method, thrown.what());
    } catch (...) {
        return HandlerThrew(method, "not a std::exception");
    }
}

}  // namespace socle::kernel
