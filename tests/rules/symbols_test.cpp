// A brick's library exports its descriptor and nothing else.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "source_tree.hpp"

namespace socle::rules {
namespace {

std::string OutputOf(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string output;
    std::array<char, 4096> buffer;
    while (pipe && fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr)
        output += buffer.data();
    return output;
}

TEST(Symbols, ABrickExportsItsDescriptorOnly) {
    int seen = 0;
    for (const std::string& brick : Bricks()) {
        const std::string library = std::string(SOCLE_BRICKS) + "/" + brick + "/" + brick + ".so";
        ASSERT_TRUE(std::filesystem::exists(library)) << library;
        EXPECT_EQ(OutputOf("nm -D --defined-only --format=posix '" + library + "' | cut -d' ' -f1"),
                  "socle_brick\n")
            << library;
        ++seen;
    }
    EXPECT_GE(seen, 3);
}

TEST(Symbols, NoBrickLinksAnother) {
    for (const std::string& brick : Bricks()) {
        const std::string needed = OutputOf("readelf -d '" + std::string(SOCLE_BRICKS) + "/" +
                                            brick + "/" + brick + ".so' | grep NEEDED");
        for (const std::string& other : Bricks()) {
            EXPECT_EQ(needed.find("[" + other + ".so]"), std::string::npos) << brick;
            EXPECT_EQ(needed.find("libgrpc"), std::string::npos)
                << brick << " compiles without gRPC";
        }
    }
}

}  // namespace
}  // namespace socle::rules
