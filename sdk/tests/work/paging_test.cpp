#include "socle/paging.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "socle/status.hpp"

namespace socle {
namespace {

using Keys = std::vector<std::string>;

TEST(Paging, SizesAreBounded) {
    struct Case {
        int asked;
        int given;  // 0 when refused
    };
    for (const Case& each :
         std::vector<Case>{{0, 50}, {1, 1}, {1000, 1000}, {5000, 1000}, {-1, 0}}) {
        const auto page = ReadPage(each.asked, "", "parties", 1);
        EXPECT_EQ(page.ok() ? page->size : 0, each.given);
        EXPECT_EQ(ReasonOf(page.status()), page.ok() ? "" : "OUT_OF_RANGE");
    }
}

TEST(Paging, ATokenContinuesTheListItWasMadeFor) {
    const auto first = ReadPage(2, "", "invoices|state=issued", 2);
    ASSERT_TRUE(first.ok());
    EXPECT_TRUE(first->IsFirst());
    EXPECT_EQ(first->Limit(), 3);
    const Keys last = {"2026-11-23", std::string("é\0;", 4)};
    const std::string token = NextPageToken(*first, last);
    const auto second = ReadPage(2, token, "invoices|state=issued", 2);
    ASSERT_TRUE(second.ok()) << second.status();
    EXPECT_EQ(second->after, last);
    EXPECT_EQ(ReasonOf(ReadPage(2, token, "invoices|state=draft", 2).status()),
              "INVALID_PAGE_TOKEN");
    EXPECT_EQ(ReasonOf(ReadPage(2, token, "invoices|state=issued", 1).status()),
              "INVALID_PAGE_TOKEN");
}

TEST(Paging, DamagedTokensAreRefused) {
    const auto page = ReadPage(2, "", "list", 1);
    ASSERT_TRUE(page.ok());
    const std::string token = NextPageToken(*page, {"key"});
    std::vector<std::string> damaged = {"x", "!!!", token + "A", token.substr(0, 8),
                                        std::string(5000, 'A')};
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        // The last character may hold bits that stand for nothing.
        if (i + 1 < token.size()) damaged.push_back(changed);
    }
    for (const std::string& each : damaged) {
        EXPECT_EQ(ReasonOf(ReadPage(2, each, "list", 1).status()), "INVALID_PAGE_TOKEN") << each;
    }
}

TEST(Paging, TheExtraRowIsCut) {
    const auto page = ReadPage(2, "", "list", 1);
    ASSERT_TRUE(page.ok());
    const auto key_of = [](const std::string& item) { return Keys{item}; };
    Keys full = {"a", "b", "c"};
    const std::string token = CutPage(*page, full, key_of);
    EXPECT_EQ(full, (Keys{"a", "b"}));
    EXPECT_EQ(ReadPage(2, token, "list", 1)->after, Keys{"b"});
    Keys end = {"a", "b"};
    EXPECT_EQ(CutPage(*page, end, key_of), "");
    Keys none;
    EXPECT_EQ(CutPage(*page, none, key_of), "");
}

}  // namespace
}  // namespace socle
