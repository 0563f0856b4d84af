// The fair queue, lanes and limits by themselves.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kernel/front_door/fair_queue.hpp"
#include "kernel/front_door/keyed_limit.hpp"
#include "kernel/front_door/lanes.hpp"

namespace socle::kernel {
namespace {

class FairQueueTest : public ::testing::Test {
 protected:
    bool Push(const std::string& key, std::uint64_t number, Entry entry = Entry::kBounded) {
        return queue.Push(
            key, number, [this, key, number] { done += key + std::to_string(number) + " "; },
            entry);
    }
    std::string Drain() {
        queue.Close();
        while (std::optional<Work> work = queue.Pop()) (*work)();
        return std::exchange(done, {});
    }

    FairQueue queue{3};
    std::string done;
};

TEST_F(FairQueueTest, LinesTakeTurns) {
    for (const std::uint64_t number : {1, 2, 3}) EXPECT_TRUE(Push("a", number));
    EXPECT_TRUE(Push("b", 4));
    EXPECT_TRUE(Push("c", 5));
    EXPECT_TRUE(Push("c", 6));
    EXPECT_EQ(queue.waiting(), 6U);
    EXPECT_EQ(Drain(), "a1 b4 c5 a2 c6 a3 ");
}

TEST_F(FairQueueTest, AFullLineRefusesOthersDoNot) {
    for (const std::uint64_t number : {1, 2, 3}) EXPECT_TRUE(Push("a", number));
    EXPECT_FALSE(Push("a", 4));
    EXPECT_TRUE(Push("b", 5));
    EXPECT_TRUE(Push("a", 0, Entry::kReturning));
    EXPECT_EQ(Drain(), "a0 b5 a1 a2 a3 ");
}

TEST_F(FairQueueTest, WithdrawnWorkDoesNotRun) {
    EXPECT_TRUE(Push("a", 1));
    EXPECT_TRUE(Push("b", 2));
    EXPECT_TRUE(Push("b", 3));
    EXPECT_TRUE(queue.Withdraw("a", 1).has_value());
    EXPECT_FALSE(queue.Withdraw("a", 1).has_value());
    EXPECT_FALSE(queue.Withdraw("b", 9).has_value());
    EXPECT_EQ(Drain(), "b2 b3 ");
}

TEST_F(FairQueueTest, AClosedQueueTakesNothing) {
    queue.Close();
    EXPECT_FALSE(Push("a", 1));
    EXPECT_FALSE(queue.Pop().has_value());
}

TEST(LanesTest, NextOneRunsWhenTheTurnIsGivenBack) {
    Lanes lanes(8);
    const LaneKey key(1, "number");
    std::string order;
    std::shared_ptr<LaneTurn> current;
    const auto enter = [&](const LaneKey& lane, std::uint64_t number) {
        return lanes.Enter(lane, number, [&, number](std::shared_ptr<LaneTurn> turn) {
            order += std::to_string(number) + " ";
            current = std::move(turn);
        });
    };
    EXPECT_TRUE(enter(key, 1));
    EXPECT_TRUE(enter(key, 4));
    EXPECT_TRUE(enter(key, 3));
    EXPECT_TRUE(enter(key, 5));
    EXPECT_EQ(order, "1 ");
    EXPECT_EQ(lanes.waiting(), 3U);
    EXPECT_TRUE(lanes.Withdraw(key, 4));
    EXPECT_FALSE(lanes.Withdraw(key, 4));
    EXPECT_FALSE(lanes.Withdraw({2, "number"}, 3));
    // Taken out first, so that giving back does not happen inside the assignment.
    for (int i = 0; i < 3; ++i) auto last = std::exchange(current, nullptr);
    EXPECT_EQ(order, "1 3 5 ");
    EXPECT_TRUE(enter(key, 6));
    EXPECT_EQ(order, "1 3 5 6 ");
}

TEST(LanesTest, LanesOfOtherTenantsAndKeysAreApart) {
    Lanes lanes(1);
    std::vector<std::shared_ptr<LaneTurn>> turns;
    const auto keep = [&](std::shared_ptr<LaneTurn> turn) { turns.push_back(std::move(turn)); };
    EXPECT_TRUE(lanes.Enter({1, "a"}, 1, keep));
    EXPECT_TRUE(lanes.Enter({2, "a"}, 2, keep));
    EXPECT_TRUE(lanes.Enter({1, "b"}, 3, keep));
    EXPECT_EQ(turns.size(), 3U);
    EXPECT_TRUE(lanes.Enter({1, "a"}, 4, keep));
    EXPECT_FALSE(lanes.Enter({1, "a"}, 5, keep));
    EXPECT_EQ(turns.size(), 3U);
    EXPECT_TRUE(lanes.Withdraw({1, "a"}, 4));
}

TEST(KeyedLimitTest, CountsEachAndAll) {
    KeyedLimit limit({.all = 3, .each = 2});
    auto first = limit.Take("a");
    auto second = limit.Take("a");
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(limit.Take("a"));
    auto third = limit.Take("b");
    EXPECT_TRUE(third);
    EXPECT_FALSE(limit.Take("c"));
    first.reset();
    EXPECT_TRUE(limit.Take("c"));
    EXPECT_TRUE(limit.Take("a"));
}

}  // namespace
}  // namespace socle::kernel
