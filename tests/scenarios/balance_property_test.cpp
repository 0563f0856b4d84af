// Whatever is issued, credited, paid, given back, cancelled and reversed, in whatever order: every
// invoice's balance, every account and the aged balance are what a model of ten lines says, and
// verify finds nothing. Sequences are random (rapidcheck) and every day the same; the long drill
// takes others each time. A failing one is shrunk and printed with what repeats it.
// RC_PARAMS=max_success=500 asks for more.
#include <rapidcheck.h>
#include <stdlib.h>

#include <algorithm>
#include <map>

#include "company.hpp"
#include "socle/wire.hpp"

namespace socle::scenarios {
namespace {

// What is done, to which of those there are, and how much.
using Move = std::tuple<unsigned, unsigned, unsigned>;

struct Sale {
    std::string name;
    std::int64_t gross = 0;
    std::int64_t paid = 0;
    std::int64_t credited = 0;
    int left = 0;  // quantity not credited yet

    [[nodiscard]] std::int64_t due() const { return gross - paid - credited; }
};

struct Done {
    std::string name;
    std::size_t sale = 0;
    std::int64_t cents = 0;
    bool undone = false;
};

class BalanceProperty : public Company {
 protected:
    void SetUp() override {
        setenv("RC_PARAMS", "seed=1 max_success=12 max_size=25", 0);
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        for (const char* brick : {"invoicing", "accounting"}) ASSERT_TRUE(Activate(brick).ok());
    }

