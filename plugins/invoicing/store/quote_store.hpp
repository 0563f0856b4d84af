// The tenant's quotes. They keep the party they were made for; what a merge made of that party is
// resolved when they are looked for.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/quote.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

struct StoredQuote {
    Quote quote;
    Instant created_at;
    Instant updated_at;
    std::int64_t version = 1;
};

// What is left empty does not matter.
struct QuoteFilter {
    std::optional<PartyId> party;  // those it was merged with included
    std::optional<QuoteState> state;
    Date today;  // tells open from expired
};

class QuoteStore {
 public:
    // Refusal: ALREADY_EXISTS.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const StoredQuote& stored) const;
    // Gives it with its new version and time of change. With lines anew, or only the rest.
    [[nodiscard]] absl::StatusOr<StoredQuote> Rewrite(Transaction& tx, StoredQuote stored,
                                                      Instant now) const;
    [[nodiscard]] absl::StatusOr<StoredQuote> UpdateState(Transaction& tx, StoredQuote stored,
                                                          Instant now) const;

    // Refusal of both: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<StoredQuote> Load(Transaction& tx, QuoteId id) const;
    [[nodiscard]] absl::StatusOr<StoredQuote> LoadForUpdate(Transaction& tx, QuoteId id) const;

    // A page and one more, newest first, without lines.
    [[nodiscard]] absl::StatusOr<std::vector<StoredQuote>> List(Transaction& tx,
                                                                const QuoteFilter& filter,
                                                                const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const StoredQuote& stored);

    // Forgets the buyer of what is neither accepted nor invoiced.
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party, Instant now) const;

 private:
    PartyAliases aliases_{"invoicing"};
};

}  // namespace socle::invoicing
