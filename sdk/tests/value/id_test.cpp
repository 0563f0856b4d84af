#include "socle/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

#include "socle/status.hpp"
#include "socle/testing/fixed_ids.hpp"

namespace socle {
namespace {

constexpr std::string_view kText = "01926b3e-7c1a-7def-8abc-0123456789ab";

Instant At(std::int64_t ms) {
    return Instant{std::chrono::milliseconds{ms}};
}

std::uint64_t MillisecondsOf(const Uuid& id) {
    std::uint64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | id.bytes()[i];
    return ms;
}

TEST(Uuid, Parse) {
    EXPECT_EQ(Uuid::Parse(kText).value().ToString(), kText);
    EXPECT_EQ(Uuid::Parse("01926B3E-7C1A-7DEF-8ABC-0123456789AB").value().ToString(), kText);
    EXPECT_TRUE(Uuid::Parse("00000000-0000-0000-0000-000000000000").value().IsNil());
    EXPECT_EQ(Uuid::FromBytes(Uuid::Parse(kText)->bytes()), Uuid::Parse(kText).value());
    for (const std::string_view bad :
         {"", "01926b3e7c1a7def8abc0123456789ab", "01926b3e-7c1a-7def-8abc-0123456789a",
          "01926b3e-7c1a-7def-8abc-0123456789abc", "01926b3e-7c1a-7def-8abc-0123456789ag",
          "01926b3e_7c1a_7def_8abc_0123456789ab", "{01926b3e-7c1a-7def-8abc-0123456789}",
          "01926b3e7-c1a-7def-8abc-0123456789ab", "'; drop table invoicing.invoice; --  "}) {
        EXPECT_EQ(ReasonOf(Uuid::Parse(bad).status()), "INVALID_VALUE") << bad;
    }
}

TEST(DerivedId, IsTheSameForTheSameSourceAndNameOnly) {
    const Uuid source = Uuid::Parse(kText).value();
    const Uuid later = Uuid::Parse("01926b3e-7c1b-7def-8abc-0123456789ab").value();
    // Computed apart: SHA-256 over the 16 bytes and "entry", with the source's first six bytes.
    EXPECT_EQ(DerivedId(source, "entry").ToString(), "01926b3e-7c1a-8424-af4a-08f7b5f9fd50");
    EXPECT_NE(DerivedId(source, "entry"), DerivedId(source, "entry.2"));
    EXPECT_NE(DerivedId(source, "entry"), DerivedId(later, "entry"));
    EXPECT_LT(DerivedId(source, "z"), DerivedId(later, "a"));
}

TEST(UuidSequence, HasVersionVariantAndTime) {
    UuidSequence sequence;
    constexpr std::array<std::uint8_t, UuidSequence::kEntropySize> kAllOnes{
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const Uuid id = sequence.Next(At(0x0192'6B3E'7C1A), kAllOnes);
    EXPECT_EQ(id.ToString(), "01926b3e-7c1a-77ff-bfff-ffffffffffff");
}

TEST(UuidSequence, GrowsWhenTheClockStandsOrStepsBack) {
    UuidSequence sequence;
    Uuid last;
    for (int i = 0; i < 20'000; ++i) {
        const Uuid id = sequence.Next(At(i % 2 == 0 ? 1'000'000 : 999'000), {});
        ASSERT_LT(last, id) << i;
        last = id;
    }
    // 4,096 ids fit one millisecond; the others borrowed from the next ones.
    EXPECT_EQ(MillisecondsOf(last), 1'000'004U);
    EXPECT_LT(last, sequence.Next(At(2'000'000), {}));
    UuidSequence before_1970;
    const Uuid first = before_1970.Next(At(-5), {});
    EXPECT_LT(first, before_1970.Next(At(-5), {}));
}

TEST(SystemIdSource, MakesDistinctIdsInManyThreads) {
    constexpr std::size_t kThreads = 4;
    constexpr std::size_t kEach = 2'000;
    const auto source = SystemIdSource();
    std::array<std::vector<Uuid>, kThreads> made;
    {
        std::vector<std::jthread> threads;
        for (auto& ids : made) {
            threads.emplace_back([&ids, &source] {
                for (std::size_t i = 0; i < kEach; ++i) ids.push_back(source->NewId(At(5)));
            });
        }
    }
    std::set<Uuid> all;
    for (const auto& ids : made) {
        EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
        all.insert(ids.begin(), ids.end());
    }
    EXPECT_EQ(all.size(), kThreads * kEach);
}

TEST(SystemIdSource, FillsEveryLength) {
    const auto source = SystemIdSource();
    for (const std::size_t size : {std::size_t{0}, std::size_t{32}, std::size_t{1'000}}) {
        std::vector<std::uint8_t> first(size);
        std::vector<std::uint8_t> second(size);
        source->Random(first);
        source->Random(second);
        EXPECT_EQ(first == second, size == 0) << size;
    }
}

TEST(FixedIds, RepeatsWithItsSeed) {
    testing::FixedIds a(7);
    testing::FixedIds b(7);
    testing::FixedIds c(8);
    const Uuid first = a.NewId(At(5));
    EXPECT_EQ(first, b.NewId(At(5)));
    EXPECT_NE(first, c.NewId(At(5)));
    EXPECT_LT(first, a.NewId(At(5)));
}

TEST(ResourceName, ParsesItsOwnCollectionOnly) {
    const Uuid id = Uuid::Parse(kText).value();
    const std::string name = ResourceName("invoices", id);
    EXPECT_EQ(name, "invoices/" + std::string(kText));
    EXPECT_EQ(ParseResourceName("invoices", name).value(), id);
    EXPECT_EQ(ParseIdName<PartyId>("parties", ResourceName("parties", id)).value(), PartyId{id});
    const std::string wrong[] = {"",
                                 "invoices",
                                 "invoices/",
                                 "invoices/1",
                                 std::string(kText),
                                 "quotes/" + std::string(kText),
                                 "invoicesX" + std::string(kText),
                                 "/" + name,
                                 name + "/",
                                 name + "/lines/1"};
    for (const std::string& bad : wrong) {
        const absl::Status status = ParseResourceName("invoices", bad, "invoice").status();
        EXPECT_EQ(ReasonOf(status), "INVALID_NAME") << bad;
        EXPECT_EQ(MetadataOf(status)["field"], "invoice");
        EXPECT_EQ(MetadataOf(status)["expected"], "invoices/{uuid}");
    }
    EXPECT_EQ(ReasonOf(ParseIdName<PartyId>("parties", name).status()), "INVALID_NAME");
}

}  // namespace
}  // namespace socle
