#include "kernel/front_door/dispatcher.hpp"

#include "socle/log.hpp"

namespace socle::kernel {

absl::StatusOr<std::string> RuntimeDispatcher::Unary(const CallContext& context, const Route& route,
                                                     std::string_view request) {
    return runtime_.Unary(context, route.target, route.method, request);
}

absl::Status RuntimeDispatcher::ServerStream(const CallContext& context, const Route& route,
                                             std::string_view request, MessageSink& sink) {
    return runtime_.ServerStream(context, route.target, route.method, request, sink);
}

absl::StatusOr<std::string> RuntimeDispatcher::ClientStream(const CallContext& context,
                                                            const Route& route,
                                                            MessageSource& source) {
    return runtime_.ClientStream(context, route.target, route.method, source);
}

absl::Status HandlerThrew(std::string_view method, std::string_view what) {
    Log(LogLevel::kError, "handler_threw",
        {{"method", std::string(method)}, {"what", std::string(what)}});
    return Refuse(reason::kInternal, "an internal error occurred; it has been logged");
}

}  // namespace socle::kernel
