// Who may include whom (DESIGN section 3).
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "source_tree.hpp"

namespace socle::rules {
namespace {

bool Starts(const std::string& text, const std::vector<std::string>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return text.starts_with(prefix); });
}

// Headers of the SDK's value layer: std and absl only.
const std::set<std::string> kValueLayer = {
    "socle/status.hpp",      "socle/decimal.hpp", "socle/money.hpp",       "socle/date.hpp",
    "socle/clock.hpp",       "socle/id.hpp",      "socle/identifiers.hpp", "socle/text.hpp",
    "socle/hash.hpp",        "socle/address.hpp", "socle/canonical.hpp",   "socle/mail.hpp",
    "socle/mail_outcome.hpp"};

void ExpectNone(const std::string& folder, const std::function<bool(const std::string&)>& is_wrong,
                const std::string& rule) {
    for (const SourceFile& file : CppFiles(folder))
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string include = IncludeOf(file.lines[i]);
            EXPECT_TRUE(include.empty() || !is_wrong(include))
                << file.path << ":" << i + 1 << " includes " << include << ": " << rule;
        }
}

TEST(Includes, OnlyTheDatabaseLayerKnowsPqxx) {
    for (const SourceFile& file : CppFiles("."))
        for (const std::string& line : file.lines)
            EXPECT_TRUE(!IncludeOf(line).starts_with("pqxx") ||
                        file.path.starts_with("sdk/src/db/"))
                << file.path;
}

TEST(Includes, GrpcOnlyAtTheFrontDoorAndInRemoteClients) {
    for (const SourceFile& file : CppFiles("."))
        for (const std::string& line : file.lines)
            EXPECT_TRUE(!Starts(IncludeOf(line), {"grpc/", "grpcpp/"}) ||
                        Starts(file.path, {"kernel/front_door/", "sdk/src/remote/", "sdk/cli/"}))
                << file.path;
}

TEST(Includes, BeastOnlyInTheHttpListener) {
    for (const SourceFile& file : CppFiles("."))
        for (const std::string& line : file.lines)
            EXPECT_TRUE(!Starts(IncludeOf(line), {"boost/beast", "boost/asio"}) ||
                        file.path == "kernel/front_door/http_listener.cpp")
                << file.path;
}

TEST(Includes, MailLibrariesOnlyInTheSdksMailFolder) {
    for (const SourceFile& file : CppFiles("."))
        for (const std::string& line : file.lines)
            EXPECT_TRUE(!Starts(IncludeOf(line), {"curl/", "gmime/"}) ||
                        file.path.starts_with("sdk/src/mail/"))
                << file.path;
}

TEST(Includes, TheValueLayerUsesNeitherProtobufNorTheWorkLayer) {
    for (const SourceFile& file : CppFiles("sdk/include/socle")) {
        if (!kValueLayer.contains(file.path.substr(std::string("sdk/include/").size()))) continue;
        for (const std::string& line : file.lines) {
            const std::string include = IncludeOf(line);
            EXPECT_TRUE(!include.starts_with("socle/") || kValueLayer.contains(include))
                << file.path << " " << include;
            EXPECT_FALSE(Starts(include, {"google/", "grpc"})) << file.path << " " << include;
        }
    }
}

TEST(Includes, TheSdkKnowsNeitherKernelNorBrick) {
    std::vector<std::string> forbidden = {"kernel/", "plugins/"};
    for (const std::string& brick : Bricks()) forbidden.push_back("socle/" + brick + "/v1/");
    ExpectNone(
        "sdk/include", [&](const std::string& i) { return Starts(i, forbidden); },
        "the SDK comes first");
    ExpectNone(
        "sdk/src", [&](const std::string& i) { return Starts(i, forbidden); },
        "the SDK comes first");
    ExpectNone(
        "sdk/cli", [&](const std::string& i) { return Starts(i, forbidden); },
        "the command learns bricks from Describe");
}

TEST(Includes, TheKernelKnowsNoBrick) {
    std::vector<std::string> forbidden = {"plugins/"};
    for (const std::string& brick : Bricks()) forbidden.push_back("socle/" + brick + "/v1/");
    ExpectNone(
        "kernel", [&](const std::string& i) { return Starts(i, forbidden); },
        "the kernel knows contracts only");
}

TEST(Includes, DomainIsPure) {
    std::vector<std::string> folders = {"kernel/client_record/domain", "kernel/identity/domain"};
    for (const std::string& brick : Bricks()) folders.push_back("plugins/" + brick + "/domain");
    for (const std::string& folder : folders)
        ExpectNone(
            folder,
            [](const std::string& include) {
                const bool own = Starts(include, {"domain/", "kernel/client_record/domain/",
                                                  "kernel/identity/domain/"});
                const bool standard = include.find('/') == std::string::npos &&
                                      include.find(".h") == std::string::npos;
                return !own && !standard && !include.starts_with("absl/") &&
                       !kValueLayer.contains(include);
            },
            "domain: std, absl and the SDK's value layer");
}

TEST(Includes, StoresAndAdaptersSeeNoContract) {
    for (const std::string& brick : Bricks())
        for (const char* room : {"/store", "/adapters"})
            ExpectNone(
                "plugins/" + brick + room,
                [](const std::string& include) {
                    return include.find(".pb.h") != std::string::npos ||
                           include.find(".socle.hpp") != std::string::npos ||
                           Starts(include, {"service/", "events/"});
                },
                "rows and bytes on one side, domain on the other");
}

TEST(Includes, NoBrickIncludesAnothersCode) {
    for (const std::string& brick : Bricks())
        for (const std::string& other : Bricks())
            if (brick != other)
                ExpectNone(
                    "plugins/" + brick,
                    [&](const std::string& include) {
                        return include.find("plugins/" + other) != std::string::npos ||
                               include.starts_with("../");
                    },
                    "bricks meet through contracts");
}

}  // namespace
}  // namespace socle::rules
