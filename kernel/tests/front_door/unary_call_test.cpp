#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "rig.hpp"

namespace socle::kernel {
namespace {

absl::StatusOr<std::string> Echo(Call&, std::string_view request) {
    return "echo " + std::string(request);
}

TEST(UnaryCallTest, AnswersAndKnowsItsCaller) {
    std::promise<CallContext> looked;
    Rig rig;
    rig.service.Add("Look", kAccess, [&](Call& call, std::string_view request) {
        looked.set_value(call.context());
        return Echo(call, request);
    });
    rig.Open();
    const auto answer = rig.As(7)->Unary(PathOf("Look"), "hello");
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(*answer, "echo hello");
    const CallContext seen = looked.get_future().get();
    EXPECT_EQ(seen.tenant, 7);
    EXPECT_EQ(seen.actor.name, "users/ana");
    EXPECT_EQ(seen.session, "sessions/7");
    EXPECT_EQ(seen.method, PathOf("Look"));
    EXPECT_EQ(seen.via, "");
    EXPECT_TRUE(seen.peer.starts_with("ipv4:127.0.0.1:")) << seen.peer;
    EXPECT_EQ(seen.language, Language::kFrench);
    EXPECT_GT(seen.deadline, std::chrono::steady_clock::now());
}

TEST(UnaryCallTest, EmptyAndLargeMessagesPass) {
    Rig rig;
    rig.service.Add("Echo", kAccess, Echo);
    rig.Open();
    EXPECT_EQ(rig.As(1)->Unary(PathOf("Echo"), "").value(), "echo ");
    const std::string large(10U << 20U, 'x');
    EXPECT_EQ(rig.As(1)->Unary(PathOf("Echo"), large).value(), "echo " + large);
}

TEST(UnaryCallTest, RefusesByTable) {
    Rig rig;
    rig.service.Add("Echo", kAccess, Echo);
    rig.service.Add("Other", "[socle.options.v1.access] { permission: 'test.write' }", Echo);
    rig.service.Add("Open", kPublic, Echo);
    rig.Open();
    struct Case {
        std::string token;
        std::string method;
        std::string reason;  // empty: answered
        absl::StatusCode code;
    };
    using Code = absl::StatusCode;
    const Case cases[] = {
        {"1 users/a test.read", "Echo", "", Code::kOk},
        {"1 users/a test.*", "Echo", "", Code::kOk},
        {"1 users/a *", "Other", "", Code::kOk},
        {"", "Open", "", Code::kOk},
        {"expired", "Open", "", Code::kOk},
        {"", "Echo", "UNAUTHENTICATED", Code::kUnauthenticated},
        {"wrong", "Echo", "UNAUTHENTICATED", Code::kUnauthenticated},
        {"expired", "Echo", "TOKEN_EXPIRED", Code::kUnauthenticated},
        {"1 users/a test.read", "Other", "PERMISSION_DENIED", Code::kPermissionDenied},
        {"1 users/a", "Echo", "PERMISSION_DENIED", Code::kPermissionDenied},
        {"1 users/a *", "Missing", "UNKNOWN_METHOD", Code::kUnimplemented},
        {"", "Missing", "UNKNOWN_METHOD", Code::kUnimplemented},
    };
    for (const Case& c : cases) {
        const auto answer = rig.WithToken(c.token)->Unary(PathOf(c.method), "x");
        EXPECT_EQ(answer.status().code(), c.code) << c.token << " " << c.method << answer.status();
        EXPECT_EQ(ReasonOf(answer.status()), c.reason) << c.token << " " << c.method;
    }
}

TEST(UnaryCallTest, SaysWhichPermissionIsMissing) {
    Rig rig;
    rig.service.Add("Echo", kAccess, Echo);
    rig.Open();
    const auto answer = rig.WithToken("1 users/a")->Unary(PathOf("Echo"), "x");
    EXPECT_EQ(MetadataOf(answer.status()).at("permission"), "test.read");
}

TEST(UnaryCallTest, InactiveBrickAnswersUntilItIsSwitchedOn) {
    Rig rig;
    rig.service.Add("Echo", kAccess, Echo);
    rig.Open();
    rig.inactive_bricks.insert("test");
    const auto refused = rig.As(1)->Unary(PathOf("Echo"), "x");
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_EQ(ReasonOf(refused.status()), "BRICK_INACTIVE");
    EXPECT_EQ(MetadataOf(refused.status()).at("brick"), "test");
    rig.inactive_bricks.clear();
    EXPECT_TRUE(rig.As(1)->Unary(PathOf("Echo"), "x").ok());
    rig.routes.Remove("test");
    EXPECT_EQ(ReasonOf(rig.As(1)->Unary(PathOf("Echo"), "x").status()), "UNKNOWN_METHOD");
}

TEST(UnaryCallTest, LanguageOfTheCaller) {
    Rig rig;
    rig.service.Add("Speak", kPublic, [](Call& call, std::string_view) {
        return absl::StatusOr<std::string>(call.context().language == Language::kFrench ? "fr"
                                                                                        : "en");
    });
    rig.Open();
    for (const Language language : {Language::kFrench, Language::kEnglish}) {
        RemoteOptions options;
        options.target = "127.0.0.1:" + std::to_string(rig.door().port());
        options.language = language;
        EXPECT_EQ(RemoteChannel::Open(options).value()->Unary(PathOf("Speak"), "").value(),
                  language == Language::kFrench ? "fr" : "en");
    }
}

TEST(UnaryCallTest, TooLargeRequests) {
    Rig rig;
    rig.service.Add("Echo", kAccess, Echo);
    rig.Open();
    const auto twenty = rig.As(1)->Unary(PathOf("Echo"), std::string(20U << 20U, 'x'));
    EXPECT_EQ(twenty.status().code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(ReasonOf(twenty.status()), "TOO_LARGE");
    EXPECT_EQ(MetadataOf(twenty.status()).at("limit"), std::to_string(16U << 20U));
    const auto forty = rig.As(1)->Unary(PathOf("Echo"), std::string(40U << 20U, 'x'));
    EXPECT_EQ(forty.status().code(), absl::StatusCode::kResourceExhausted);
    EXPECT_TRUE(rig.As(1)->Unary(PathOf("Echo"), "x").ok());
}

TEST(UnaryCallTest, TooLargeReply) {
    Rig rig;
    rig.service.Add("Echo", kAccess, Echo);
    FrontDoorOptions options;
    options.reply_bytes_max = 100;
    rig.Open(options);
    EXPECT_TRUE(rig.As(1)->Unary(PathOf("Echo"), "x").ok());
    const auto refused = rig.As(1)->Unary(PathOf("Echo"), std::string(100, 'x'));
    EXPECT_EQ(ReasonOf(refused.status()), "TOO_LARGE");
}

TEST(UnaryCallTest, HandlersRefusalsComeThroughAndOurInsidesDoNot) {
    Rig rig;
    const std::map<std::string, absl::Status> given = {
        {"Reasoned", RefuseField({absl::StatusCode::kInvalidArgument, "NO_LINES"}, "lines",
                                 "an invoice needs a line")},
        {"Internal", absl::InternalError("SELECT secret FROM t")},
        {"Unreasoned", absl::InvalidArgumentError("relation \"invoicing.invoice\" is missing")},
        {"Database", Refuse(reason::kDatabaseUnavailable, "no server at /var/run/secret")},
        {"OutOfTime", absl::DeadlineExceededError("slow")},
    };
    for (const auto& [name, status] : given) {
        rig.service.Add(name, kAccess, [status](Call&, std::string_view) {
            return absl::StatusOr<std::string>(status);
        });
    }
    rig.service.Add("Throws", kAccess, [](Call&, std::string_view) -> absl::StatusOr<std::string> {
        throw std::runtime_error("secret");
    });
    rig.service.Add("ThrowsInt", kAccess,
                    [](Call&, std::string_view) -> absl::StatusOr<std::string> { throw 42; });
    rig.Open();
    struct Case {
        std::string method;
        absl::StatusCode code;
        std::string reason;
    };
    const Case cases[] = {
        {"Reasoned", absl::StatusCode::kInvalidArgument, "NO_LINES"},
        {"Internal", absl::StatusCode::kInternal, "INTERNAL"},
        {"Unreasoned", absl::StatusCode::kInternal, "INTERNAL"},
        {"Database", absl::StatusCode::kUnavailable, "DATABASE_UNAVAILABLE"},
        {"OutOfTime", absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED"},
        {"Throws", absl::StatusCode::kInternal, "INTERNAL"},
        {"ThrowsInt", absl::StatusCode::kInternal, "INTERNAL"},
    };
    for (const Case& c : cases) {
        const absl::Status status = rig.As(1)->Unary(PathOf(c.method), "").status();
        EXPECT_EQ(status.code(), c.code) << c.method;
        EXPECT_EQ(ReasonOf(status), c.reason) << c.method;
        EXPECT_EQ(status.message().find("secret"), std::string::npos) << status;
        EXPECT_EQ(status.message().find("relation"), std::string::npos) << status;
    }
    const absl::Status reasoned = rig.As(1)->Unary(PathOf("Reasoned"), "").status();
    EXPECT_EQ(MetadataOf(reasoned).at("field"), "lines");
    EXPECT_EQ(reasoned.message(), "an invoice needs a line");
}

TEST(UnaryCallTest, CallersDeadlineEndsTheCallAndTellsTheHandler) {
    std::promise<absl::Status> told;
    Rig rig;
    rig.service.Add("Wait", kAccess, [&](Call& call, std::string_view) {
        (void)Eventually([&] { return !call.StillWanted().ok(); });
        told.set_value(call.StillWanted());
        return absl::StatusOr<std::string>(call.StillWanted());
    });
    rig.Open();
    const auto answer =
        rig.As(1)->WithDeadline(std::chrono::milliseconds(100))->Unary(PathOf("Wait"), "");
    EXPECT_EQ(ReasonOf(answer.status()), "DEADLINE_EXCEEDED");
    EXPECT_FALSE(told.get_future().get().ok());
}

TEST(UnaryCallTest, LongestDeadlineHoldsWhateverTheCallerAsks) {
    Gate gate;
    Rig rig;
    rig.service.Add("Wait", kAccess, [&](Call& call, std::string_view request) {
        (void)gate.Pass();
        return Echo(call, request);
    });
    FrontDoorOptions options;
    options.deadlines.unary_max = std::chrono::milliseconds(100);
    rig.Open(options);
    const auto answer = rig.As(1)->Unary(PathOf("Wait"), "");
    EXPECT_EQ(ReasonOf(answer.status()), "DEADLINE_EXCEEDED");
    gate.Open();
}

}  // namespace
}  // namespace socle::kernel
