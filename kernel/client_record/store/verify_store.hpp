// What Verify reads: parties together with all that is derived from them and kept beside them.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <vector>

#include "kernel/client_record/domain/party.hpp"
#include "socle/transaction.hpp"

namespace socle::client_record {

struct StoredParty {
    Party party;
    std::string sort_name;
    std::string search_text;
    std::vector<std::string> keys;  // "kind value", sorted by kind and value
    bool is_remembered = false;     // its merge is
};

class VerifyStore {
 public:
    // Parties in the order of ids, after this one.
    [[nodiscard]] absl::StatusOr<std::vector<StoredParty>> ReadParties(Transaction& tx,
                                                                       PartyId after,
                                                                       int limit) const;
    // Names of merged parties that do not lead to the end of their chain of merges.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> FindBrokenChains(Transaction& tx,
                                                                            int limit) const;
    // Names of relations and notes whose party is not there.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> FindOrphans(Transaction& tx,
                                                                       int limit) const;
};

}  // namespace socle::client_record
