#include "events/publish.hpp"

#include "events/choices.hpp"
#include "socle/accounting/v1/events.pb.h"
#include "socle/wire.hpp"

namespace socle::accounting {

void PublishPosted(Transaction& tx, const PostedEntry& entry) {
    v1::JournalEntryPosted fact;
    fact.set_journal_entry(NameOf(entry.id));
    fact.set_journal(ToWire(entry.content.journal));
    fact.set_number(entry.number);
    *fact.mutable_entry_date() = socle::ToWire(entry.content.date);
    *fact.mutable_total() = socle::ToWire(EurosOf(SumsOf(entry.content.lines).debit));
    if (entry.origin.reverses) fact.set_reverses(NameOf(*entry.origin.reverses));
    tx.Publish(fact);
}

void PublishPeriodClosed(Transaction& tx, const FiscalYear& year) {
    v1::PeriodClosed fact;
    fact.set_fiscal_year(FiscalYearName(year.start));
    if (year.closed_through) *fact.mutable_through() = socle::ToWire(*year.closed_through);
    tx.Publish(fact);
}

void PublishYearClosed(Transaction& tx, const FiscalYear& year, EntryId opening_entry) {
    v1::FiscalYearClosed fact;
    fact.set_fiscal_year(FiscalYearName(year.start));
    *fact.mutable_end_date() = socle::ToWire(year.end);
    fact.set_opening_entry(NameOf(opening_entry));
    tx.Publish(fact);
}

}  // namespace socle::accounting
