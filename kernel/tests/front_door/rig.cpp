#include "rig.hpp"

#include <absl/strings/str_split.h>
#include <google/protobuf/text_format.h>

#include "socle/options/v1/access.pb.h"

namespace socle::kernel {
namespace {

template <typename Handler>
auto WithCall(const CallContext& context, Handler handler) {
    testing::FakeCall call;
    call.given = context;
    return handler(call);
}

}  // namespace

absl::StatusOr<Caller> TokenReader::Authenticate(std::string_view token, std::string_view) {
    if (token == "expired") return Refuse(reason::kTokenExpired, "your session has ended");
    const std::vector<std::string> words = absl::StrSplit(std::string(token), ' ');
    if (words.size() < 2) return Refuse(reason::kUnauthenticated, "unknown token");
    Caller caller;
    caller.tenant = std::stoll(words[0]);
    caller.actor.kind = ActorKind::kUser;
    caller.actor.name = words[1];
    caller.actor.permissions.insert(words.begin() + 2, words.end());
    caller.session = "sessions/" + words[0];
    return caller;
}

absl::StatusOr<std::string> HandlerDispatcher::Unary(const CallContext& context, const Route& route,
                                                     std::string_view request) {
    return WithCall(context, [&](Call& call) { return route.method.unary(call, request); });
}

absl::Status HandlerDispatcher::ServerStream(const CallContext& context, const Route& route,
                                             std::string_view request, MessageSink& sink) {
    return WithCall(context,
                    [&](Call& call) { return route.method.server_stream(call, request, sink); });
}

absl::StatusOr<std::string> HandlerDispatcher::ClientStream(const CallContext& context,
                                                            const Route& route,
                                                            MessageSource& source) {
    return WithCall(context, [&](Call& call) { return route.method.client_stream(call, source); });
}

void TestService::Add(const std::string& name, const std::string& options, Unary handler) {
    Method method;
    method.path = PathOf(name);
    method.unary = std::move(handler);
    Describe("name: '" + name + "' options { " + options + " }");
    methods_.push_back(std::move(method));
}

void TestService::Add(const std::string& name, const std::string& options, ServerStream handler) {
    Method method;
    method.path = PathOf(name);
    method.kind = MethodKind::kServerStream;
    method.server_stream = std::move(handler);
    Describe("name: '" + name + "' server_streaming: true options { " + options + " }");
    methods_.push_back(std::move(method));
}

void TestService::Add(const std::string& name, const std::string& options, ClientStream handler) {
    Method method;
    method.path = PathOf(name);
    method.kind = MethodKind::kClientStream;
    method.client_stream = std::move(handler);
    Describe("name: '" + name + "' client_streaming: true options { " + options + " }");
    methods_.push_back(std::move(method));
}

void TestService::Describe(const std::string& text) {
    described_ +=
        "method { input_type: '.test.v1.Bytes' output_type: '.test.v1.Bytes' " + text + " }\n";
}

const google::protobuf::DescriptorPool& TestService::Pool() {
    // So that the options are known to the text parser.
    google::protobuf::LinkExtensionReflection(options::v1::access);
    google::protobuf::FileDescriptorProto file;
    const std::string text =
        "name: 'test/v1/service.proto' package: 'test.v1' syntax: 'proto3' "
        "message_type { name: 'Bytes' } service { name: 'TestService' " +
        described_ + " }";
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &file)) << text;
    EXPECT_NE(pool_.BuildFile(file), nullptr);
    return pool_;
}

std::string PathOf(const std::string& method) {
    return "/test.v1.TestService/" + method;
}

Rig::Rig()
    : routes([this](TenantId, const std::string& brick) {
          return !inactive_bricks.contains(brick);
      }) {}

void Rig::Open(const FrontDoorOptions& options) {
    const absl::Status installed = routes.Install("test", false, {&service}, service.Pool());
    ASSERT_TRUE(installed.ok()) << installed;
    FrontDoorOptions local = options;
    local.address = "127.0.0.1:0";
    auto door = FrontDoor::Start(local, routes, authenticator, dispatcher);
    ASSERT_TRUE(door.ok()) << door.status();
    door_ = *std::move(door);
}

std::unique_ptr<RemoteChannel> Rig::As(TenantId tenant) {
    return WithToken(std::to_string(tenant) + " users/ana test.read");
}

std::unique_ptr<RemoteChannel> Rig::WithToken(const std::string& token) {
    RemoteOptions options;
    options.target = "127.0.0.1:" + std::to_string(door_->port());
    options.token = token;
    options.deadline = kPatience;
    return RemoteChannel::Open(options).value();
}

Answer CallAside(RemoteChannel& channel, const std::string& method, const std::string& request) {
    return std::async(std::launch::async, [&channel, method, request] {
        return channel.Unary(PathOf(method), request);
    });
}

}  // namespace socle::kernel
