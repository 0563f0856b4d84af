// What is remembered of merges, and the places of parties in chains of them.
#pragma once

#include <absl/status/statusor.h>

#include <vector>

#include "kernel/client_record/domain/merge.hpp"
#include "socle/transaction.hpp"

namespace socle::client_record {

// More parties than this are never one.
inline constexpr int kMembersMax = 1000;

class MergeStore {
 public:
    // The party and all that lead to it. Refusal: TOO_MANY.
    [[nodiscard]] absl::StatusOr<std::vector<PartyId>> Members(Transaction& tx,
                                                               PartyId final_id) const;
    // What was merged into this party directly.
    [[nodiscard]] absl::StatusOr<std::vector<Merge>> LoadInto(Transaction& tx,
                                                              PartyId target) const;
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Merge& merge) const;
    [[nodiscard]] absl::Status UpdateAdded(Transaction& tx, const Merge& merge) const;
    [[nodiscard]] absl::Status Delete(Transaction& tx, const std::vector<PartyId>& sources) const;

    // All that led to `source` leads to `target` from now on.
    [[nodiscard]] absl::Status MoveMembers(Transaction& tx, PartyId source, PartyId target) const;
    // All that was merged into `source` leads to it again.
    [[nodiscard]] absl::Status TakeMembersBack(Transaction& tx, PartyId source) const;
};

}  // namespace socle::client_record
