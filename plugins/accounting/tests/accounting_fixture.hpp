// The accounting brick at work, with invoicing's facts as it hears them and short ways to say what
// a test is about.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "socle/accounting/v1/service.socle.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/invoicing/v1/events.pb.h"
#include "socle/testing/brick_test.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {

using testing::kTenant;

[[nodiscard]] inline Date Day(std::string_view text) {
    return Date::Parse(text).value();
}

// Net of one line and its VAT at a rate, in cents.
struct Sold {
    std::int64_t net = 10'000;
    std::string rate = "20";
    std::int64_t vat = 2'000;
    invoicing::v1::ProductKind kind = invoicing::v1::PRODUCT_KIND_SERVICE;
};

struct InvoiceFact {
    std::string number;
    PartyId party = {};
    std::string date = "2026-10-05";
    std::string due = "2026-11-04";
    std::vector<Sold> sold = {Sold{}};
};

struct CreditFact {
    std::string number;
    std::string invoice;
    PartyId party = {};
    std::string date = "2026-10-10";
    std::vector<Sold> sold = {Sold{}};
};

struct PaidFact {
    std::string invoice;
    PartyId party = {};
    std::int64_t amount = 12'000;
    std::string date = "2026-10-20";
    invoicing::v1::PaymentMethod method = invoicing::v1::PAYMENT_METHOD_TRANSFER;
};

// Tells the log what invoicing would have.
class Ledger {
 public:
    explicit Ledger(testing::BrickFixture& fixture) : fixture_(fixture) {}

    absl::Status Named(PartyId party, const std::string& display_name) {
        client_record::v1::PartyCreated fact;
        fact.set_party(NameOf(party));
        fact.mutable_record()->set_display_name(display_name);
        return fixture_.Publish(fact);
    }
    absl::Status Invoice(const InvoiceFact& said) {
        invoicing::v1::InvoiceIssued fact;
        fact.set_invoice(NameFor("invoices", said.number));
        fact.set_party(NameOf(said.party));
        fact.set_number(said.number);
        *fact.mutable_issue_date() = ToWire(Day(said.date));
        *fact.mutable_due_date() = ToWire(Day(said.due));
        Fill(said.sold, *fact.mutable_totals(), *fact.mutable_posting_lines());
        return fixture_.Publish(fact);
    }
    absl::Status Credit(const CreditFact& said) {
        invoicing::v1::CreditNoteIssued fact;
        fact.set_credit_note(NameFor("creditNotes", said.number));
        fact.set_invoice(NameFor("invoices", said.invoice));
        fact.set_invoice_number(said.invoice);
        fact.set_party(NameOf(said.party));
        fact.set_number(said.number);
        *fact.mutable_issue_date() = ToWire(Day(said.date));
        Fill(said.sold, *fact.mutable_totals(), *fact.mutable_posting_lines());
        return fixture_.Publish(fact);
    }
    absl::Status Payment(const PaidFact& said) {
        invoicing::v1::PaymentRecorded fact;
        fact.set_payment(ResourceName("payments", fixture_.ids().NewId(fixture_.clock().Now())));
        fact.set_invoice(NameFor("invoices", said.invoice));
        fact.set_invoice_number(said.invoice);
        fact.set_party(NameOf(said.party));
        *fact.mutable_amount() = ToWire(Money(said.amount, Currency::Eur()));
        *fact.mutable_payment_date() = ToWire(Day(said.date));
        fact.set_method(said.method);
        return fixture_.Publish(fact);
    }
    // "F-2026-00001" -> "invoices/...", always the same.
    static std::string NameFor(std::string_view collection, const std::string& number) {
        return ResourceName(
            collection,
            DerivedId(Uuid::Parse("01930000-0000-7000-8000-000000000000").value(), number));
    }

