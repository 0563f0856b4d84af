// Segments: conditions by table, members kept up by events and days, and why somebody is in or out.
#include "domain/segment.hpp"

#include "marketing_fixture.hpp"

namespace socle::marketing {
namespace {

using testing::kTenant;
using Strings = std::vector<std::string>;

const Date kDay = Day("2026-11-23");

PartyFacts Known() {
    return {.postal_codes = {"69003"},
            .purchases = {{Day("2026-11-01"), 80'000},
                          {Day("2026-06-01"), 50'000},
                          {Day("2026-10-01"), -10'000},
                          {Day("2026-12-01"), 900'000}},
            .losses = {{Day("2026-09-10"), "price"}},
            .last_word = Day("2026-11-01")};
}

TEST(SegmentRules, ConditionsByTable) {
    using enum ConditionKind;
    const struct {
        const char* name;
        Condition condition;
        bool holds;
        const char* why;
    } cases[] = {
        {"bought enough, less what was credited",
         {.kind = kBoughtAtLeast, .days = 90, .amount_minor = 70'000},
         true,
         "bought €700.00 net within 90 days, €700.00 asked for"},
        {"a cent short",
         {.kind = kBoughtAtLeast, .days = 90, .amount_minor = 70'001},
         false,
         "bought €700.00 net within 90 days, €700.01 asked for"},
        {"the first day counts",
         {.kind = kBoughtAtLeast, .days = 175, .amount_minor = 120'000},
         true,
         "bought €1,200.00 net within 175 days, €1,200.00 asked for"},
        {"the day before it does not",
         {.kind = kBoughtAtLeast, .days = 174, .amount_minor = 120'000},
         false,
         "bought €700.00 net within 174 days, €1,200.00 asked for"},
        {"silent for as long as that",
         {.kind = kSilentFor, .days = 22},
         true,
         "last bought or paid 22 days ago"},
        {"a day less", {.kind = kSilentFor, .days = 23}, false, "last bought or paid 22 days ago"},
        {"lost for that reason",
         {.kind = kLostOpportunity, .text = "price", .days = 90},
         true,
         "has an opportunity lost (price) within 90 days"},
        {"for any reason",
         {.kind = kLostOpportunity, .days = 90},
         true,
         "has an opportunity lost within 90 days"},
        {"for another",
         {.kind = kLostOpportunity, .text = "delay", .days = 90},
         false,
         "has no opportunity lost (delay) within 90 days"},
        {"too long ago",
         {.kind = kLostOpportunity, .text = "price", .days = 73},
         false,
         "has no opportunity lost (price) within 73 days"},
        {"lives there", {.kind = kPostalCodePrefix, .text = "69"}, true, "postal code 69003"},
        {"lives elsewhere", {.kind = kPostalCodePrefix, .text = "75"}, false, "postal code 69003"},
    };
    for (const auto& c : cases) {
        const auto verdicts = Explain({.conditions = {c.condition}}, Known(), kDay);
        ASSERT_EQ(verdicts.size(), 1u) << c.name;
        EXPECT_EQ(verdicts[0].holds, c.holds) << c.name;
        EXPECT_EQ(verdicts[0].why.en, c.why) << c.name;
    }
}

TEST(SegmentRules, NothingKnownIsSilentAndLivesNowhere) {
    const auto verdicts =
        Explain({.conditions = {{.kind = ConditionKind::kSilentFor, .days = 3650},
                                {.kind = ConditionKind::kPostalCodePrefix, .text = "69"}}},
                {}, kDay);
    EXPECT_TRUE(verdicts[0].holds);
    EXPECT_EQ(verdicts[0].why.fr, "n'a jamais rien acheté");
    EXPECT_FALSE(verdicts[1].holds);
}

class SegmentTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        camille_ = fixture().client_record().AddPerson(kTenant, "Camille");
        ASSERT_TRUE(Tell(fixture(), {.party = camille_, .postal_code = "69003"}).ok());
        ASSERT_TRUE(fixture().Pump().ok());
    }
    [[nodiscard]] v1::MarketingClient marketing() {
        return v1::MarketingClient(fixture().channel());
    }
    // "joined" or "joined..left" of the segment's members, newest first.
    [[nodiscard]] Strings Stays(const std::string& segment, bool with_past) {
        v1::ListMembershipsRequest request;
        request.set_segment(segment);
        request.set_with_past(with_past);
        const auto reply = marketing().ListMemberships(request);
        EXPECT_TRUE(reply.ok()) << reply.status();
        Strings stays;
        if (!reply.ok()) return stays;
        for (const v1::Membership& each : reply->memberships()) {
            stays.push_back(DateFromWire(each.join_date(), "")->ToString());
            if (each.has_leave_date())
                stays.back() += ".." + DateFromWire(each.leave_date(), "")->ToString();
        }
        return stays;
    }
    void Settle() {
        ASSERT_TRUE(fixture().Pump().ok());
        ASSERT_TRUE(fixture().RunJobs().ok());
    }
    PartyId camille_;
};

TEST_F(SegmentTest, MembersAreFoundJoinByEventsAndLeaveByDays) {
    v1::CreateSegmentRequest request;
    request.mutable_segment()->set_display_name("Bons clients");
    auto& bought = *request.mutable_segment()->add_conditions()->mutable_bought_at_least();
    *bought.mutable_amount() = ToWire(Money(100'000, Currency::Eur()));
    bought.set_days(30);
    const auto segment = marketing().CreateSegment(request);
    ASSERT_TRUE(segment.ok()) << segment.status();
    Settle();
    EXPECT_EQ(Stays(segment->name(), true), Strings{});
    ASSERT_TRUE(Sell(fixture(), camille_, "2026-11-20", 120'000).ok());
    Settle();
    EXPECT_EQ(Stays(segment->name(), false), Strings{"2026-11-23"});
    fixture().clock().Advance(std::chrono::hours(24 * 28));  // 21 December: 31 days after
    Settle();
    EXPECT_EQ(Stays(segment->name(), false), Strings{});
    EXPECT_EQ(Stays(segment->name(), true), Strings{"2026-11-23..2026-12-21"});
    v1::GetSegmentRequest get;
    get.set_name(segment->name());
    EXPECT_EQ(marketing().GetSegment(get)->member_count(), 0);
    EXPECT_EQ(marketing().GetSegment(get)->conditions(0).bought_at_least().days(), 30);
}

TEST_F(SegmentTest, AMergedPartyIsThereOnceWithTheFactsOfBoth) {
    const PartyId twin = fixture().client_record().AddPerson(kTenant, "C. Durand");
    ASSERT_TRUE(Tell(fixture(), {.party = twin, .postal_code = "75011"}).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    const auto paris = marketing().CreateSegment(LivingIn("75"));
    ASSERT_TRUE(paris.ok());
    Settle();
    EXPECT_EQ(Stays(paris->name(), false).size(), 1u);
    client_record::v1::PartyMerged merged;
    merged.set_party(NameOf(camille_));
    merged.set_source(NameOf(twin));
    ASSERT_TRUE(fixture().Publish(merged).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    EXPECT_EQ(Stays(paris->name(), false).size(), 0u) << "the twin is nobody any more";
    fixture().clock().Advance(std::chrono::hours(7));
    Settle();
    EXPECT_EQ(Stays(paris->name(), false).size(), 1u) << "Camille is there with the twin's code";
    v1::ExplainMembershipRequest why;
    why.set_segment(paris->name());
    why.set_party(NameOf(twin));
    const auto reply = marketing().ExplainMembership(why);
    ASSERT_TRUE(reply.ok()) << reply.status();
    EXPECT_TRUE(reply->member());
    EXPECT_EQ(reply->verdicts(0).text(), "code postal 69003, 75011");
}

TEST_F(SegmentTest, SilenceLossAndPaymentAreLearnedFromEvents) {
    v1::CreateSegmentRequest request;
    request.mutable_segment()->set_display_name("À rappeler");
    request.mutable_segment()->add_conditions()->set_silent_for_days(60);
    auto& lost = *request.mutable_segment()->add_conditions()->mutable_lost_opportunity();
    lost.set_loss_reason("price");
    lost.set_days(365);
    const auto segment = marketing().CreateSegment(request);
    ASSERT_TRUE(segment.ok()) << segment.status();
    ASSERT_TRUE(Lose(fixture(), camille_, "2026-09-01", crm::v1::LOSS_REASON_PRICE).ok());
    Settle();
    EXPECT_EQ(Stays(segment->name(), false).size(), 1u);
    ASSERT_TRUE(Pay(fixture(), camille_, "2026-11-20").ok());
    Settle();
    EXPECT_EQ(Stays(segment->name(), false).size(), 0u);
}

TEST_F(SegmentTest, EachEventHeardTwiceIsKnownOnce) {
    ASSERT_TRUE(Sell(fixture(), camille_, "2026-11-20", 60'000).ok());
    ASSERT_TRUE(Credit(fixture(), camille_, "2026-11-21", 10'000).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    ASSERT_TRUE(fixture().PumpAs("again", fixture().handlers()).ok());
    const auto sum =
        fixture().Admin("select sum(net_minor)::bigint as net from marketing.purchase");
    EXPECT_EQ((*sum)[0].Int64("net"), 50'000);
}

TEST_F(SegmentTest, RefusesByTable) {
    const struct {
        const char* name;
        std::function<void(v1::Segment&)> spoil;
        const char* refused;
    } cases[] = {
        {"as it is", [](v1::Segment&) {}, ""},
        {"no name", [](v1::Segment& s) { s.clear_display_name(); }, "REQUIRED"},
        {"a long name", [](v1::Segment& s) { s.set_display_name(std::string(201, 'x')); },
         "TOO_LONG"},
        {"no condition", [](v1::Segment& s) { s.clear_conditions(); }, "REQUIRED"},
        {"an empty condition", [](v1::Segment& s) { s.add_conditions(); }, "REQUIRED"},
        {"eleven conditions",
         [](v1::Segment& s) {
             for (int i = 0; i < 10; ++i) s.add_conditions()->set_silent_for_days(1);
         },
         "TOO_MANY"},
        {"no days", [](v1::Segment& s) { s.add_conditions()->set_silent_for_days(0); },
         "OUT_OF_RANGE"},
        {"dollars",
         [](v1::Segment& s) {
             auto& bought = *s.add_conditions()->mutable_bought_at_least();
             *bought.mutable_amount() = ToWire(Money(100, *Currency::Parse("USD")));
             bought.set_days(10);
         },
         "INVALID_VALUE"},
        {"nothing bought",
         [](v1::Segment& s) {
             auto& bought = *s.add_conditions()->mutable_bought_at_least();
             *bought.mutable_amount() = ToWire(Money(0, Currency::Eur()));
             bought.set_days(10);
         },
         "OUT_OF_RANGE"},
        {"an unknown loss reason",
         [](v1::Segment& s) {
             auto& lost = *s.add_conditions()->mutable_lost_opportunity();
             lost.set_loss_reason("weather");
             lost.set_days(10);
         },
         "INVALID_VALUE"},
    };
    for (const auto& c : cases) {
        v1::CreateSegmentRequest request = LivingIn("69");
        c.spoil(*request.mutable_segment());
        EXPECT_EQ(ReasonOf(marketing().CreateSegment(request).status()), c.refused) << c.name;
    }
}

TEST_F(SegmentTest, ADeletedSegmentIsGoneWithItsHistoryAndItsJobEnds) {
    const auto segment = marketing().CreateSegment(LivingIn("69"));
    Settle();
    v1::DeleteSegmentRequest request;
    request.set_name(segment->name());
    ASSERT_TRUE(marketing().DeleteSegment(request).ok());
    EXPECT_EQ(ReasonOf(marketing().DeleteSegment(request).status()), "NOT_FOUND");
    fixture().clock().Advance(std::chrono::hours(7));
    Settle();
    const auto left = fixture().Admin(
        "select (select count(*) from marketing.membership) + (select count(*) from jobs.job where "
        "state in ('WAITING', 'RUNNING')) as n");
    EXPECT_EQ((*left)[0].Int64("n"), 0);
}

}  // namespace
}  // namespace socle::marketing
