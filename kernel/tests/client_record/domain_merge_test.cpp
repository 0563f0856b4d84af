// Merging and taking it back, and ties: the rules, without a database.
#include <gtest/gtest.h>

#include "kernel/client_record/domain/merge.hpp"
#include "kernel/client_record/domain/relation.hpp"
#include "socle/status.hpp"

namespace socle::client_record {
namespace {

constexpr Instant kDay1 = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
constexpr Instant kDay2 = kDay1 + std::chrono::days{1};
constexpr Instant kDay3 = kDay1 + std::chrono::days{2};

Party PartyWith(std::uint8_t number, std::vector<std::string> emails) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    PartyContent content;
    content.kind = PartyKind::kCompany;
    content.display_name = "Party " + std::to_string(number);
    for (std::string& email : emails) content.emails.push_back({std::move(email), ""});
    return NewParty(PartyId(Uuid::FromBytes(bytes)), content, kDay1);
}

TEST(MergeParties, AddsWhatIsMissingAndLeadsOn) {
    const Party target = PartyWith(1, {"a@example.com"});
    const Party source = PartyWith(2, {"A@example.com", "b@example.com"});
    const auto decision = MergeParties(target, source, kDay2);
    ASSERT_TRUE(decision.ok());
    EXPECT_EQ(decision->target.content.emails.size(), 2U);
    EXPECT_EQ(decision->target.version, 2);
    EXPECT_EQ(decision->source.content, source.content);
    EXPECT_EQ(decision->source.state, PartyState::kMerged);
    EXPECT_EQ(decision->source.final_id, target.id);
    EXPECT_EQ(decision->merge.added.size(), 1U);
}

TEST(MergeParties, RefusesTheSameAndTheGone) {
    const Party one = PartyWith(1, {});
    Party gone = PartyWith(2, {});
    EXPECT_EQ(ReasonOf(MergeParties(one, one, kDay2).status()), "SAME_PARTY");
    gone.state = PartyState::kErased;
    EXPECT_EQ(ReasonOf(MergeParties(one, gone, kDay2).status()), "PARTY_NOT_ACTIVE");
    EXPECT_EQ(ReasonOf(MergeParties(gone, one, kDay2).status()), "PARTY_NOT_ACTIVE");
}

TEST(UnmergeParties, IsExactWhenNothingHappenedSince) {
    const Party target = PartyWith(1, {"a@example.com"});
    const Party source = PartyWith(2, {"b@example.com"});
    const auto merged = MergeParties(target, source, kDay2);
    ASSERT_TRUE(merged.ok());
    const auto undone = UnmergeParties({merged->source, merged->target, merged->merge, {}}, kDay3);
    ASSERT_TRUE(undone.ok());
    EXPECT_EQ(undone->target.content, target.content);
    EXPECT_EQ(undone->target.version, target.version);
    EXPECT_EQ(undone->target.update_time, target.update_time);
    EXPECT_EQ(undone->source.content, source.content);
    EXPECT_EQ(undone->source.version, source.version);
    EXPECT_EQ(undone->source.update_time, source.update_time);
    EXPECT_EQ(undone->source.final_id, source.id);
    // The version a reader may have seen in between is never given again.
    Party target_again = undone->target;
    Change(target_again, target_again.content, kDay3);
    EXPECT_GT(target_again.version, merged->target.version);
}

TEST(UnmergeParties, KeepsWhatWasChangedSince) {
    const Party target = PartyWith(1, {});
    const Party source = PartyWith(2, {"b@example.com"});
    const auto merged = MergeParties(target, source, kDay2);
    ASSERT_TRUE(merged.ok());
    Party changed = merged->target;
    PartyContent content = changed.content;
    content.display_name = "New name";
    content.emails.push_back({"new@example.com", ""});
    Change(changed, content, kDay2);
    const auto undone = UnmergeParties({merged->source, changed, merged->merge, {}}, kDay3);
    ASSERT_TRUE(undone.ok());
    EXPECT_EQ(undone->target.content.display_name, "New name");
    EXPECT_EQ(undone->target.content.emails, (std::vector<Contact>{{"new@example.com", ""}}));
    EXPECT_GT(undone->target.version, changed.version);
    EXPECT_EQ(undone->target.update_time, kDay3);
}

TEST(UnmergeParties, LeavesWhatAnotherSourceHasToo) {
    const Party target = PartyWith(1, {});
    const auto first = MergeParties(target, PartyWith(2, {"b@example.com"}), kDay2);
    ASSERT_TRUE(first.ok());
    const auto second = MergeParties(first->target, PartyWith(3, {"B@example.com"}), kDay2);
    ASSERT_TRUE(second.ok());
    EXPECT_TRUE(second->merge.added.empty());
    const auto undone = UnmergeParties(
        {first->source, second->target, first->merge, {{second->source, second->merge}}}, kDay3);
    ASSERT_TRUE(undone.ok());
    EXPECT_EQ(undone->target.content.emails.size(), 1U);
    ASSERT_EQ(undone->changed_merges.size(), 1U);
    const auto last =
        UnmergeParties({second->source, undone->target, undone->changed_merges.front(), {}}, kDay3);
    ASSERT_TRUE(last.ok());
    EXPECT_EQ(last->target.content, target.content);
}

TEST(UnmergeParties, WaitsForTheTargetToBeItsOwnAgain) {
    const Party source = PartyWith(2, {});
    const auto merged = MergeParties(PartyWith(1, {}), source, kDay2);
    ASSERT_TRUE(merged.ok());
    Party gone = merged->target;
    gone.state = PartyState::kMerged;
    const auto undone = UnmergeParties({merged->source, gone, merged->merge, {}}, kDay3);
    EXPECT_EQ(ReasonOf(undone.status()), "PARTY_NOT_ACTIVE");
}

TEST(CheckRelation, RefusesWhatIsNoTie) {
    const PartyId one = PartyWith(1, {}).id;
    const PartyId two = PartyWith(2, {}).id;
    const Date early = *Date::Of(2026, 1, 1);
    const Date late = *Date::Of(2026, 1, 2);
    const auto relation = [](PartyId from, RelationKind kind, PartyId to, std::optional<Date> start,
                             std::optional<Date> end) {
        return Relation{.id = {},
                        .from = from,
                        .kind = kind,
                        .to = to,
                        .start_date = start,
                        .end_date = end,
                        .version = 1,
                        .from_display_name = {},
                        .to_display_name = {}};
    };
    struct Case {
        Relation relation;
        std::string reason;
    };
    const std::vector<Case> cases = {
        {relation(one, RelationKind::kUses, two, {}, {}), ""},
        {relation(one, RelationKind::kUses, two, early, early), ""},
        {relation(one, RelationKind::kUses, two, {}, early), ""},
        {relation(one, RelationKind::kUses, two, late, early), "DATES_REVERSED"},
        {relation(one, RelationKind::kUses, one, {}, {}), "SAME_PARTY"},
        {relation(one, RelationKind::kUnspecified, two, {}, {}), "REQUIRED"},
    };
    for (const Case& test : cases) {
        EXPECT_EQ(ReasonOf(CheckRelation(test.relation)), test.reason);
    }
    const Relation open = relation(one, RelationKind::kUses, two, late, {});
    EXPECT_EQ(ReasonOf(End(open, early).status()), "DATES_REVERSED");
    EXPECT_EQ(End(open, late)->version, 2);
    EXPECT_EQ(End(*End(open, late), late)->version, 2) << "the same end again changes nothing";
}

}  // namespace
}  // namespace socle::client_record
