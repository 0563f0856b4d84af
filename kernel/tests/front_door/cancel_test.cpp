// Callers who leave, through gRPC's own client: our channel waits for its calls.
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <future>
#include <string>

#include "rig.hpp"

namespace socle::kernel {
namespace {

class CancellableCall {
 public:
    CancellableCall(int port, const std::string& method)
        : stub_(grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                    grpc::InsecureChannelCredentials())) {
        context_.AddMetadata("authorization", "Bearer 1 users/ana test.read");
        stub_.UnaryCall(&context_, PathOf(method), {}, &request_, &reply_,
                        [this](grpc::Status status) { ended_.set_value(std::move(status)); });
    }
    void Cancel() { context_.TryCancel(); }
    [[nodiscard]] grpc::StatusCode End() { return ended_.get_future().get().error_code(); }

 private:
    grpc::GenericStub stub_;
    grpc::ClientContext context_;
    const grpc::Slice nothing_{""};
    grpc::ByteBuffer request_{&nothing_, 1};
    grpc::ByteBuffer reply_;
    std::promise<grpc::Status> ended_;
};

TEST(CancelTest, ARunningHandlerIsToldAtOnce) {
    Gate gate;
    std::promise<bool> told;
    Rig rig;
    rig.service.Add("Wait", kAccess, [&](Call& call, std::string_view) {
        gate.Open();
        (void)gate.Pass();
        told.set_value(Eventually([&] { return call.context().cancelled(); }));
        return absl::StatusOr<std::string>("late");
    });
    rig.Open();
    CancellableCall call(rig.door().port(), "Wait");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    call.Cancel();
    EXPECT_EQ(call.End(), grpc::StatusCode::CANCELLED);
    EXPECT_TRUE(told.get_future().get());
}

class WaitingTest : public ::testing::TestWithParam<std::string> {};

TEST_P(WaitingTest, AWaitingCallGivesItsPlaceBackAndDoesNotRun) {
    Gate gate;
    std::atomic<int> runs = 0;
    Rig rig;
    const auto hold = [&](Call&, std::string_view) {
        ++runs;
        (void)gate.Pass();
        return absl::StatusOr<std::string>("held");
    };
    rig.service.Add("Plain", kAccess, hold);
    rig.service.Add("Lane", kAccess + "[socle.options.v1.running] { lane: 'n' }", hold);
    FrontDoorOptions options;
    options.workers = GetParam() == "Plain" ? 1 : 2;
    rig.Open(options);
    const auto channel = rig.As(1);
    Answer held = CallAside(*channel, GetParam(), "");
    ASSERT_TRUE(gate.AwaitArrivals(1));
    const auto place = GetParam() == "Plain" ? &FrontDoorLoad::waiting_for_worker
                                             : &FrontDoorLoad::waiting_in_lanes;
    CancellableCall leaving(rig.door().port(), GetParam());
    ASSERT_TRUE(Eventually([&] { return rig.door().Load().*place == 1; }));
    leaving.Cancel();
    EXPECT_EQ(leaving.End(), grpc::StatusCode::CANCELLED);
    EXPECT_TRUE(Eventually([&] { return rig.door().Load().open_calls == 1; }));
    EXPECT_EQ(rig.door().Load().*place, 0U);
    gate.Open();
    EXPECT_TRUE(held.get().ok());
    EXPECT_EQ(runs, 1);
}

INSTANTIATE_TEST_SUITE_P(Places, WaitingTest, ::testing::Values("Plain", "Lane"),
                         [](const auto& place) { return place.param; });

}  // namespace
}  // namespace socle::kernel
