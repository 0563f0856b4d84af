// Legal numbers: consecutive, chronological, given once.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

#include "invoicing_fixture.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

using Numbers = std::vector<std::string>;

Numbers Consecutive(std::string_view prefix, int count) {
    Numbers numbers;
    for (int i = 1; i <= count; ++i) {
        const std::string digits = std::to_string(i);
        numbers.push_back(std::string(prefix) + std::string(5 - digits.size(), '0') + digits);
    }
    return numbers;
}

TEST_F(InvoicingTest, ManyIssuedAtOnceGetConsecutiveNumbers) {
    constexpr std::size_t kThreads = 32;
    constexpr std::size_t kEach = 7;
    std::vector<std::string> drafts;
    for (std::size_t i = 0; i < kThreads * kEach; ++i) drafts.push_back(Drafted().name());
    std::vector<absl::StatusOr<v1::Invoice>> issued(drafts.size());
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (std::size_t i = t * kEach; i < (t + 1) * kEach; ++i) issued[i] = Issue(drafts[i]);
        });
    }
    for (std::thread& thread : threads) thread.join();
    Numbers numbers;
    for (const auto& invoice : issued) {
        ASSERT_TRUE(invoice.ok()) << invoice.status();
        numbers.push_back(invoice->number());
    }
    std::ranges::sort(numbers);
    EXPECT_EQ(numbers, Consecutive("F-2026-", kThreads * kEach));
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_EQ(report->checked, static_cast<std::int64_t>(drafts.size()));
    EXPECT_TRUE(report->findings.empty()) << report->findings[0].text.en;
}

TEST_F(InvoicingTest, OneDraftIssuedByManyIsIssuedOnce) {
    constexpr std::size_t kThreads = 8;
    const std::string draft = Drafted().name();
    std::vector<absl::StatusOr<v1::Invoice>> issued(kThreads);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] { issued[t] = Issue(draft); });
    }
    for (std::thread& thread : threads) thread.join();
    int done = 0;
    for (const auto& invoice : issued) {
        done += invoice.ok() ? 1 : 0;
        if (invoice.ok()) continue;
        EXPECT_EQ(ReasonOf(invoice.status()), "INVOICE_ISSUED");
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(Issued().number(), "F-2026-00002");
}

