// The measure itself is measured: a rule that sees nothing passes for ever.
#include "function_lengths.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace socle::rules {
namespace {

// "first line+lines" of every function found.
std::vector<std::string> Places(const std::string& text) {
    SourceFile file{"sample.cpp", {}};
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
    std::vector<std::string> places;
    for (const FunctionPlace& place : FunctionsOf(file))
        places.push_back(std::to_string(place.first_line) + "+" + std::to_string(place.lines));
    return places;
}

using List = std::vector<std::string>;

TEST(FunctionLengths, AtNamespaceScopeFromTheSignaturesFirstLine) {
    EXPECT_EQ(Places("namespace a {\nint Sum(int a,\n        int b) {\n    return a + b;\n}\n}\n"),
              List{"2+4"});
    EXPECT_EQ(Places("template <typename T>\nvoid F() {\n}\n"), List{"1+3"});
    EXPECT_EQ(Places("TEST_F(Sql, Works) {\n    if (a) {\n    }\n}\n"), List{"1+4"});
}

TEST(FunctionLengths, InsideClassesOfClasses) {
    EXPECT_EQ(
        Places("class A final : public B {\n public:\n    int One() const {\n        return 1;\n"
               "    }\n    struct C {\n        void Two() override {\n        }\n    };\n};\n"),
        (List{"3+3", "7+2"}));
}

TEST(FunctionLengths, AConstructorWithBracesInItsList) {
    EXPECT_EQ(
        Places("class A {\n    A(int b, Options o = {})\n        : b_{b}, o_(o) {\n    }\n};\n"),
        List{"2+3"});
}

TEST(FunctionLengths, LambdasCountAsPartOfTheirFunction) {
    EXPECT_EQ(Places("void F() {\n    G([] {\n    });\n}\nvoid H() {\n}\n"), (List{"1+4", "5+2"}));
}

TEST(FunctionLengths, TablesAndDeclarationsAreNone) {
    EXPECT_EQ(Places("const std::map<int, int> kTable = {\n    {1, F(2)},\n};\nint F();\n"
                     "enum class E {\n    kA,\n};\n"),
              List{});
}

TEST(FunctionLengths, BracesInLiteralsAndCommentsDoNotCount) {
    EXPECT_EQ(
        Places("void F() {\n    // }\n    a = '}'; b = \"}\\\"}\"; /* }\n    } */ c = 1'000;\n"
               "    d = R\"sql(}\n})sql\";\n}\n#define X {\nvoid G() {\n}\n"),
        (List{"1+7", "9+2"}));
}

}  // namespace
}  // namespace socle::rules
