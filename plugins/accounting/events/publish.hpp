// The brick's own facts (socle/accounting/v1/events.proto): what people decide about the books.
#pragma once

#include "domain/entry.hpp"
#include "domain/fiscal_year.hpp"
#include "socle/transaction.hpp"

namespace socle::accounting {

void PublishPosted(Transaction& tx, const PostedEntry& entry);
void PublishPeriodClosed(Transaction& tx, const FiscalYear& year);
void PublishYearClosed(Transaction& tx, const FiscalYear& year, EntryId opening_entry);

}  // namespace socle::accounting
