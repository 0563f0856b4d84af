// Merging two parties that are one, and taking that back. A merge rewrites nothing of the source:
// it only leads elsewhere. What the target took over from it is remembered, so that an unmerge
// takes away exactly that.
#pragma once

#include <absl/status/statusor.h>

#include <vector>

#include "kernel/client_record/domain/completion.hpp"
#include "kernel/client_record/domain/party.hpp"

namespace socle::client_record {

// What is remembered of a merge. The versions tell an unmerge whether the target was changed
// since: if not, it becomes again what it was, its etag included.
struct Merge {
    PartyId source;
    PartyId target;
    std::vector<Item> added;
    std::int64_t version_before = 0;
    std::int64_t version_after = 0;
    Instant update_time_before;
    friend bool operator==(const Merge&, const Merge&) = default;
};

struct MergeDecision {
    Party target;
    Party source;
    Merge merge;
};
// Refusals: SAME_PARTY, PARTY_NOT_ACTIVE, TOO_MANY.
[[nodiscard]] absl::StatusOr<MergeDecision> MergeParties(const Party& target, const Party& source,
                                                         Instant now);

// Another party still merged into the same target, and what is remembered of that.
struct OtherMerge {
    Party source;
    Merge merge;
};

struct UnmergeFacts {
    Party source;
    Party target;
    Merge merge;
    std::vector<OtherMerge> others;
};
struct UnmergeDecision {
    Party source;
    Party target;
    // Merges that now own what both sources had brought: it stays with the target.
    std::vector<Merge> changed_merges;
};
// Refusal: PARTY_NOT_ACTIVE when the target was itself merged or erased since.
[[nodiscard]] absl::StatusOr<UnmergeDecision> UnmergeParties(const UnmergeFacts& facts,
                                                             Instant now);

}  // namespace socle::client_record
