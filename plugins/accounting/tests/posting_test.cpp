// From documents to entries, and to letters.
#include "accounting_fixture.hpp"

namespace socle::accounting {
namespace {

using Strings = std::vector<std::string>;
using Sums = std::map<std::string, std::int64_t>;

TEST_F(AccountingTest, AnInvoiceIsPostedByItsRatesAndKinds) {
    ASSERT_TRUE(ledger()
                    .Invoice({.number = "F-2026-00001",
                              .party = durand_,
                              .sold = {{10'000, "20", 2'000, invoicing::v1::PRODUCT_KIND_SERVICE},
                                       {5'000, "5.5", 275, invoicing::v1::PRODUCT_KIND_GOODS},
                                       {1'000, "0", 0, invoicing::v1::PRODUCT_KIND_GOODS}}})
                    .ok());
    Pump();
    EXPECT_EQ(Balances(), (Sums{{"411000", 18'275},
                                {"445712", -2'000},
                                {"445715", -275},
                                {"706200", -10'000},
                                {"707000", -1'000},
                                {"707055", -5'000}}));
    EXPECT_EQ(Entries(), Strings{"SALES 1 F-2026-00001"});
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(AccountingTest, PaymentAndCreditSettleAnInvoiceAndLetterIt) {
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00001", .party = durand_}).ok());
    ASSERT_TRUE(ledger()
                    .Credit({.number = "A-2026-00001",
                             .invoice = "F-2026-00001",
                             .party = durand_,
                             .sold = {{4'000, "20", 800}}})
                    .ok());
    ASSERT_TRUE(ledger()
                    .Payment({.invoice = "F-2026-00001",
                              .party = durand_,
                              .amount = 2'000,
                              .method = invoicing::v1::PAYMENT_METHOD_CASH})
                    .ok());
    Pump();
    EXPECT_EQ(books().ListLetterings({})->letterings_size(), 0) << "something is left to pay";
    ASSERT_TRUE(
        ledger().Payment({.invoice = "F-2026-00001", .party = durand_, .amount = 5'200}).ok());
    Pump();
    const auto letterings = books().ListLetterings({});
    ASSERT_TRUE(letterings.ok()) << letterings.status();
    ASSERT_EQ(letterings->letterings_size(), 1);
    EXPECT_EQ(letterings->letterings(0).code(), "AA");
    EXPECT_EQ(letterings->letterings(0).amount().minor_units(), 12'000);
    EXPECT_EQ(letterings->letterings(0).lines_size(), 4);
    EXPECT_EQ(Balances(), (Sums{{"411000", 0},
                                {"445712", -1'200},
                                {"512000", 5'200},
                                {"530000", 2'000},
                                {"706200", -6'000}}));
    EXPECT_EQ(Entries(), (Strings{"SALES 1 F-2026-00001", "SALES 2 A-2026-00001",
                                  "BANK 3 F-2026-00001", "BANK 4 F-2026-00001"}));
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(AccountingTest, ACancelledPaymentOpensTheClaimAgain) {
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00001", .party = durand_}).ok());
    ASSERT_TRUE(ledger().Payment({.invoice = "F-2026-00001", .party = durand_}).ok());
    ASSERT_TRUE(
        ledger().Payment({.invoice = "F-2026-00001", .party = durand_, .amount = -12'000}).ok());
    Pump();
    EXPECT_EQ(Balances()["411000"], 12'000);
    v1::ListLedgerLinesRequest open;
    open.set_account("accounts/411");
    open.set_open_only(true);
    EXPECT_EQ(books().ListLedgerLines(open)->lines_size(), 1);
    ASSERT_TRUE(ledger().Payment({.invoice = "F-2026-00001", .party = durand_}).ok());
    Pump();
    EXPECT_EQ(books().ListLedgerLines(open)->lines_size(), 0);
    EXPECT_EQ(books().ListLetterings({})->letterings_size(), 2);
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(AccountingTest, AnEventHeardTwiceIsPostedOnce) {
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00001", .party = durand_}).ok());
    Pump();
    // Another reader with the same handlers hears all of it again.
    const absl::Status again = fixture().PumpAs("accounting.again", fixture().handlers());
    ASSERT_TRUE(again.ok()) << again;
    EXPECT_EQ(Entries(), Strings{"SALES 1 F-2026-00001"});
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(AccountingTest, ACompanysOwnRuleCountsFromThenOn) {
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00001", .party = durand_}).ok());
    Pump();
    v1::CreateAccountRequest account;
    account.set_number("706250");
    account.set_display_name("Pose");
    ASSERT_TRUE(books().CreateAccount(account).ok());
    v1::UpdatePostingRuleRequest rule;
    rule.set_name("postingRules/sale-service-S-20");
    rule.set_account("accounts/706250");
    ASSERT_TRUE(books().UpdatePostingRule(rule).ok());
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00002", .party = durand_}).ok());
    Pump();
    EXPECT_EQ(Balances()["706200"], -10'000);
    EXPECT_EQ(Balances()["706250"], -10'000);
    rule.set_account("accounts/671000");
    EXPECT_EQ(ReasonOf(books().UpdatePostingRule(rule).status()), "ACCOUNT_NOT_IN_CHART")
        << "gone since 2025 (A-02)";
    rule.set_account("accounts/411000");
    EXPECT_EQ(ReasonOf(books().UpdatePostingRule(rule).status()), "INVALID_VALUE");
}

TEST_F(AccountingTest, DocumentsOfAClosedPeriodAreDatedOnTheFirstOpenDay) {
    ASSERT_TRUE(
        ledger().Invoice({.number = "F-2026-00001", .party = durand_, .date = "2026-09-30"}).ok());
    Pump();
    v1::ClosePeriodRequest close;
    *close.mutable_through() = ToWire(Day("2026-10-31"));
    ASSERT_TRUE(books().ClosePeriod(close).ok());
    EXPECT_EQ(ReasonOf(books().ClosePeriod(close).status()), "PERIOD_CLOSED");
    ASSERT_TRUE(
        ledger().Invoice({.number = "F-2026-00002", .party = durand_, .date = "2026-10-05"}).ok());
    Pump();
    v1::ListJournalEntriesRequest request;
    *request.mutable_start_date() = ToWire(Day("2026-11-01"));
    const auto late = books().ListJournalEntries(request);
    ASSERT_TRUE(late.ok()) << late.status();
    ASSERT_EQ(late->journal_entries_size(), 1);
    EXPECT_EQ(late->journal_entries(0).entry_date().day(), 1);
    EXPECT_EQ(late->journal_entries(0).piece_date().month(), 10);
    EXPECT_NE(late->journal_entries(0).remark(), "");
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(AccountingTest, AmountsInAnotherCurrencyWaitForSomebody) {
    invoicing::v1::InvoiceIssued fact;
    fact.set_invoice(Ledger::NameFor("invoices", "F-2026-00009"));
    fact.set_party(NameOf(durand_));
    fact.set_number("F-2026-00009");
    *fact.mutable_issue_date() = ToWire(Day("2026-10-05"));
    *fact.mutable_totals()->mutable_gross() = ToWire(Money(100, Currency::Parse("USD").value()));
    ASSERT_TRUE(fixture().Publish(fact).ok());
    EXPECT_FALSE(fixture().Pump().ok());
    EXPECT_EQ(Entries(), Strings{});
}

}  // namespace
}  // namespace socle::accounting