TEST_F(InvoicingTest, PaymentsAndCreditsAtOnceNeverPassTheBalance) {
    constexpr std::size_t kThreads = 12;
    const std::string invoice = Issued("100").name();
    std::vector<absl::Status> results(kThreads);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            results[t] =
                t % 3 == 0 ? Credit(invoice, "0.25").status() : Pay(invoice, 2'000).status();
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const absl::Status& result : results) {
        if (result.ok()) continue;
        EXPECT_EQ(ReasonOf(result), "PAYMENT_ABOVE_BALANCE") << result;
    }
    const v1::Invoice after = Value(Get(invoice));
    EXPECT_EQ(after.credited().minor_units(), 12'000);  // four quarters
    EXPECT_LE(after.paid().minor_units(), 12'000);
    EXPECT_EQ(after.balance().minor_units(), 0);
    EXPECT_TRUE(fixture().Verify()->findings.empty());
}

TEST_F(InvoicingTest, TheSameRequestGivesTheSameNumber) {
    v1::IssueInvoiceRequest request;
    request.set_name(Drafted().name());
    request.set_request_id("0192a000-0000-4000-8000-000000000077");
    const v1::Invoice issued = Value(invoicing().IssueInvoice(request));
    const v1::Invoice again = Value(invoicing().IssueInvoice(request));
    EXPECT_EQ(issued.number(), "F-2026-00001");
    EXPECT_EQ(again.SerializeAsString(), issued.SerializeAsString());
    EXPECT_EQ(Issued().number(), "F-2026-00002");

    v1::RecordPaymentRequest pay;
    pay.set_invoice(issued.name());
    pay.mutable_amount()->set_currency_code("EUR");
    pay.mutable_amount()->set_minor_units(1'000);
    pay.set_request_id("0192a000-0000-4000-8000-000000000078");
    EXPECT_EQ(Value(invoicing().RecordPayment(pay)).name(),
              Value(invoicing().RecordPayment(pay)).name());
    EXPECT_EQ(Get(issued.name())->paid().minor_units(), 1'000);
}

TEST_F(InvoicingTest, ATrialTakesNoNumber) {
    v1::IssueInvoiceRequest request;
    request.set_name(Drafted().name());
    request.set_validate_only(true);
    EXPECT_EQ(Value(invoicing().IssueInvoice(request)).number(), "F-2026-00001");
    EXPECT_EQ(Get(request.name())->state(), v1::INVOICE_STATE_DRAFT);
    EXPECT_EQ(EventTypes(), std::vector<std::string>{});
    EXPECT_EQ(Issued().number(), "F-2026-00001");
}

TEST_F(InvoicingTest, ARefusedIssueLeavesNoGap) {
    EXPECT_EQ(Issued().number(), "F-2026-00001");
    const v1::Invoice empty = Drafted("");
    EXPECT_EQ(ReasonOf(Issue(empty.name()).status()), "NO_LINES");
    EXPECT_EQ(Issued().number(), "F-2026-00002");
}

TEST_F(InvoicingTest, NumbersAreChronologicalInEachYear) {
    v1::CreateInvoiceRequest dated = NewInvoice();
    type::v1::Date& date = *dated.mutable_invoice()->mutable_issue_date();
    SetDate(date, 2026, 11, 20);
    EXPECT_EQ(Value(Issue(Value(invoicing().CreateInvoice(dated)).name())).number(),
              "F-2026-00001");
    SetDate(date, 2026, 11, 19);
    const auto before = Issue(Value(invoicing().CreateInvoice(dated)).name());
    EXPECT_EQ(ReasonOf(before.status()), "DATE_BEFORE_LAST");
    EXPECT_EQ(MetadataOf(before.status())["last"], "2026-11-20");
    SetDate(date, 2026, 11, 24);
    EXPECT_EQ(ReasonOf(Issue(Value(invoicing().CreateInvoice(dated)).name()).status()),
              "FUTURE_DATE");
    SetDate(date, 2025, 12, 31);
    EXPECT_EQ(Value(Issue(Value(invoicing().CreateInvoice(dated)).name())).number(),
              "F-2025-00001");
    // The new year starts anew, in the tenant's zone: 23:30 UTC is the first of January in Paris.
    fixture().clock().Set(ParseInstant("2026-12-31T23:30:00.000000Z").value());
    const v1::Invoice next = Issued();
    EXPECT_EQ(next.number(), "F-2027-00001");
    EXPECT_EQ(Quoted().number(), "D-2027-00001");
    EXPECT_EQ(Value(Credit(next.name())).number(), "A-2027-00001");
    EXPECT_TRUE(fixture().Verify()->findings.empty());
}

TEST_F(InvoicingTest, EachTenantCountsForItself) {
    client_record::v1::Party party;
    party.set_display_name("Ailleurs");
    party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
    auto& address = *party.add_addresses()->mutable_address();
    address.set_postal_code("75001");
    address.set_city("Paris");
    v1::CreateInvoiceRequest request = NewInvoice();
    request.mutable_invoice()->set_party(
        NameOf(fixture().client_record().Add(kOtherTenant, party)));
    const v1::Invoice draft = Value(invoicing(kOtherTenant).CreateInvoice(request));
    EXPECT_EQ(Issued().number(), "F-2026-00001");
    EXPECT_EQ(Value(Issue(draft.name(), kOtherTenant)).number(), "F-2026-00001");
    EXPECT_TRUE(fixture().Verify(kOtherTenant)->findings.empty());
}

}  // namespace
}  // namespace socle::invoicing
