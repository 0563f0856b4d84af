// All that the brick keeps, for whoever needs more than one of it.
#pragma once

#include <utility>

#include "store/books.hpp"
#include "store/report_store.hpp"

namespace socle::accounting {

struct Stores {
    Stores(Sealer sealer, ChainHeads& heads) : entries(std::move(sealer), heads) {}

    YearStore years;
    AccountStore accounts;
    EntryStore entries;
    LetteringStore letterings;
    ReportStore reports;
    Books books{years, accounts, entries, letterings};
};

}  // namespace socle::accounting
