// What the front door may answer from memory, and for how long.
#include "kernel/identity/caller_cache.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace socle::identity {
namespace {

using namespace std::chrono_literals;

const Instant kNoon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h;

kernel::Caller CallerOf(TenantId tenant) {
    kernel::Caller caller;
    caller.tenant = tenant;
    return caller;
}

TEST(CallerCache, AnswersForAMoment) {
    CallerCache cache;
    EXPECT_FALSE(cache.Find("a", kNoon));
    cache.Put("a", CallerOf(1), kNoon, kNoon + 1h);
    EXPECT_TRUE(cache.Find("a", kNoon + 2999ms));
    EXPECT_FALSE(cache.Find("a", kNoon + 3s));
    EXPECT_FALSE(cache.Find("a", kNoon));  // forgotten for good
    cache.Put("a", CallerOf(1), kNoon, kNoon + 1h);
    EXPECT_FALSE(cache.Find("a", kNoon - 1s));  // the clock was set back
}

TEST(CallerCache, NeverOutlivesTheToken) {
    CallerCache cache;
    cache.Put("a", CallerOf(1), kNoon, kNoon + 1s);
    EXPECT_TRUE(cache.Find("a", kNoon + 999ms));
    EXPECT_FALSE(cache.Find("a", kNoon + 1s));
}

TEST(CallerCache, KeepsNothingOfASuspendedTenant) {
    CallerCache cache;
    cache.Put("a", CallerOf(1), kNoon, kNoon + 1h);
    cache.Put("b", CallerOf(2), kNoon, kNoon + 1h);
    cache.Suspend(1, kNoon);
    EXPECT_FALSE(cache.Find("a", kNoon));
    EXPECT_TRUE(cache.Find("b", kNoon));
    // Read before the change committed, put in after it: not kept either.
    cache.Put("a", CallerOf(1), kNoon + 1s, kNoon + 1h);
    EXPECT_FALSE(cache.Find("a", kNoon + 1s));
    cache.Put("a", CallerOf(1), kNoon + kSuspendedMin, kNoon + 1h);
    EXPECT_TRUE(cache.Find("a", kNoon + kSuspendedMin));
}

TEST(CallerCache, HasALimit) {
    CallerCache cache;
    for (std::size_t i = 0; i <= kCallersMax; ++i) {
        cache.Put(std::to_string(i), CallerOf(1), kNoon, kNoon + 1h);
    }
    EXPECT_TRUE(cache.Find("0", kNoon));
    EXPECT_FALSE(cache.Find(std::to_string(kCallersMax), kNoon));
    cache.Put("later", CallerOf(1), kNoon + 3s, kNoon + 1h);
    EXPECT_TRUE(cache.Find("later", kNoon + 3s));
}

}  // namespace
}  // namespace socle::identity