 private:
    static void Fill(const std::vector<Sold>& sold, invoicing::v1::Totals& totals,
                     google::protobuf::RepeatedPtrField<invoicing::v1::PostingLine>& lines) {
        std::int64_t net = 0;
        std::int64_t vat = 0;
        for (const Sold& each : sold) {
            invoicing::v1::PostingLine& line = *lines.Add();
            line.set_kind(each.kind);
            line.set_vat_category(each.rate == "0" ? invoicing::v1::VAT_CATEGORY_EXEMPT
                                                   : invoicing::v1::VAT_CATEGORY_STANDARD);
            line.set_vat_rate(each.rate);
            *line.mutable_net() = ToWire(Money(each.net, Currency::Eur()));
            invoicing::v1::VatLine& charged = *totals.add_vat_lines();
            charged.set_vat_category(line.vat_category());
            charged.mutable_vat_rate()->set_value(each.rate);
            *charged.mutable_vat() = ToWire(Money(each.vat, Currency::Eur()));
            net += each.net;
            vat += each.vat;
        }
        *totals.mutable_net() = ToWire(Money(net, Currency::Eur()));
        *totals.mutable_vat() = ToWire(Money(vat, Currency::Eur()));
        *totals.mutable_gross() = ToWire(Money(net + vat, Currency::Eur()));
    }

    testing::BrickFixture& fixture_;
};

// Bank charges on that day: 627 to 512.
[[nodiscard]] inline v1::CreateJournalEntryRequest ByHand(const std::string& day,
                                                          std::int64_t cents) {
    v1::CreateJournalEntryRequest request;
    v1::JournalEntry& entry = *request.mutable_journal_entry();
    entry.set_journal(v1::JOURNAL_MISCELLANEOUS);
    *entry.mutable_entry_date() = ToWire(Day(day));
    entry.set_piece("Relevé");
    entry.set_description("Frais bancaires");
    v1::EntryLine& charge = *entry.add_lines();
    charge.set_account("accounts/627000");
    *charge.mutable_debit() = ToWire(Money(cents, Currency::Eur()));
    v1::EntryLine& bank = *entry.add_lines();
    bank.set_account("accounts/512000");
    *bank.mutable_credit() = ToWire(Money(cents, Currency::Eur()));
    return request;
}

class AccountingTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        durand_ = fixture().client_record().AddCompany(kTenant, "Durand SA");
        martin_ = fixture().client_record().AddCompany(kTenant, "Martin SARL");
        ledger_ = std::make_unique<Ledger>(fixture());
        ASSERT_TRUE(ledger().Named(durand_, "Durand SA").ok());
        ASSERT_TRUE(ledger().Named(martin_, "Martin SARL").ok());
    }
    [[nodiscard]] v1::AccountingClient books() { return v1::AccountingClient(fixture().channel()); }
    [[nodiscard]] Ledger& ledger() { return *ledger_; }
    void Pump() {
        const absl::Status pumped = fixture().Pump();
        ASSERT_TRUE(pumped.ok()) << pumped;
    }
    // Account -> balance in cents, debits less credits, of the fiscal year of a day.
    [[nodiscard]] std::map<std::string, std::int64_t> Balances(
        const std::string& day = "2026-12-31") {
        v1::GetTrialBalanceRequest request;
        *request.mutable_end_date() = ToWire(Day(day));
        const auto balance = books().GetTrialBalance(request);
        EXPECT_TRUE(balance.ok()) << balance.status();
        std::map<std::string, std::int64_t> balances;
        if (!balance.ok()) return balances;
        EXPECT_EQ(balance->debit().minor_units(), balance->credit().minor_units());
        for (const v1::BalanceLine& line : balance->lines())
            balances[line.account().substr(9)] = line.balance().minor_units();
        return balances;
    }
    // "VE 1 F-2026-00001", newest last.
    [[nodiscard]] std::vector<std::string> Entries(
        const v1::ListJournalEntriesRequest& request = {}) {
        const auto listed = books().ListJournalEntries(request);
        EXPECT_TRUE(listed.ok()) << listed.status();
        std::vector<std::string> entries;
        if (!listed.ok()) return entries;
        for (const v1::JournalEntry& entry : listed->journal_entries())
            entries.insert(entries.begin(), v1::Journal_Name(entry.journal()).substr(8) + " " +
                                                std::to_string(entry.number()) + " " +
                                                entry.piece());
        return entries;
    }
    [[nodiscard]] std::vector<std::string> Faults() {
        std::vector<std::string> faults;
        const auto report = fixture().Verify();
        EXPECT_TRUE(report.ok()) << report.status();
        if (report.ok())
            for (const Finding& finding : report->findings)
                faults.push_back(finding.resource + " " + finding.check);
        return faults;
    }

    PartyId durand_;
    PartyId martin_;

 private:
    std::unique_ptr<Ledger> ledger_;
};

}  // namespace socle::accounting
