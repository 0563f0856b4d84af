// Parties and their keys: rows <-> domain. Lists are arrays in the row, so a page is one statement
// and any number of parties is saved in one.
#pragma once

#include <absl/status/statusor.h>

#include <span>
#include <string>
#include <vector>

#include "kernel/client_record/domain/duplicates.hpp"
#include "kernel/client_record/domain/party.hpp"
#include "kernel/client_record/domain/search_terms.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::client_record {

struct PartyFilter {
    std::string tag;                           // folded; empty: every party
    PartyKind kind = PartyKind::kUnspecified;  // unspecified: both
};

struct PartyPage {
    std::vector<Party> parties;
    std::string next_page_token;
};

class PartyStore {
 public:
    // The party a name leads to. Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Party> LoadFinal(Transaction& tx, PartyId id) const;
    // The party of this very name, locked. Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Party> LoadForUpdate(Transaction& tx, PartyId id) const;
    // Those that are there, by id.
    [[nodiscard]] absl::StatusOr<std::vector<Party>> Load(Transaction& tx,
                                                          const std::vector<PartyId>& ids) const;
    [[nodiscard]] absl::StatusOr<std::vector<Party>> LoadAllForUpdate(
        Transaction& tx, const std::vector<PartyId>& ids) const;

    // Active parties by name. `page` has two keys.
    [[nodiscard]] absl::StatusOr<PartyPage> List(Transaction& tx, const PartyFilter& filter,
                                                 const Page& page) const;
    [[nodiscard]] absl::StatusOr<std::vector<Party>> Search(Transaction& tx,
                                                            const SearchTerms& terms,
                                                            int limit) const;
    // Active parties with a name like this one.
    [[nodiscard]] absl::StatusOr<std::vector<PartyId>> FindSimilar(Transaction& tx,
                                                                   const std::string& sort_name,
                                                                   int limit) const;
    [[nodiscard]] absl::StatusOr<KeyOwners> FindByKeys(Transaction& tx,
                                                       const std::vector<MatchKey>& keys) const;

    // New parties and changed ones, with their keys. Refusal: ALREADY_EXISTS when one is there
    // already with the same or a later version (a changed one was locked when it was read).
    [[nodiscard]] absl::Status Save(Transaction& tx, std::span<const Party> parties) const;

    // Imports of one tenant wait here for each other until commit.
    [[nodiscard]] absl::Status TakeImportTurn(Transaction& tx) const;
};

// A party's row as load_parties.sql and its like give it.
[[nodiscard]] Party PartyFrom(const Row& row);

// NOT_FOUND, naming the record.
[[nodiscard]] absl::Status NoSuchParty(PartyId id);

}  // namespace socle::client_record
