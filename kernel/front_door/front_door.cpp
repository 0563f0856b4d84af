#include "kernel/front_door/front_door.hpp"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "kernel/front_door/health_service.hpp"
#include "kernel/front_door/stream_call.hpp"
#include "kernel/front_door/unary_call.hpp"
#include "remote/grpc_wire.hpp"
#include "socle/log.hpp"
#include "socle/remote.hpp"

namespace socle::kernel {
namespace {

constexpr Reason kInsecureAddress{absl::StatusCode::kFailedPrecondition, "INSECURE_ADDRESS"};
constexpr Reason kAddressUnavailable{absl::StatusCode::kUnavailable, "ADDRESS_UNAVAILABLE"};

constexpr const char* kHealth = "health";  // whose routes the health service's are
constexpr unsigned kWorkersPerCore = 4;
constexpr int kExpressWorkers = 2;
constexpr int kStreamsPerConnection = 1000;
// Twice what we take: up to there our own refusal answers, beyond it gRPC cuts the message off.
constexpr std::size_t kReceiveFactor = 2;
// A client that died without a word is noticed within this.
constexpr int kKeepaliveMs = 60'000;
constexpr int kKeepaliveTimeoutMs = 20'000;
constexpr int kPingIntervalMinMs = 10'000;

int WorkersOf(const FrontDoorOptions& options) {
    if (options.workers > 0) return options.workers;
    return static_cast<int>(kWorkersPerCore * std::max(1U, std::thread::hardware_concurrency()));
}

std::string HeaderOf(const grpc::CallbackServerContext& context, const char* name) {
    const auto found = context.client_metadata().find(name);
    if (found == context.client_metadata().end()) return {};
    return {found->second.data(), found->second.size()};
}

// How long the client waits; nothing when it named no deadline.
std::optional<std::chrono::milliseconds> AskedTime(const grpc::CallbackServerContext& context) {
    if (gpr_time_cmp(context.raw_deadline(), gpr_inf_future(context.raw_deadline().clock_type)) ==
        0) {
        return std::nullopt;
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(context.deadline() -
                                                                 std::chrono::system_clock::now());
}

// A call answered before it was looked at.
class RefusedCall final : public grpc::ServerGenericBidiReactor {
 public:
    RefusedCall(const absl::Status& status, std::string_view method) {
        Finish(remote::GrpcStatusOf(status, remote::ContractOf(method)));
        handover_.Give();
    }
    void OnDone() override {
        handover_.Take();
        delete this;
    }

 private:
    Handover handover_;
};

std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const FrontDoorOptions& options) {
    if (options.tls_private_key.empty()) return grpc::InsecureServerCredentials();
    grpc::SslServerCredentialsOptions tls;
    tls.pem_key_cert_pairs.push_back({options.tls_private_key, options.tls_certificate_chain});
    return grpc::SslServerCredentials(tls);
}

}  // namespace

class FrontDoor::Impl final : public grpc::CallbackGenericService {
 public:
    Impl(const FrontDoorOptions& options, RouteTable& routes, Authenticator& authenticator,
         Dispatcher& dispatcher)
        : options_(options),
          routes_(routes),
          health_(routes),
          gatekeeper_(routes, authenticator, options.caller),
          open_calls_(options.calls_open_max),
          lanes_(options.waiting_per_lane),
          workers_(WorkersOf(options), options.waiting_per_tenant),
          express_(kExpressWorkers, options.waiting_per_tenant),
          streams_(options.caller.streams_max),
          desk_{gatekeeper_,
                dispatcher,
                workers_,
                express_,
                lanes_,
                streams_,
                open_calls_,
                stops_,
                options.request_bytes_max,
                options.reply_bytes_max} {}

    absl::Status Listen();
    void Stop(std::chrono::milliseconds grace);
    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] FrontDoorLoad Load() const {
        return {.open_calls = open_calls_.count(),
                .waiting_for_worker = workers_.waiting() + express_.waiting(),
                .waiting_in_lanes = lanes_.waiting()};
    }

    grpc::ServerGenericBidiReactor* CreateReactor(
        grpc::GenericCallbackServerContext* context) override;

 private:
    [[nodiscard]] CallHead HeadOf(const grpc::GenericCallbackServerContext& context,
                                  std::shared_ptr<const Route> route);

    const FrontDoorOptions options_;
    RouteTable& routes_;
    HealthService health_;
    Gatekeeper gatekeeper_;
    OpenCalls open_calls_;
    const std::shared_ptr<std::atomic<bool>> stops_ = std::make_shared<std::atomic<bool>>(false);
    Lanes lanes_;
    WorkerPool workers_;
    WorkerPool express_;
    StreamThreads streams_;
    Desk desk_;
    std::atomic<std::uint64_t> last_number_ = 0;
    int port_ = 0;
    std::unique_ptr<grpc::Server> server_;
};

