// Opening, health and stopping.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <string>
#include <vector>

#include "grpc/health/v1/health.socle.hpp"
#include "rig.hpp"

namespace socle::kernel {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using grpc::health::v1::HealthClient;

void AddHold(Rig& rig, Gate& gate) {
    rig.service.Add("Hold", kAccess, [&gate](Call&, std::string_view) {
        (void)gate.Pass();
        return absl::StatusOr<std::string>("held");
    });
}

HealthCheckRequest About(const std::string& service) {
    HealthCheckRequest request;
    request.set_service(service);
    return request;
}

TEST(LifecycleTest, OpensWhereItMay) {
    Rig rig;
    rig.Open();
    struct Case {
        std::string address;
        std::string reason;
    };
    const Case cases[] = {
        {"0.0.0.0:0", "INSECURE_ADDRESS"},
        {"[::]:0", "INSECURE_ADDRESS"},
        {"192.168.1.10:7400", "INSECURE_ADDRESS"},
        {"127.0.0.1.example.com:7400", "INSECURE_ADDRESS"},
        {"127.0.0.1:" + std::to_string(rig.door().port()), "ADDRESS_UNAVAILABLE"},
    };
    for (const Case& c : cases) {
        RouteTable routes([](TenantId, const std::string&) { return true; });
        FrontDoorOptions options;
        options.address = c.address;
        const auto door = FrontDoor::Start(options, routes, rig.authenticator, rig.dispatcher);
        EXPECT_EQ(ReasonOf(door.status()), c.reason) << c.address;
        EXPECT_TRUE(routes.All().empty()) << c.address;
    }
}

TEST(LifecycleTest, StopLetsCallsEndAndRefusesNewOnes) {
    Gate gate;
    Rig rig;
    AddHold(rig, gate);
    rig.Open();
    const auto channel = rig.As(1);
    Answer held = CallAside(*channel, "Hold", "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    auto stopped = std::async(std::launch::async, [&] { rig.door().Stop(kPatience); });
    HealthClient health(*channel);
    ASSERT_TRUE(Eventually([&] {
        return health.Check(About("")).value().status() == HealthCheckResponse::NOT_SERVING;
    }));
    EXPECT_EQ(ReasonOf(channel->Unary(PathOf("Hold"), "").status()), "SHUTTING_DOWN");
    gate.Open();
    EXPECT_EQ(held.get().value(), "held");
    stopped.get();
    EXPECT_EQ(channel->Unary(PathOf("Hold"), "").status().code(), absl::StatusCode::kUnavailable);
}

TEST(LifecycleTest, StopEndsAWatchAtOnce) {
    Gate gate;
    Rig rig;
    rig.service.Add("Watch", kAccess, [&](Call& call, std::string_view, MessageSink& sink) {
        absl::Status status = sink.Write("first");
        (void)gate.Pass();
        while (status.ok()) status = call.StillWanted();
        return status;
    });
    rig.Open();
    const auto channel = rig.As(1);
    auto watch = std::async(std::launch::async, [&] {
        return channel->ServerStream(PathOf("Watch"), "", [](auto) { return absl::OkStatus(); });
    });
    ASSERT_TRUE(gate.AwaitArrivals(1));
    gate.Open();
    // Its grace is longer than the test may take.
    rig.door().Stop(std::chrono::hours(1));
    EXPECT_EQ(ReasonOf(watch.get()), "SHUTTING_DOWN");
}

TEST(LifecycleTest, StopCutsCallsThatDoNotEnd) {
    Rig rig;
    rig.service.Add("UntilCancelled", kAccess, [](Call& call, std::string_view) {
        (void)Eventually([&] { return call.context().cancelled(); });
        return absl::StatusOr<std::string>("nobody reads this");
    });
    rig.service.Add("Endless", kAccess, [](Call&, MessageSource& source) {
        return absl::StatusOr<std::string>(source.Read().status());
    });
    rig.Open();
    const auto channel = rig.As(1);
    Answer call = CallAside(*channel, "UntilCancelled", "");
    Gate gate;
    auto upload = std::async(std::launch::async, [&] {
        return channel->ClientStream(PathOf("Endless"),
                                     [&]() -> absl::StatusOr<std::optional<std::string>> {
                                         (void)gate.Pass();
                                         return std::optional<std::string>();
                                     });
    });
    ASSERT_TRUE(gate.AwaitArrivals(1));
    ASSERT_TRUE(Eventually([&] { return rig.door().Load().open_calls == 2; }));
    rig.door().Stop(std::chrono::milliseconds(10));
    EXPECT_FALSE(call.get().ok());
    gate.Open();
    EXPECT_FALSE(upload.get().ok());
}

TEST(LifecycleTest, HealthTellsWhatIsRouted) {
    Gate gate;
    Rig rig;
    AddHold(rig, gate);
    rig.Open();
    const auto nobody = rig.WithToken("");
    HealthClient health(*nobody);
    struct Case {
        std::string service;
        std::string reason;
    };
    const Case cases[] = {
        {"", ""},
        {"test.v1.TestService", ""},
        {"grpc.health.v1.Health", ""},
        {"test.v1.Test", "NOT_FOUND"},
        {"test.v1.Other", "NOT_FOUND"},
    };
    for (const Case& c : cases) {
        const auto answer = health.Check(About(c.service));
        EXPECT_EQ(ReasonOf(answer.status()), c.reason) << c.service;
        if (!answer.ok()) continue;
        EXPECT_EQ(answer->status(), HealthCheckResponse::SERVING) << c.service;
    }
}

TEST(LifecycleTest, HealthWatchTellsEachChange) {
    Gate gate;
    Rig rig;
    AddHold(rig, gate);
    rig.Open();
    const auto nobody = rig.WithToken("");
    HealthClient health(*nobody);
    std::vector<int> seen;
    std::future<void> stopped;
    const absl::Status end = health.Watch(
        About("test.v1.TestService"), [&](const HealthCheckResponse& state) -> absl::Status {
            seen.push_back(state.status());
            if (state.status() == HealthCheckResponse::SERVING) rig.routes.Remove("test");
            if (state.status() == HealthCheckResponse::SERVICE_UNKNOWN) {
                stopped = std::async(std::launch::async, [&] { rig.door().Stop(kPatience); });
            }
            return absl::OkStatus();
        });
    EXPECT_TRUE(end.ok()) << end;
    EXPECT_EQ(seen,
              (std::vector<int>{HealthCheckResponse::SERVING, HealthCheckResponse::SERVICE_UNKNOWN,
                                HealthCheckResponse::NOT_SERVING}));
}

// A self-signed certificate for "localhost", valid for a day.
struct Identity {
    std::string key;
    std::string certificate;
};

std::string TextOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(bio);
    return text;
}

Identity MakeIdentity() {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    BIO* key_text = BIO_new(BIO_s_mem());
    BIO* certificate_text = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(key_text, key, nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_bio_X509(certificate_text, certificate);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return {.key = TextOf(key_text), .certificate = TextOf(certificate_text)};
}

TEST(LifecycleTest, WithTlsItOpensToOtherMachines) {
    Rig rig;
    rig.Open();
    const Identity identity = MakeIdentity();
    FrontDoorOptions options;
    options.address = "0.0.0.0:0";
    options.tls_private_key = identity.key;
    options.tls_certificate_chain = identity.certificate;
    RouteTable routes([](TenantId, const std::string&) { return true; });
    const auto door = FrontDoor::Start(options, routes, rig.authenticator, rig.dispatcher);
    ASSERT_TRUE(door.ok()) << door.status();
    RemoteOptions remote;
    remote.target = "127.0.0.1:" + std::to_string((*door)->port());
    remote.tls_roots = identity.certificate;
    remote.tls_server_name = "localhost";
    const auto trusted = RemoteChannel::Open(remote);
    EXPECT_TRUE(HealthClient(**trusted).Check(About("")).ok());
    remote.tls_roots = MakeIdentity().certificate;
    remote.deadline = std::chrono::seconds(5);
    const auto stranger = RemoteChannel::Open(remote);
    EXPECT_EQ(HealthClient(**stranger).Check(About("")).status().code(),
              absl::StatusCode::kUnavailable);
}

TEST(RemoteChannelTest, RefusesToSendTokensInTheClear) {
    struct Case {
        std::string target;
        bool is_ours;
    };
    const Case cases[] = {
        {"127.0.0.1:7400", true},
        {"127.8.9.1:1", true},
        {"localhost:7400", true},
        {"[::1]:7400", true},
        {"unix:/run/socle", true},
        {"10.0.0.1:7400", false},
        {"erp.example:7400", false},
        {"localhost.example:7400", false},
        {"[2001:db8::1]:7400", false},
        {"0.0.0.0:7400", false},
        {"[::1", false},
        {"", false},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(IsLoopbackAddress(c.target), c.is_ours) << c.target;
        RemoteOptions options;
        options.target = c.target;
        EXPECT_EQ(RemoteChannel::Open(options).ok(), c.is_ours) << c.target;
    }
}

TEST(RemoteChannelTest, NobodyThere) {
    RemoteOptions options;
    options.target = "unix:/nonexistent/socle.sock";
    const auto answer = RemoteChannel::Open(options).value()->Unary("/a.B/C", "");
    EXPECT_EQ(ReasonOf(answer.status()), "UNREACHABLE");
}

}  // namespace
}  // namespace socle::kernel