    static type::v1::Money Cents(std::int64_t cents) {
        type::v1::Money money;
        money.set_currency_code("EUR");
        money.set_minor_units(cents);
        return money;
    }
    void IssueOne(unsigned pick, unsigned much) {
        const int quantity = 1 + static_cast<int>(pick % 4);
        const auto issued = Issue(NewDraft(client_, std::to_string(quantity),
                                           std::to_string(1 + much % 900) + ".37", "20"));
        RC_ASSERT(issued.ok());
        sales_.push_back({issued->name(), issued->totals().gross().minor_units(), 0, 0, quantity});
        today_ = issued->issue_date();
        Book("411", issued->totals().gross().minor_units());
        Book("70", -issued->totals().net().minor_units());
        Book("4457", -issued->totals().vat().minor_units());
    }
    void CreditOne(Sale& sale) {
        invoicing::v1::IssueCreditNoteRequest request;
        request.set_invoice(sale.name);
        request.set_reason("Repris");
        request.add_lines()->set_line(1);
        request.mutable_lines(0)->mutable_quantity()->set_value("1");
        const auto issued = invoicing().IssueCreditNote(request);
        RC_ASSERT(issued.ok() == (sale.left > 0));
        if (!issued.ok()) return;
        --sale.left;
        const auto& totals = issued->totals();
        sale.credited += totals.gross().minor_units();
        Book("411", -totals.gross().minor_units());
        Book("70", totals.net().minor_units());
        Book("4457", totals.vat().minor_units());
    }
    void PayOne(std::size_t index, std::int64_t cents) {
        invoicing::v1::RecordPaymentRequest request;
        request.set_invoice(sales_[index].name);
        *request.mutable_amount() = Cents(cents);
        const auto paid = invoicing().RecordPayment(request);
        RC_ASSERT(paid.ok() == (cents > 0 && cents <= sales_[index].due()));
        if (paid.ok()) Keep(*paid, index, cents);
    }
    void GiveBackOne(std::size_t index, std::int64_t cents) {
        invoicing::v1::RecordRefundRequest request;
        request.set_invoice(sales_[index].name);
        *request.mutable_amount() = Cents(cents);
        const auto given = invoicing().RecordRefund(request);
        RC_ASSERT(given.ok() == (cents > 0 && cents <= -sales_[index].due()));
        if (given.ok()) Keep(*given, index, -cents);
    }
    void Keep(const invoicing::v1::Payment& paid, std::size_t index, std::int64_t cents) {
        sales_[index].paid += cents;
        payments_.push_back({paid.name(), index, cents});
        Book("512", cents);
        Book("411", -cents);
    }
    void CancelOne(Done& payment) {
        invoicing::v1::CancelPaymentRequest request;
        request.set_name(payment.name);
        const auto cancelled = invoicing().CancelPayment(request);
        const bool is_left = sales_[payment.sale].paid >= payment.cents;
        RC_ASSERT(cancelled.ok() == (!payment.undone && is_left));
        if (!cancelled.ok()) return;
        payment.undone = true;
        sales_[payment.sale].paid -= payment.cents;
        Book("512", -payment.cents);
        Book("411", payment.cents);
    }
    void ChargeOne(std::int64_t cents) {
        accounting::v1::CreateJournalEntryRequest create;
        auto& entry = *create.mutable_journal_entry();
        entry.set_journal(accounting::v1::JOURNAL_MISCELLANEOUS);
        *entry.mutable_entry_date() = today_;
        entry.set_piece("Relevé");
        entry.set_description("Frais bancaires");
        entry.add_lines()->set_account("accounts/627000");
        *entry.mutable_lines(0)->mutable_debit() = Cents(cents);
        entry.add_lines()->set_account("accounts/512000");
        *entry.mutable_lines(1)->mutable_credit() = Cents(cents);
        const auto created = accounting().CreateJournalEntry(create);
        RC_ASSERT(created.ok());
        accounting::v1::PostJournalEntryRequest post;
        post.set_name(created->name());
        const auto posted = accounting().PostJournalEntry(post);
        RC_ASSERT(posted.ok());
        entries_.push_back({posted->name(), 0, cents});
        Book("627", cents);
        Book("512", -cents);
    }
    void ReverseOne(Done& entry) {
        accounting::v1::ReverseJournalEntryRequest request;
        request.set_name(entry.name);
        request.set_reason("Erreur");
        const auto reversed = accounting().ReverseJournalEntry(request);
        RC_ASSERT(reversed.ok() == !entry.undone);
        if (!reversed.ok()) return;
        entry.undone = true;
        Book("627", -entry.cents);
        Book("512", entry.cents);
    }
    void Do(const Move& move) {
        const auto [what, pick, much] = move;
        const std::int64_t cents = 1 + static_cast<std::int64_t>(much % 60'000);
        if (what % 7 == 0 || sales_.empty()) return IssueOne(pick, much);
        Sale& sale = sales_[pick % sales_.size()];
        switch (what % 7) {
            case 1:
                return CreditOne(sale);
            case 2:
                return PayOne(pick % sales_.size(), much % 3 == 0 ? sale.due() : cents);
            case 3:
                return GiveBackOne(pick % sales_.size(), much % 3 == 0 ? -sale.due() : cents);
            case 4:
                if (!payments_.empty()) CancelOne(payments_[pick % payments_.size()]);
                return;
            case 5:
                return ChargeOne(cents);
            default:
                if (!entries_.empty()) ReverseOne(entries_[pick % entries_.size()]);
        }
    }
    void Book(const std::string& account, std::int64_t cents) { accounts_[account] += cents; }

    void ExpectInvoicesAsModelled() {
        for (const Sale& sale : sales_) {
            invoicing::v1::GetInvoiceRequest request;
            request.set_name(sale.name);
            const auto invoice = invoicing().GetInvoice(request);
            RC_ASSERT(invoice.ok());
            RC_ASSERT(invoice->paid().minor_units() == sale.paid);
            RC_ASSERT(invoice->credited().minor_units() == sale.credited);
            RC_ASSERT(invoice->balance().minor_units() == std::max<std::int64_t>(0, sale.due()));
            RC_ASSERT(invoice->refund_due().minor_units() ==
                      std::max<std::int64_t>(0, -sale.due()));
        }
    }
    void ExpectBooksAsModelled() {
        WaitForReaders();
        const auto balance = accounting().GetTrialBalance({});
        RC_ASSERT(balance.ok());
        RC_ASSERT(balance->debit().minor_units() == balance->credit().minor_units());
        for (const auto& [account, cents] : accounts_) {
            std::int64_t found = 0;
            for (const auto& line : balance->lines())
                if (line.account().starts_with("accounts/" + account))
                    found += line.balance().minor_units();
            if (found != cents) RC_LOG() << account << "\n";
            RC_ASSERT(found == cents);
        }
        const auto aged = accounting().GetAgedBalance({});
        RC_ASSERT(aged.ok());
        RC_ASSERT(aged->total().minor_units() == accounts_["411"]);
    }

    std::string client_;
    type::v1::Date today_;
    std::vector<Sale> sales_;
    std::vector<Done> payments_;
    std::vector<Done> entries_;
    // By how their numbers begin; all cases together: the books are one.
    std::map<std::string, std::int64_t> accounts_;
};

TEST_F(BalanceProperty, HoldsWhateverHappens) {
    int cases = 0;
    EXPECT_TRUE(rc::check("balances hold", [&](const std::vector<Move>& moves) {
        client_ = NewClient("Client " + std::to_string(++cases));
        sales_.clear();
        payments_.clear();
        entries_.clear();
        for (const Move& move : moves) Do(move);
        ExpectInvoicesAsModelled();
        ExpectBooksAsModelled();
    }));
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

}  // namespace
}  // namespace socle::scenarios
