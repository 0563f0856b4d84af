// Hashes of passwords and tokens.
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "adapters/password_hasher.hpp"
#include "adapters/token.hpp"
#include "socle/status.hpp"
#include "socle/testing/fixed_ids.hpp"

namespace socle::identity {
namespace {

constexpr PasswordCost kCheap{.operations = 1, .memory_bytes = 8192};

TEST(PasswordHasher, KnowsTheRightPassword) {
    PasswordHasher hasher(kCheap);
    const auto hash = hasher.Hash("un cheval correct");
    ASSERT_TRUE(hash.ok()) << hash.status();
    EXPECT_TRUE(hash->starts_with("$argon2id$")) << *hash;
    EXPECT_NE(*hasher.Hash("un cheval correct"), *hash);  // another salt
    EXPECT_TRUE(hasher.Check(*hash, "un cheval correct")->right);
    EXPECT_FALSE(hasher.Check(*hash, "un cheval correct")->outdated);
    for (const std::string& wrong :
         {std::string(), std::string("un cheval correcT"), std::string(100'000, 'x')}) {
        EXPECT_FALSE(hasher.Check(*hash, wrong)->right);
    }
    EXPECT_FALSE(hasher.Check("", "un cheval correct")->right);
    EXPECT_FALSE(hasher.Check("not a hash", "un cheval correct")->right);
}

TEST(PasswordHasher, CostsWhatThePolicySays) {
    PasswordHasher cheap(kCheap);
    PasswordHasher real(PasswordCost{});
    const auto hash = real.Hash("un cheval correct");
    ASSERT_TRUE(hash.ok()) << hash.status();
    EXPECT_NE(hash->find("m=65536,t=2,"), std::string::npos) << *hash;
    EXPECT_FALSE(real.Check(*hash, "un cheval correct")->outdated);
    EXPECT_TRUE(real.Check(*cheap.Hash("un cheval correct"), "un cheval correct")->outdated);
}

TEST(PasswordHasher, ServesManyAtOnce) {
    PasswordHasher hasher(kCheap);
    const std::string hash = *hasher.Hash("un cheval correct");
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 20; ++j) {
                const auto check = hasher.Check(hash, "un cheval correct");
                if (check.ok() && check->right) ++right;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(right, 160);
}

TEST(Tokens, SayWhatTheyAreAndNothingElse) {
    testing::FixedIds ids;
    const std::string session = NewToken(TokenKind::kSession, ids);
    const std::string key = NewToken(TokenKind::kApiKey, ids);
    EXPECT_EQ(KindOfToken(session), TokenKind::kSession);
    EXPECT_EQ(KindOfToken(key), TokenKind::kApiKey);
    for (const std::string& other :
         {std::string(), session + "A", key.substr(1), std::string("x")}) {
        EXPECT_EQ(KindOfToken(other), std::nullopt) << other;
    }
    EXPECT_NE(NewToken(TokenKind::kApiKey, ids), key);
    EXPECT_EQ(HashOfToken(session).size(), 32U);
    EXPECT_EQ(HashOfToken(session), HashOfToken(session));
    EXPECT_NE(HashOfToken(session), HashOfToken(key));
    EXPECT_EQ(PrefixOfToken(key).size(), 16U);
}

}  // namespace
}  // namespace socle::identity
