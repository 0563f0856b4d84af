// Letterings, and the lines that wait for one.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <vector>

#include "domain/lettering.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::accounting {

class LetteringStore {
 public:
    // Lines of the claim ("invoices/...") that nothing settles yet.
    [[nodiscard]] absl::StatusOr<std::vector<ClaimLine>> OpenLinesOf(
        Transaction& tx, std::string_view document) const;
    // The next letters of the account and party.
    [[nodiscard]] absl::StatusOr<std::string> TakeCode(Transaction& tx, std::string_view account,
                                                       PartyId party) const;
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Lettering& lettering,
                                      std::string_view by) const;
    // One that was not undone. Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Lettering> Load(Transaction& tx, LetteringId id) const;
    [[nodiscard]] absl::Status Undo(Transaction& tx, LetteringId id, std::string_view by,
                                    Instant now) const;
    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<Lettering>> List(Transaction& tx,
                                                              const std::optional<PartyId>& party,
                                                              const Page& page) const;
    static constexpr std::size_t kSortKeys = 1;

 private:
    PartyAliases aliases_{"accounting"};
};

}  // namespace socle::accounting
