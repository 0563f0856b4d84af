// Writing into the books: the one place where an entry gets its fiscal year, its number and its
// seal, and where claims that are settled get their letters. For methods and handlers alike.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "store/account_store.hpp"
#include "store/entry_store.hpp"
#include "store/lettering_store.hpp"
#include "store/year_store.hpp"

namespace socle::accounting {

struct Posting {
    EntryId id = {};
    Content content;
    Origin origin = {};
    std::string by = {};
    Instant at = {};
};

class Books {
 public:
    Books(const YearStore& years, const AccountStore& accounts, const EntryStore& entries,
          const LetteringStore& letterings)
        : years_(years), accounts_(accounts), entries_(entries), letterings_(letterings) {}

    // Posts an entry on its day. What comes from a document whose day is in a closed period is
    // dated on the first open day; by hand that is refused. Refusals: ENTRY_INCOMPLETE,
    // ENTRY_UNBALANCED, PERIOD_CLOSED.
    [[nodiscard]] absl::StatusOr<PostedEntry> Post(Transaction& tx, Posting posting) const;

    // Letters the open lines of a claim when they settle each other; otherwise leaves them.
    [[nodiscard]] absl::Status LetterClaim(Transaction& tx, std::string_view document,
                                           LetteringId id, const Date& day,
                                           std::string_view by) const;

    // The fiscal year of a day, made when there is none.
    [[nodiscard]] absl::StatusOr<FiscalYear> YearOf(Transaction& tx, const Date& day) const;

 private:
    const YearStore& years_;
    const AccountStore& accounts_;
    const EntryStore& entries_;
    const LetteringStore& letterings_;
};

}  // namespace socle::accounting
