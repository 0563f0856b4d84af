// Entries by hand, reversal, letters by hand, the end of a year, and what is read from the books.
#include "accounting_fixture.hpp"

namespace socle::accounting {
namespace {

using Strings = std::vector<std::string>;

class EntryTest : public AccountingTest {
 protected:
    [[nodiscard]] v1::JournalEntry Drafted(const std::string& day, std::int64_t cents) {
        const auto draft = books().CreateJournalEntry(ByHand(day, cents));
        EXPECT_TRUE(draft.ok()) << draft.status();
        return draft.value_or(v1::JournalEntry());
    }
    [[nodiscard]] absl::StatusOr<v1::JournalEntry> Post(const std::string& name) {
        v1::PostJournalEntryRequest request;
        request.set_name(name);
        return books().PostJournalEntry(request);
    }
    [[nodiscard]] v1::JournalEntry Posted(const std::string& day, std::int64_t cents) {
        const auto posted = Post(Drafted(day, cents).name());
        EXPECT_TRUE(posted.ok()) << posted.status();
        return posted.value_or(v1::JournalEntry());
    }
    [[nodiscard]] absl::StatusOr<v1::JournalEntry> Reverse(
        const std::string& name, const std::string& reason = "Erreur de saisie") {
        v1::ReverseJournalEntryRequest request;
        request.set_name(name);
        request.set_reason(reason);
        return books().ReverseJournalEntry(request);
    }
};

TEST_F(EntryTest, ADraftIsPostedOnceAndThenFrozen) {
    const v1::JournalEntry draft = Drafted("2026-11-02", 1'250);
    EXPECT_EQ(draft.state(), v1::ENTRY_STATE_DRAFT);
    EXPECT_EQ(draft.number(), 0);
    const auto posted = Post(draft.name());
    ASSERT_TRUE(posted.ok()) << posted.status();
    EXPECT_EQ(posted->number(), 1);
    EXPECT_EQ(posted->state(), v1::ENTRY_STATE_POSTED);
    EXPECT_EQ(posted->total().minor_units(), 1'250);
    EXPECT_EQ(ReasonOf(Post(draft.name()).status()), "ENTRY_POSTED");
    v1::UpdateJournalEntryRequest update;
    *update.mutable_journal_entry() = *posted;
    update.mutable_update_mask()->add_paths("description");
    EXPECT_EQ(ReasonOf(books().UpdateJournalEntry(update).status()), "ENTRY_POSTED");
    v1::DeleteJournalEntryRequest remove;
    remove.set_name(draft.name());
    EXPECT_EQ(ReasonOf(books().DeleteJournalEntry(remove).status()), "ENTRY_POSTED");
    for (const char* sql :
         {"update accounting.entry set piece = 'x'", "delete from accounting.entry_line",
          "update accounting.entry_line set debit_minor = 1"}) {
        const auto refused = fixture().database().RunScript(
            "set role \"" + fixture().database().RoleOf("accounting") + "\"; " + sql);
        EXPECT_FALSE(refused.ok()) << sql;
    }
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(EntryTest, RefusesByTable) {
    struct Case {
        const char* name;
        std::function<void(v1::JournalEntry&)> spoil;
        const char* created;
        const char* posted;
    };
    const Case cases[] = {
        {"as it is", [](v1::JournalEntry&) {}, "", ""},
        {"unbalanced",
         [](v1::JournalEntry& e) { e.mutable_lines(0)->mutable_debit()->set_minor_units(1); }, "",
         "ENTRY_UNBALANCED"},
        {"no piece", [](v1::JournalEntry& e) { e.clear_piece(); }, "", "ENTRY_INCOMPLETE"},
        {"no lines", [](v1::JournalEntry& e) { e.clear_lines(); }, "", "ENTRY_INCOMPLETE"},
        {"no date", [](v1::JournalEntry& e) { e.clear_entry_date(); }, "REQUIRED", ""},
        {"tomorrow", [](v1::JournalEntry& e) { e.mutable_entry_date()->set_year(2027); }, "",
         "FUTURE_DATE"},
        {"both sides",
         [](v1::JournalEntry& e) { *e.mutable_lines(0)->mutable_credit() = e.lines(0).debit(); },
         "OUT_OF_RANGE", ""},
        {"a negative debit",
         [](v1::JournalEntry& e) { e.mutable_lines(0)->mutable_debit()->set_minor_units(-1); },
         "OUT_OF_RANGE", ""},
        {"dollars",
         [](v1::JournalEntry& e) { e.mutable_lines(0)->mutable_debit()->set_currency_code("USD"); },
         "INVALID_VALUE", ""},
        {"no such account",
         [](v1::JournalEntry& e) { e.mutable_lines(0)->set_account("accounts/671000"); },
         "ACCOUNT_NOT_IN_CHART", ""},
        {"no account's name", [](v1::JournalEntry& e) { e.mutable_lines(0)->set_account("627"); },
         "INVALID_NAME", ""},
        {"claims without a party",
         [](v1::JournalEntry& e) { e.mutable_lines(0)->set_account("accounts/411000"); },
         "REQUIRED", ""},
        {"a party where none belongs",
         [this](v1::JournalEntry& e) { e.mutable_lines(0)->set_party(NameOf(durand_)); },
         "INVALID_VALUE", ""},
    };
    for (const Case& c : cases) {
        v1::CreateJournalEntryRequest request = ByHand("2026-11-02", 1'000);
        c.spoil(*request.mutable_journal_entry());
        const auto draft = books().CreateJournalEntry(request);
        EXPECT_EQ(ReasonOf(draft.status()), c.created) << c.name << draft.status();
        if (!draft.ok()) continue;
        EXPECT_EQ(ReasonOf(Post(draft->name()).status()), c.posted) << c.name;
    }
}

TEST_F(EntryTest, ReversedOnceWithItsSidesSwapped) {
    const v1::JournalEntry posted = Posted("2026-11-02", 1'000);
    const auto reversal = Reverse(posted.name());
    ASSERT_TRUE(reversal.ok()) << reversal.status();
    EXPECT_EQ(reversal->reverses(), posted.name());
    EXPECT_EQ(reversal->lines(0).credit().minor_units(), 1'000);
    v1::GetJournalEntryRequest get;
    get.set_name(posted.name());
    EXPECT_EQ(books().GetJournalEntry(get)->reversed_by(), reversal->name());
    EXPECT_EQ(ReasonOf(Reverse(posted.name()).status()), "ENTRY_REVERSED");
    EXPECT_EQ(ReasonOf(Reverse(posted.name(), "").status()), "REQUIRED");
    EXPECT_EQ(ReasonOf(Reverse(Drafted("2026-11-02", 1).name()).status()), "ENTRY_NOT_POSTED");
    EXPECT_EQ(Balances(), (std::map<std::string, std::int64_t>{{"512000", 0}, {"627000", 0}}));
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00001", .party = durand_}).ok());
    Pump();
    v1::ListJournalEntriesRequest of_invoice;
    of_invoice.set_source(Ledger::NameFor("invoices", "F-2026-00001"));
    const auto entry = books().ListJournalEntries(of_invoice);
    ASSERT_EQ(entry->journal_entries_size(), 1);
    EXPECT_EQ(ReasonOf(Reverse(entry->journal_entries(0).name()).status()), "ENTRY_OF_DOCUMENT");
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(EntryTest, LettersByHandMayBeUndone) {
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00001", .party = durand_}).ok());
    ASSERT_TRUE(ledger().Invoice({.number = "F-2026-00002", .party = martin_}).ok());
    ASSERT_TRUE(ledger().Payment({.invoice = "F-2026-00003", .party = durand_}).ok());
    Pump();
    v1::ListLedgerLinesRequest claims;
    claims.set_account("accounts/411000");
    const auto lines = books().ListLedgerLines(claims);
    ASSERT_TRUE(lines.ok()) << lines.status();
    ASSERT_EQ(lines->lines_size(), 3);
    const auto reference = [&lines](int i) {
        v1::LineReference line;
        line.set_entry(lines->lines(i).entry());
        line.set_line(lines->lines(i).line());
        return line;
    };
    v1::CreateLetteringRequest request;
    *request.add_lines() = reference(0);
    EXPECT_EQ(ReasonOf(books().CreateLettering(request).status()), "REQUIRED");
    *request.add_lines() = reference(1);
    EXPECT_EQ(ReasonOf(books().CreateLettering(request).status()), "LINES_DO_NOT_SETTLE");
    *request.mutable_lines(1) = reference(2);
    const auto lettering = books().CreateLettering(request);
    ASSERT_TRUE(lettering.ok()) << lettering.status();
    EXPECT_EQ(lettering->code(), "AA");
    EXPECT_EQ(ReasonOf(books().CreateLettering(request).status()), "LINE_LETTERED");
    v1::DeleteLetteringRequest undo;
    undo.set_name(lettering->name());
    ASSERT_TRUE(books().DeleteLettering(undo).ok());
    EXPECT_EQ(ReasonOf(books().DeleteLettering(undo).status()), "NOT_FOUND");
    EXPECT_EQ(books().CreateLettering(request)->code(), "AB") << "letters are not given twice";
}

TEST_F(EntryTest, AYearIsClosedInOrderAndCarriedOver) {
    ASSERT_TRUE(ledger()
                    .Invoice({.number = "F-2025-00001",
                              .party = durand_,
                              .date = "2025-06-01",
                              .due = "2025-07-01"})
                    .ok());
    ASSERT_TRUE(ledger()
                    .Payment({.invoice = "F-2025-00001",
                              .party = durand_,
                              .amount = 5'000,
                              .date = "2025-07-01"})
                    .ok());
    Pump();
    const v1::JournalEntry draft = Drafted("2025-12-31", 700);
    v1::CloseFiscalYearRequest close;
    close.set_name("fiscalYears/2025-01-01");
    EXPECT_EQ(ReasonOf(books().CloseFiscalYear(close).status()), "DRAFTS_LEFT");
    ASSERT_TRUE(Post(draft.name()).ok());
    const auto closed = books().CloseFiscalYear(close);
    ASSERT_TRUE(closed.ok()) << closed.status();
    EXPECT_EQ(closed->state(), v1::FISCAL_YEAR_STATE_CLOSED);
    EXPECT_EQ(ReasonOf(books().CloseFiscalYear(close).status()), "FISCAL_YEAR_CLOSED");
    close.set_name("fiscalYears/2026-01-01");
    EXPECT_EQ(ReasonOf(books().CloseFiscalYear(close).status()), "YEAR_NOT_OVER");
    EXPECT_EQ(ReasonOf(books().CreateJournalEntry(ByHand("2025-11-30", 1)).status()), "");
    EXPECT_EQ(ReasonOf(Post(Drafted("2025-11-30", 1).name()).status()), "PERIOD_CLOSED");
    // 12,000 claimed, 5,000 paid, 700 of charges: a result of 9,300.
    EXPECT_EQ(Balances("2026-12-31"),
              (std::map<std::string, std::int64_t>{
                  {"120000", -9'300}, {"411000", 7'000}, {"445712", -2'000}, {"512000", 4'300}}));
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(EntryTest, YearsOfOnesOwnMayNotTouch) {
    v1::CreateFiscalYearRequest request;
    *request.mutable_fiscal_year()->mutable_start_date() = ToWire(Day("2025-07-01"));
    *request.mutable_fiscal_year()->mutable_end_date() = ToWire(Day("2026-06-30"));
    ASSERT_TRUE(books().CreateFiscalYear(request).ok());
    EXPECT_EQ(ReasonOf(books().CreateFiscalYear(request).status()), "FISCAL_YEAR_OVERLAPS");
    ASSERT_TRUE(
        ledger().Invoice({.number = "F-2026-00001", .party = durand_, .date = "2026-10-05"}).ok());
    Pump();
    const auto years = books().ListFiscalYears({});
    ASSERT_EQ(years->fiscal_years_size(), 2);
    EXPECT_EQ(years->fiscal_years(1).name(), "fiscalYears/2026-07-01")
        << "cut where the other one ends";
    EXPECT_EQ(years->fiscal_years(1).entry_count(), 1);
}

TEST_F(EntryTest, TheAgedBalanceTellsWhatIsOpenAndSinceWhen) {
    ASSERT_TRUE(ledger()
                    .Invoice({.number = "F-2026-00001",
                              .party = durand_,
                              .date = "2026-06-01",
                              .due = "2026-07-01"})
                    .ok());
    ASSERT_TRUE(ledger()
                    .Payment({.invoice = "F-2026-00001",
                              .party = durand_,
                              .amount = 2'000,
                              .date = "2026-07-15"})
                    .ok());
    ASSERT_TRUE(ledger()
                    .Invoice({.number = "F-2026-00002",
                              .party = durand_,
                              .date = "2026-11-01",
                              .due = "2026-12-01"})
                    .ok());
    ASSERT_TRUE(ledger()
                    .Invoice({.number = "F-2026-00003",
                              .party = martin_,
                              .date = "2026-10-01",
                              .due = "2026-10-31"})
                    .ok());
    ASSERT_TRUE(
        ledger().Payment({.invoice = "F-2026-00003", .party = martin_, .date = "2026-11-10"}).ok());
    Pump();
    v1::GetAgedBalanceRequest request;
    *request.mutable_day() = ToWire(Day("2026-11-15"));
    const auto now = books().GetAgedBalance(request);
    ASSERT_TRUE(now.ok()) << now.status();
    ASSERT_EQ(now->lines_size(), 1);
    EXPECT_EQ(now->lines(0).not_due().minor_units(), 12'000);
    EXPECT_EQ(now->lines(0).over_90().minor_units(), 10'000);
    EXPECT_EQ(now->total().minor_units(), 22'000);
    *request.mutable_day() = ToWire(Day("2026-11-05"));
    EXPECT_EQ(books().GetAgedBalance(request)->lines_size(), 2) << "not yet settled on that day";
}

TEST_F(EntryTest, TheLedgerRunsFromPageToPage) {
    for (const std::int64_t cents : {100, 200, 300}) (void)Posted("2026-11-02", cents);
    v1::ListLedgerLinesRequest request;
    request.set_account("accounts/627");
    request.set_page_size(2);
    const auto first = books().ListLedgerLines(request);
    ASSERT_TRUE(first.ok()) << first.status();
    ASSERT_EQ(first->lines_size(), 2);
    EXPECT_EQ(first->lines(1).balance().minor_units(), 300);
    request.set_page_token(first->next_page_token());
    const auto second = books().ListLedgerLines(request);
    ASSERT_EQ(second->lines_size(), 1);
    EXPECT_EQ(second->lines(0).balance().minor_units(), 600);
    EXPECT_EQ(second->next_page_token(), "");
    EXPECT_EQ(ReasonOf(books().ListLedgerLines({}).status()), "REQUIRED");
}

TEST_F(EntryTest, AccountsAreFoundByNumberAndWords) {
    v1::ListAccountsRequest request;
    request.set_text("frais postaux");
    const auto found = books().ListAccounts(request);
    ASSERT_TRUE(found.ok()) << found.status();
    ASSERT_GE(found->accounts_size(), 1);
    EXPECT_EQ(found->accounts(0).number(), "626000");
    v1::CreateAccountRequest create;
    create.set_number("626100");
    create.set_display_name("Liaisons informatiques");
    EXPECT_TRUE(books().CreateAccount(create).ok());
    EXPECT_EQ(ReasonOf(books().CreateAccount(create).status()), "ALREADY_EXISTS");
    create.set_number("990000");
    EXPECT_EQ(ReasonOf(books().CreateAccount(create).status()), "INVALID_VALUE");
    create.set_number("809000");
    EXPECT_EQ(ReasonOf(books().CreateAccount(create).status()), "ACCOUNT_NOT_IN_CHART");
}

}  // namespace
}  // namespace socle::accounting
