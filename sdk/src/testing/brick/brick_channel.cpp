#include "brick_channel.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <algorithm>

namespace socle::testing {
namespace {

class ForwardingSink final : public MessageSink {
 public:
    explicit ForwardingSink(const MessageConsumer& consumer) : consumer_(consumer) {}
    absl::Status Write(std::string_view message) override { return consumer_(message); }

 private:
    const MessageConsumer& consumer_;
};

class SuppliedSource final : public MessageSource {
 public:
    explicit SuppliedSource(const MessageSupplier& supplier) : supplier_(supplier) {}
    absl::StatusOr<std::optional<std::string>> Read() override { return supplier_(); }

 private:
    const MessageSupplier& supplier_;
};

// As the kernel does: a method the contract calls free of side effects gets a read-only
// transaction.
bool IsReadOnly(std::string_view path) {
    std::string full_name(path.substr(std::min<std::size_t>(1, path.size())));
    std::replace(full_name.begin(), full_name.end(), '/', '.');
    const auto* method =
        google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(full_name);
    return method != nullptr && method->options().idempotency_level() ==
                                    google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
}

}  // namespace

absl::StatusOr<BrickChannel::Route> BrickChannel::Find(std::string_view path,
                                                       MethodKind kind) const {
    const auto found = methods_.find(path);
    if (found == methods_.end() || found->second.kind != kind) {
        return Refuse(reason::kUnknownMethod, "the brick has no such method",
                      {{"value", std::string(path)}});
    }
    CallContext caller = caller_;
    caller.method = std::string(path);
    return Route{found->second, {brick_, IsReadOnly(path)}, std::move(caller)};
}

absl::StatusOr<std::string> BrickChannel::Unary(std::string_view method, std::string_view request) {
    SOCLE_ASSIGN(const Route route, Find(method, MethodKind::kUnary));
    return runtime_.Unary(route.caller, route.target, route.method, request);
}

absl::Status BrickChannel::ServerStream(std::string_view method, std::string_view request,
                                        const MessageConsumer& on_message) {
    SOCLE_ASSIGN(const Route route, Find(method, MethodKind::kServerStream));
    ForwardingSink sink(on_message);
    return runtime_.ServerStream(route.caller, route.target, route.method, request, sink);
}

absl::StatusOr<std::string> BrickChannel::ClientStream(std::string_view method,
                                                       const MessageSupplier& next) {
    SOCLE_ASSIGN(const Route route, Find(method, MethodKind::kClientStream));
    SuppliedSource source(next);
    return runtime_.ClientStream(route.caller, route.target, route.method, source);
}

}  // namespace socle::testing
