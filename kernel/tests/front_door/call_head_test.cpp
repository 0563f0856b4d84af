#include "kernel/front_door/call_head.hpp"

#include <gtest/gtest.h>

#include <string>

namespace socle::kernel {
namespace {

using std::chrono::milliseconds;

TEST(CallHeadTest, BearerTokens) {
    const std::pair<std::string, std::string> cases[] = {
        {"Bearer abc", "abc"}, {"bearer abc", "abc"}, {"BEARER  abc ", "abc"},
        {"Basic abc", ""},     {"Bearerabc", ""},     {"", ""},
        {"Bearer", ""},        {"Bearer ", ""},
    };
    for (const auto& [header, token] : cases) EXPECT_EQ(BearerToken(header), token) << header;
}

TEST(CallHeadTest, Languages) {
    const std::pair<std::string, Language> cases[] = {
        {"", Language::kFrench},
        {"en", Language::kEnglish},
        {"EN-gb", Language::kEnglish},
        {"fr-CA, en", Language::kFrench},
        {"de, en;q=0.5", Language::kEnglish},
        {"fr;q=0.2, en;q=0.8", Language::kEnglish},
        {"en;q=0", Language::kFrench},
        {"en;q=x, fr", Language::kFrench},
        {"de", Language::kFrench},
        {"english", Language::kFrench},
        {";;,,q=", Language::kFrench},
    };
    for (const auto& [header, language] : cases) {
        EXPECT_EQ(PreferredLanguage(header), language) << header;
    }
}

TEST(CallHeadTest, AllowedTime) {
    const DeadlineLimits limits;
    struct Case {
        MethodKind kind;
        int method_max_s;
        std::optional<milliseconds> asked;
        milliseconds allowed;
    };
    const Case cases[] = {
        {MethodKind::kUnary, 0, std::nullopt, milliseconds(10'000)},
        {MethodKind::kUnary, 0, milliseconds(500), milliseconds(500)},
        {MethodKind::kUnary, 0, milliseconds(90'000), milliseconds(60'000)},
        {MethodKind::kUnary, 0, milliseconds(-5), milliseconds(0)},
        {MethodKind::kUnary, 300, milliseconds(90'000), milliseconds(90'000)},
        {MethodKind::kUnary, 300, milliseconds(900'000), milliseconds(300'000)},
        {MethodKind::kUnary, 300, std::nullopt, milliseconds(10'000)},
        {MethodKind::kUnary, 5, std::nullopt, milliseconds(5'000)},
        {MethodKind::kServerStream, 0, std::nullopt, milliseconds(3'600'000)},
        {MethodKind::kServerStream, 0, milliseconds(7'200'000), milliseconds(3'600'000)},
        {MethodKind::kClientStream, 300, std::nullopt, milliseconds(300'000)},
        {MethodKind::kClientStream, 300, milliseconds(1'000), milliseconds(1'000)},
    };
    for (const Case& c : cases) {
        Route route;
        route.method.kind = c.kind;
        route.deadline_max = std::chrono::seconds(c.method_max_s);
        EXPECT_EQ(AllowedTime(route, limits, c.asked), c.allowed) << c.method_max_s;
    }
}

}  // namespace
}  // namespace socle::kernel