absl::Status FrontDoor::Impl::Listen() {
    SOCLE_RETURN_IF_ERROR(routes_.InstallOpen(kHealth, health_));
    grpc::ServerBuilder builder;
    builder.AddListeningPort(options_.address, CredentialsOf(options_), &port_);
    builder.RegisterCallbackGenericService(this);
    builder.SetMaxReceiveMessageSize(static_cast<int>(options_.request_bytes_max * kReceiveFactor));
    builder.SetMaxSendMessageSize(-1);  // reply_bytes_max refuses first, with a reason
    // Without this a second server on the same port is given half of the calls.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kStreamsPerConnection);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                               kPingIntervalMinMs);
    server_ = builder.BuildAndStart();
    if (!server_ || port_ == 0) {
        server_.reset();
        routes_.Remove(kHealth);
        return Refuse(kAddressUnavailable,
                      "cannot listen on " + options_.address +
                          ": another program uses it, or it is not this machine's; choose another "
                          "with --listen",
                      {{"address", options_.address}});
    }
    Log(LogLevel::kInfo, "front_door_open",
        {{"address", options_.address}, {"port", std::to_string(port_)}});
    return absl::OkStatus();
}

void FrontDoor::Impl::Stop(std::chrono::milliseconds grace) {
    health_.StopServing();  // first: those who watch it learn that before their stream ends
    if (stops_->exchange(true)) return;
    if (server_) {
        const bool all_ended = open_calls_.WaitForNone(std::chrono::steady_clock::now() + grace);
        server_->Shutdown(std::chrono::system_clock::now());
        open_calls_.WaitForNone();
        Log(LogLevel::kInfo, "front_door_closed", {{"calls_cut_off", all_ended ? "no" : "yes"}});
    }
    routes_.Remove(kHealth);
}

grpc::ServerGenericBidiReactor* FrontDoor::Impl::CreateReactor(
    grpc::GenericCallbackServerContext* context) {
    const std::string& method = context->method();
    std::shared_ptr<const Route> route = routes_.Peek(method);
    const bool is_health = route && route->target.brick == kHealth;
    if (*stops_ && !is_health) {
        return new RefusedCall(Refuse(reason::kShuttingDown, "the server is stopping"), method);
    }
    if (!route) return new RefusedCall(routes_.Find(method, 0).status(), method);
    if (!open_calls_.Enter()) {
        return new RefusedCall(
            Refuse(reason::kOverloaded, "too many calls are open", {{"retry_after_ms", "1000"}}),
            method);
    }
    const bool is_unary = route->method.kind == MethodKind::kUnary;
    CallHead head = HeadOf(*context, std::move(route));
    std::shared_ptr<IncomingCall> call;
    if (is_unary) {
        call = std::make_shared<UnaryCall>(desk_, std::move(head));
    } else {
        call = std::make_shared<StreamCall>(desk_, std::move(head), *context);
    }
    call->Start();
    return call.get();  // It owns itself until gRPC is done with it.
}

CallHead FrontDoor::Impl::HeadOf(const grpc::GenericCallbackServerContext& context,
                                 std::shared_ptr<const Route> route) {
    CallHead head;
    head.number = ++last_number_;
    head.method = context.method();
    head.token = BearerToken(HeaderOf(context, "authorization"));
    head.peer = context.peer();
    head.language = PreferredLanguage(HeaderOf(context, "accept-language"));
    head.deadline = std::chrono::steady_clock::now() +
                    AllowedTime(*route, options_.deadlines, AskedTime(context));
    head.route = std::move(route);
    return head;
}

absl::StatusOr<std::unique_ptr<FrontDoor>> FrontDoor::Start(const FrontDoorOptions& options,
                                                            RouteTable& routes,
                                                            Authenticator& authenticator,
                                                            Dispatcher& dispatcher) {
    const bool has_tls = !options.tls_private_key.empty() && !options.tls_certificate_chain.empty();
    if (!has_tls && !IsLoopbackAddress(options.address)) {
        return Refuse(kInsecureAddress,
                      "without a TLS certificate and key the port opens on this machine only: give "
                      "both, or listen on 127.0.0.1",
                      {{"address", options.address}});
    }
    auto impl = std::make_unique<Impl>(options, routes, authenticator, dispatcher);
    SOCLE_RETURN_IF_ERROR(impl->Listen());
    return std::unique_ptr<FrontDoor>(new FrontDoor(std::move(impl)));
}

FrontDoor::FrontDoor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

FrontDoor::~FrontDoor() {
    impl_->Stop(std::chrono::milliseconds(0));
}

int FrontDoor::port() const {
    return impl_->port();
}

FrontDoorLoad FrontDoor::Load() const {
    return impl_->Load();
}

void FrontDoor::Stop(std::chrono::milliseconds grace) {
    impl_->Stop(grace);
}

}  // namespace socle::kernel
