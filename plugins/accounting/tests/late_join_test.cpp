// Books begun late end as they would have from the start: whatever was told and whenever it was
// heard, the rows are the same, byte for byte. Histories are random and repeatable: seed after
// seed.
#include <cstdlib>
#include <random>

#include "accounting_fixture.hpp"

namespace socle::accounting {
namespace {

constexpr unsigned kHistoriesUsual = 5;
constexpr int kFactsEach = 40;

// As many as the long drill asks for.
unsigned Histories() {
    const char* asked = std::getenv("SOCLE_HISTORIES");
    return asked == nullptr ? kHistoriesUsual
                            : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

class LateJoin : public AccountingTest {
 protected:
    // Every row the brick keeps, in order.
    std::string Rows() {
        std::string all;
        for (const char* table : {"fiscal_year", "third_party", "counter", "entry", "entry_line",
                                  "lettering", "lettering_line", "seal_head"}) {
            const auto rows = fixture().Admin(
                "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as text "
                "from accounting." +
                std::string(table) + " t");
            EXPECT_TRUE(rows.ok()) << rows.status();
            if (rows.ok()) all += std::string(table) + ":\n" + (*rows)[0].Text("text") + "\n";
        }
        return all;
    }
    void Forget() {
        const auto done = fixture().Admin(
            "truncate accounting.fiscal_year, accounting.third_party, accounting.counter, "
            "accounting.entry, "
            "accounting.entry_line, accounting.lettering, accounting.lettering_line, "
            "accounting.lettering_undone, "
            "accounting.seal_head cascade");
        ASSERT_TRUE(done.ok()) << done.status();
    }
    // Invoices, credits, payments and cancelled payments of 18 months, in the order they happen.
    void Tell(std::mt19937& random, int facts, const std::function<void()>& after_each) {
        std::vector<std::pair<std::string, PartyId>> invoices;
        for (int i = 0; i < facts; ++i) {
            const std::string day = Day("2025-05-01").PlusDays(i * 540 / facts).ToString();
            const auto choice = random() % 4;
            if (invoices.empty() || choice < 2) {
                const std::string number = "F-" + std::to_string(1000 + i);
                const PartyId party = random() % 2 == 0 ? durand_ : martin_;
                ASSERT_TRUE(
                    ledger()
                        .Invoice({.number = number, .party = party, .date = day, .due = day})
                        .ok());
                invoices.emplace_back(number, party);
            } else {
                const auto& [number, party] = invoices[random() % invoices.size()];
                if (choice == 2) {
                    ASSERT_TRUE(ledger()
                                    .Payment({.invoice = number,
                                              .party = party,
                                              .amount = random() % 3 == 0 ? -6'000 : 6'000,
                                              .date = day})
                                    .ok());
                } else {
                    ASSERT_TRUE(ledger()
                                    .Credit({.number = "A-" + std::to_string(1000 + i),
                                             .invoice = number,
                                             .party = party,
                                             .date = day,
                                             .sold = {{5'000, "20", 1'000}}})
                                    .ok());
                }
            }
            fixture().clock().Advance(std::chrono::hours(24 * 540 / facts));
            after_each();
        }
    }
};

TEST_F(LateJoin, EndsAsFromTheStart) {
    for (unsigned seed = 1; seed <= Histories(); ++seed) {
        std::mt19937 random(seed);
        Tell(random, kFactsEach, [this] { Pump(); });
        const std::string early = Rows();
        EXPECT_EQ(Faults(), std::vector<std::string>{}) << "seed " << seed;
        Forget();
        const absl::Status late =
            fixture().PumpAs("accounting.late" + std::to_string(seed), fixture().handlers());
        ASSERT_TRUE(late.ok()) << late;
        EXPECT_EQ(Rows(), early) << "seed " << seed;
        const auto balances = Balances("2026-10-31");
        std::int64_t sum = 0;
        for (const auto& [account, balance] : balances) sum += balance;
        EXPECT_EQ(sum, 0) << "seed " << seed;
    }
}

}  // namespace
}  // namespace socle::accounting
