#include "kernel/front_door/in_process_channel.hpp"

#include <optional>
#include <utility>

namespace socle::kernel {
namespace {

constexpr Reason kCallTooDeep{absl::StatusCode::kFailedPrecondition, "CALL_TOO_DEEP"};

// How many in-process calls this thread is in. Calls run on the caller's thread, so the thread's
// own stack is what must stay bounded: no context could be forgotten or forged.
thread_local int call_depth = 0;

class Deeper {
 public:
    Deeper() { ++call_depth; }
    ~Deeper() { --call_depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
};

class ConsumerSink final : public MessageSink {
 public:
    explicit ConsumerSink(const MessageConsumer& on_message) : on_message_(on_message) {}
    [[nodiscard]] absl::Status Write(std::string_view message) override {
        // Once refused, always refused: a handler that goes on writing is not heard.
        if (end_.ok()) end_ = on_message_(message);
        return end_;
    }
    [[nodiscard]] const absl::Status& end() const { return end_; }

 private:
    const MessageConsumer& on_message_;
    absl::Status end_;
};

class SupplierSource final : public MessageSource {
 public:
    explicit SupplierSource(const MessageSupplier& next) : next_(next) {}
    [[nodiscard]] absl::StatusOr<std::optional<std::string>> Read() override {
        if (is_at_end_) return std::optional<std::string>();
        absl::StatusOr<std::optional<std::string>> message = next_();
        is_at_end_ = message.ok() && !message->has_value();
        return message;
    }

 private:
    const MessageSupplier& next_;
    bool is_at_end_ = false;
};

}  // namespace

InProcessChannel::InProcessChannel(const InProcessLinks& links, CallContext caller,
                                   std::string brick)
    : links_(links), caller_(std::move(caller)), brick_(std::move(brick)) {}

absl::StatusOr<std::string> InProcessChannel::Unary(std::string_view method,
                                                    std::string_view request) {
    SOCLE_ASSIGN(const Callee callee, Reach(method, MethodKind::kUnary));
    const Deeper deeper;
    return Guarded(method,
                   [&] { return links_.dispatcher.Unary(callee.context, *callee.route, request); });
}

absl::Status InProcessChannel::ServerStream(std::string_view method, std::string_view request,
                                            const MessageConsumer& on_message) {
    SOCLE_ASSIGN(const Callee callee, Reach(method, MethodKind::kServerStream));
    const Deeper deeper;
    ConsumerSink sink(on_message);
    const absl::Status end = Guarded(method, [&] {
        return links_.dispatcher.ServerStream(callee.context, *callee.route, request, sink);
    });
    return sink.end().ok() ? end : sink.end();
}

absl::StatusOr<std::string> InProcessChannel::ClientStream(std::string_view method,
                                                           const MessageSupplier& next) {
    SOCLE_ASSIGN(const Callee callee, Reach(method, MethodKind::kClientStream));
    const Deeper deeper;
    SupplierSource source(next);
    return Guarded(method, [&] {
        return links_.dispatcher.ClientStream(callee.context, *callee.route, source);
    });
}

absl::StatusOr<InProcessChannel::Callee> InProcessChannel::Reach(std::string_view method,
                                                                 MethodKind kind) const {
    if (call_depth >= kCallDepthMax) {
        return Refuse(kCallTooDeep, "bricks call one another in a circle",
                      {{"value", std::string(method)}, {"limit", std::to_string(kCallDepthMax)}});
    }
    SOCLE_ASSIGN(std::shared_ptr<const Route> route, links_.routes.Find(method, caller_.tenant));
    if (route->method.kind != kind) {
        return BrokenInvariant("the method " + std::string(method) + " streams otherwise");
    }
    if (!route->is_public && !links_.brick_may(brick_, route->permission)) {
        return Refuse(reason::kPermissionDenied,
                      "the brick '" + brick_ + "' does not name the permission '" +
                          route->permission + "' in its manifest",
                      {{"permission", route->permission}, {"brick", brick_}});
    }
    Callee callee{.route = std::move(route), .context = caller_};
    callee.context.via = brick_;
    callee.context.method = std::string(method);
    return callee;
}

}  // namespace socle::kernel
