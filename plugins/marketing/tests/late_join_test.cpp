// Marketing switched on late knows what it would have known from the start: whatever was told and
// whenever it was heard, the rows learned from events are the same, byte for byte, and so is who is
// in a segment made afterwards. Nothing is sent meanwhile. Histories are random and repeatable:
// seed after seed.
#include <cstdlib>
#include <random>

#include "marketing_fixture.hpp"

namespace socle::marketing {
namespace {

constexpr unsigned kHistoriesUsual = 5;
constexpr int kFactsEach = 60;
constexpr int kPeople = 8;

// As many as the long drill asks for.
unsigned Histories() {
    const char* asked = std::getenv("SOCLE_HISTORIES");
    return asked == nullptr ? kHistoriesUsual
                            : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

class LateJoin : public testing::BrickTest {
 protected:
    static constexpr const char* kLearned[] = {"party_fact", "purchase", "loss", "last_word",
                                               "reach"};

    // Every row the brick learns from events, in order.
    std::string Rows() {
        std::string all;
        for (const char* table : kLearned) {
            const auto rows = fixture().Admin(
                "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as text "
                "from marketing." +
                std::string(table) + " t");
            EXPECT_TRUE(rows.ok()) << rows.status();
            if (rows.ok()) all += std::string(table) + ":\n" + (*rows)[0].Text("text") + "\n";
        }
        return all;
    }
    // As if the brick had never been there.
    void Forget() {
        std::string tables;
        for (const char* table : kLearned)
            tables += (tables.empty() ? "marketing." : ", marketing.") + std::string(table);
        const auto done = fixture().Admin("truncate " + tables +
                                          ", marketing.membership, marketing.segment cascade");
        ASSERT_TRUE(done.ok()) << done.status();
    }
    // Clients, sales, credits, payments and losses of 18 months, in the order they happen.
    void Tell(std::mt19937& random, const std::function<void()>& after_each) {
        std::vector<PartyId> people;
        for (int i = 0; i < kPeople; ++i) {
            const PartyId party{fixture().ids().NewId(fixture().clock().Now())};
            people.push_back(party);
            const std::string n = std::to_string(i);
            ASSERT_TRUE(marketing::Tell(fixture(), {.party = party,
                                                    .email = "p" + n + "@example.org",
                                                    .display_name = "Client " + n,
                                                    .given_name = {},
                                                    .postal_code = i % 2 == 0 ? "69001" : "38000",
                                                    .country_code = "FR",
                                                    .company = i % 3 == 0})
                            .ok());
        }
        const Date first = Day("2025-05-01");
        for (int i = 0; i < kFactsEach; ++i) {
            const std::string day = first.PlusDays(i * 540 / kFactsEach).ToString();
            const PartyId party = people[random() % people.size()];
            const std::int64_t cents = 1'000 + static_cast<std::int64_t>(random() % 90'000);
            absl::Status told;
            switch (random() % 4) {
                case 0:
                    told = Sell(fixture(), party, day, cents);
                    break;
                case 1:
                    told = Credit(fixture(), party, day, cents / 10);
                    break;
                case 2:
                    told = Pay(fixture(), party, day);
                    break;
                default:
                    told = Lose(fixture(), party, day,
                                random() % 2 == 0 ? crm::v1::LOSS_REASON_PRICE
                                                  : crm::v1::LOSS_REASON_COMPETITOR);
            }
            ASSERT_TRUE(told.ok()) << told;
            fixture().clock().Advance(std::chrono::hours(24 * 540 / kFactsEach));
            after_each();
        }
    }
    // Who is in a segment of good clients made now.
    std::string GoodClients() {
        v1::CreateSegmentRequest request;
        request.mutable_segment()->set_display_name("Bons clients");
        v1::BoughtAtLeast& bought =
            *request.mutable_segment()->add_conditions()->mutable_bought_at_least();
        *bought.mutable_amount() = ToWire(Money(50'000, Currency::Eur()));
        bought.set_days(365);
        v1::MarketingClient marketing(fixture().channel());
        const auto segment = marketing.CreateSegment(request);
        EXPECT_TRUE(segment.ok()) << segment.status();
        EXPECT_TRUE(fixture().RunJobs().ok());
        v1::ListMembershipsRequest list;
        list.set_segment(segment->name());
        list.set_page_size(1000);
        const auto members = marketing.ListMemberships(list);
        EXPECT_TRUE(members.ok()) << members.status();
        std::string names;
        for (const v1::Membership& member : members->memberships())
            names += member.party() + " " + std::to_string(member.join_date().day()) + "\n";
        return names;
    }
};

TEST_F(LateJoin, KnowsWhatItWouldHaveFromTheStart) {
    for (unsigned seed = 1; seed <= Histories(); ++seed) {
        std::mt19937 random(seed);
        Tell(random, [this] { ASSERT_TRUE(fixture().Pump().ok()); });
        const std::string early = Rows();
        const std::string members = GoodClients();
        Forget();
        const absl::Status late =
            fixture().PumpAs("marketing.late" + std::to_string(seed), fixture().handlers());
        ASSERT_TRUE(late.ok()) << late;
        EXPECT_EQ(Rows(), early) << "seed " << seed;
        EXPECT_EQ(GoodClients(), members) << "seed " << seed;
        // Heard a second time, they change nothing.
        const absl::Status again =
            fixture().PumpAs("marketing.again" + std::to_string(seed), fixture().handlers());
        ASSERT_TRUE(again.ok()) << again;
        EXPECT_EQ(Rows(), early) << "seed " << seed;
        EXPECT_TRUE(fixture().mailer().Sent().empty());
        const auto report = fixture().Verify();
        ASSERT_TRUE(report.ok()) << report.status();
        EXPECT_TRUE(report->findings.empty());
    }
}

}  // namespace
}  // namespace socle::marketing
