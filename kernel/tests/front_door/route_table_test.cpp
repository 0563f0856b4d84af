#include "kernel/front_door/route_table.hpp"

#include <gtest/gtest.h>

#include <string>

#include "rig.hpp"

namespace socle::kernel {
namespace {

absl::StatusOr<std::string> Nothing(Call&, std::string_view) {
    return std::string();
}

RouteTable AllActive() {
    return RouteTable([](TenantId, const std::string&) { return true; });
}

TEST(RouteTableTest, ReadsTheContractsOptions) {
    TestService service;
    service.Add("Plain", kAccess, Nothing);
    service.Add("Reads", "idempotency_level: NO_SIDE_EFFECTS " + kAccess, Nothing);
    service.Add("Open", kPublic + "[socle.options.v1.running] { inline: true }", Nothing);
    service.Add("Lane",
                kAccess + "[socle.options.v1.running] { lane: 'n' deadline_max_seconds: 300 }",
                Nothing);
    RouteTable routes = AllActive();
    ASSERT_TRUE(routes.Install("test", false, {&service}, service.Pool()).ok());
    EXPECT_EQ(routes.All().size(), 4U);

    const auto plain = routes.Find(PathOf("Plain"), 1).value();
    EXPECT_EQ(plain->permission, "test.read");
    EXPECT_EQ(plain->target.brick, "test");
    EXPECT_FALSE(plain->target.read_only || plain->is_public || plain->runs_inline);
    EXPECT_TRUE(routes.Peek(PathOf("Reads"))->target.read_only);
    EXPECT_TRUE(routes.Peek(PathOf("Open"))->is_public);
    EXPECT_TRUE(routes.Peek(PathOf("Open"))->runs_inline);
    EXPECT_EQ(routes.Peek(PathOf("Lane"))->lane, "n");
    EXPECT_EQ(routes.Peek(PathOf("Lane"))->deadline_max, std::chrono::seconds(300));
}

TEST(RouteTableTest, RefusesAContractThatDoesNotFit) {
    struct Case {
        std::string options;
        std::string problem;
    };
    const Case cases[] = {
        {"", "must name either a permission"},
        {"[socle.options.v1.access] {}", "must name either a permission"},
        {"[socle.options.v1.access] { permission: 'a.b' public: true }",
         "must name either a permission"},
        {kAccess + "[socle.options.v1.running] { inline: true lane: 'n' }", "cannot run inline"},
    };
    for (const Case& c : cases) {
        TestService service;
        service.Add("Good", kAccess, Nothing);
        service.Add("Bad", c.options, Nothing);
        RouteTable routes = AllActive();
        const absl::Status refused = routes.Install("test", false, {&service}, service.Pool());
        EXPECT_EQ(ReasonOf(refused), "BRICK_REFUSED") << c.options;
        EXPECT_NE(refused.message().find(PathOf("Bad")), std::string::npos) << refused;
        EXPECT_NE(refused.message().find(c.problem), std::string::npos) << refused;
        EXPECT_TRUE(routes.All().empty()) << "refused as a whole";
    }
}

TEST(RouteTableTest, RefusesMethodsItCannotPlace) {
    TestService service;
    service.Add("Known", kAccess, Nothing);
    RouteTable routes = AllActive();
    ASSERT_TRUE(routes.Install("first", false, {&service}, service.Pool()).ok());
    TestService again;
    again.Add("Known", kAccess, Nothing);
    const absl::Status taken = routes.Install("second", false, {&again}, again.Pool());
    EXPECT_NE(taken.message().find("answered by 'first' already"), std::string::npos) << taken;

    TestService stranger;
    stranger.Add("Unknown", kAccess, Nothing);
    const absl::Status unknown = routes.Install("third", false, {&stranger}, service.Pool());
    EXPECT_NE(unknown.message().find("is in no contract"), std::string::npos) << unknown;

    TestService stream;
    stream.Add("Known", kAccess,
               [](Call&, std::string_view, MessageSink&) { return absl::OkStatus(); });
    const absl::Status other_kind = routes.Install("fourth", false, {&stream}, service.Pool());
    EXPECT_NE(other_kind.message().find("does not stream"), std::string::npos) << other_kind;
}

TEST(RouteTableTest, ActiveIsAskedPerTenantAndNeverOfTheKernel) {
    RouteTable routes([](TenantId tenant, const std::string&) { return tenant == 1; });
    TestService brick;
    brick.Add("Brick", kAccess, Nothing);
    ASSERT_TRUE(routes.Install("brick", false, {&brick}, brick.Pool()).ok());
    EXPECT_TRUE(routes.Find(PathOf("Brick"), 1).ok());
    EXPECT_EQ(ReasonOf(routes.Find(PathOf("Brick"), 2).status()), "BRICK_INACTIVE");
    TestService kernel;
    kernel.Add("Kernel", kAccess, Nothing);
    ASSERT_TRUE(routes.Install("kernel", true, {&kernel}, kernel.Pool()).ok());
    EXPECT_TRUE(routes.Find(PathOf("Kernel"), 2).ok());
}

TEST(RouteTableTest, AMethodThatIsAnnouncedIsOfABrickThatIsOff) {
    TestService service;
    service.Add("Plain", kAccess, Nothing);
    RouteTable routes = AllActive();
    routes.Announce("brick", {service.Pool().FindServiceByName("test.v1.TestService")});
    const absl::Status off = routes.Find(PathOf("Plain"), 1).status();
    EXPECT_EQ(ReasonOf(off), "BRICK_INACTIVE");
    EXPECT_EQ(MetadataOf(off)["brick"], "brick");
    EXPECT_EQ(ReasonOf(routes.Find(PathOf("Other"), 1).status()), "UNKNOWN_METHOD");
    EXPECT_TRUE(routes.All().empty()) << "nothing answers yet";
    ASSERT_TRUE(routes.Install("brick", false, {&service}, service.Pool()).ok());
    EXPECT_TRUE(routes.Find(PathOf("Plain"), 1).ok());
}

TEST(RouteTableTest, ARouteTakenAwayLastsAsLongAsItsCall) {
    TestService service;
    service.Add("Plain", kAccess, Nothing);
    RouteTable routes = AllActive();
    ASSERT_TRUE(routes.Install("test", false, {&service}, service.Pool()).ok());
    const auto held = routes.Find(PathOf("Plain"), 1).value();
    EXPECT_TRUE(routes.HasService("test.v1.TestService"));
    EXPECT_FALSE(routes.HasService("test.v1.Test"));
    routes.Remove("test");
    EXPECT_EQ(ReasonOf(routes.Find(PathOf("Plain"), 1).status()), "UNKNOWN_METHOD");
    EXPECT_EQ(held->method.path, PathOf("Plain"));
    EXPECT_FALSE(routes.HasService("test.v1.TestService"));
}

}  // namespace
}  // namespace socle::kernel
