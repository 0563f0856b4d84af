#include "kernel/front_door/in_process_channel.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>

#include "rig.hpp"

namespace socle::kernel {
namespace {

class InProcessChannelTest : public ::testing::Test {
 protected:
    InProcessChannelTest() {
        caller.tenant = 7;
        caller.actor.name = "users/ana";
        caller.method = "/other.v1.S/M";
        rig.service.Add("Look", kAccess, [this](Call& call, std::string_view request) {
            seen = call.context();
            thread = std::this_thread::get_id();
            return absl::StatusOr<std::string>("got " + std::string(request));
        });
        rig.service.Add("Forbidden", "[socle.options.v1.access] { permission: 'test.write' }",
                        [](Call&, std::string_view) { return absl::StatusOr<std::string>(""); });
        rig.service.Add("Throw", kAccess,
                        [](Call&, std::string_view) -> absl::StatusOr<std::string> {
                            throw std::runtime_error("inside");
                        });
        rig.service.Add("Count", kAccess, [](Call&, std::string_view, MessageSink& sink) {
            for (int i = 0; i < 5; ++i) SOCLE_RETURN_IF_ERROR(sink.Write(std::to_string(i)));
            return absl::OkStatus();
        });
        rig.service.Add("Join", kAccess, [](Call&, MessageSource& source) {
            std::string joined;
            for (auto next = source.Read(); next.ok() && next->has_value(); next = source.Read()) {
                joined += **next;
            }
            return absl::StatusOr<std::string>(joined);
        });
        // Calls itself through a channel of its own, as a brick in a circle would.
        rig.service.Add("Circle", kAccess, [this](Call& call, std::string_view request) {
            InProcessChannel next(links, call.context(), "crm");
            return next.Unary(PathOf("Circle"), std::string(request) + "x");
        });
        EXPECT_TRUE(rig.routes.Install("test", false, {&rig.service}, rig.service.Pool()).ok());
    }

    CallContext caller;
    CallContext seen;
    Rig rig;
    std::thread::id thread;
    InProcessLinks links{.routes = rig.routes,
                         .dispatcher = rig.dispatcher,
                         .brick_may = [](const std::string& brick, std::string_view permission) {
                             return brick == "crm" && permission == "test.read";
                         }};
    InProcessChannel channel{links, caller, "crm"};
};

TEST_F(InProcessChannelTest, KeepsTheActorAndNamesTheBrick) {
    InProcessChannel ours(links, caller, "crm");
    EXPECT_EQ(ours.Unary(PathOf("Look"), "it").value(), "got it");
    EXPECT_EQ(seen.tenant, 7);
    EXPECT_EQ(seen.actor.name, "users/ana");
    EXPECT_EQ(seen.via, "crm");
    EXPECT_EQ(seen.method, PathOf("Look"));
    EXPECT_EQ(thread, std::this_thread::get_id());
}

TEST_F(InProcessChannelTest, RefusesByTable) {
    struct Case {
        std::string brick;
        std::string method;
        std::string reason;
    };
    const Case cases[] = {
        {"crm", "Look", ""},
        {"crm", "Forbidden", "PERMISSION_DENIED"},
        {"marketing", "Look", "PERMISSION_DENIED"},
        {"crm", "Missing", "UNKNOWN_METHOD"},
        {"crm", "Throw", "INTERNAL"},
        {"crm", "Circle", "CALL_TOO_DEEP"},
    };
    for (const Case& c : cases) {
        InProcessChannel ours(links, caller, c.brick);
        EXPECT_EQ(ReasonOf(ours.Unary(PathOf(c.method), "").status()), c.reason) << c.method;
    }
    rig.inactive_bricks.insert("test");
    EXPECT_EQ(ReasonOf(channel.Unary(PathOf("Look"), "").status()), "BRICK_INACTIVE");
}

TEST_F(InProcessChannelTest, StreamsFromTheServer) {
    std::string seen_messages;
    EXPECT_TRUE(channel
                    .ServerStream(PathOf("Count"), "",
                                  [&](std::string_view message) {
                                      seen_messages += message;
                                      return absl::OkStatus();
                                  })
                    .ok());
    EXPECT_EQ(seen_messages, "01234");
    const absl::Status end =
        channel.ServerStream(PathOf("Count"), "", [&](std::string_view message) {
            return message == "2" ? absl::AbortedError("enough") : absl::OkStatus();
        });
    EXPECT_EQ(end.code(), absl::StatusCode::kAborted);
}

TEST_F(InProcessChannelTest, StreamsFromTheClient) {
    int given = 0;
    const auto joined =
        channel.ClientStream(PathOf("Join"), [&]() -> absl::StatusOr<std::optional<std::string>> {
            if (given == 3) return std::optional<std::string>();
            return std::optional<std::string>(std::to_string(given++));
        });
    EXPECT_EQ(joined.value(), "012");
}

}  // namespace
}  // namespace socle::kernel
