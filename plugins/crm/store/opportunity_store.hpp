// The tenant's opportunities. They keep the party they were made for; what a merge made of that
// party is resolved when they are looked for.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/opportunity.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::crm {

// What is left empty does not matter.
struct OpportunityFilter {
    std::optional<PartyId> party;  // those it was merged with included
    std::optional<OpportunityState> state;
    std::optional<std::string> stage;  // only open ones
    // Only open ones for which, on this day, nothing is planned any more.
    std::optional<Date> unplanned_on;
};

class OpportunityStore {
 public:
    // Refusal: ALREADY_EXISTS.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Opportunity& opportunity) const;
    // Gives it with its new version and time of change.
    [[nodiscard]] absl::StatusOr<Opportunity> Update(Transaction& tx, Opportunity opportunity,
                                                     Instant now) const;

    // Refusal of both: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Opportunity> Load(Transaction& tx, OpportunityId id) const;
    [[nodiscard]] absl::StatusOr<Opportunity> LoadForUpdate(Transaction& tx,
                                                            OpportunityId id) const;

    [[nodiscard]] absl::Status Delete(Transaction& tx, OpportunityId id) const;

    // A page and one more, by next action date, those without one first.
    [[nodiscard]] absl::StatusOr<std::vector<Opportunity>> List(Transaction& tx,
                                                                const OpportunityFilter& filter,
                                                                const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const Opportunity& opportunity);
    static constexpr std::size_t kSortKeys = 2;

    // At most `limit` of all there are, by id, after that one.
    [[nodiscard]] absl::StatusOr<std::vector<Opportunity>> Scan(Transaction& tx,
                                                                std::optional<OpportunityId> after,
                                                                int limit) const;

    // Removes what people wrote about the party; the subject becomes `subject`.
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party, std::string_view subject,
                                          Instant now) const;

 private:
    PartyAliases aliases_{"crm"};
};

}  // namespace socle::crm
