#include "kernel/client_record/domain/merge.hpp"

#include <algorithm>
#include <utility>

#include "kernel/client_record/domain/reasons.hpp"

namespace socle::client_record {
namespace {

// The first of the other merges whose source has this item too, or nothing.
OtherMerge* HeirOf(const Item& item, std::vector<OtherMerge>& others) {
    const auto heir = std::ranges::find_if(others, [&item](const OtherMerge& other) {
        return std::ranges::any_of(ItemsOf(other.source.content),
                                   [&item](const Item& theirs) { return IsSame(item, theirs); });
    });
    return heir == others.end() ? nullptr : &*heir;
}

void AddOnce(std::vector<Merge>& merges, const Merge& merge) {
    const auto known = std::ranges::find(merges, merge.source, &Merge::source);
    if (known == merges.end()) {
        merges.push_back(merge);
    } else {
        *known = merge;
    }
}

}  // namespace

absl::StatusOr<MergeDecision> MergeParties(const Party& target, const Party& source, Instant now) {
    if (target.id == source.id) {
        return Refuse(reason::kSameParty, "a party cannot be merged with itself; name two",
                      {{"value", PartyName(target.id)}});
    }
    SOCLE_RETURN_IF_ERROR(CheckActive(target));
    SOCLE_RETURN_IF_ERROR(CheckActive(source));
    SOCLE_ASSIGN(Completion completion,
                 Complete(target.content, source.content, ListRule::kAddMissing));

    MergeDecision decision{target, source, {}};
    decision.source.state = PartyState::kMerged;
    decision.source.merged_into = target.id;
    decision.source.final_id = target.id;
    ++decision.source.last_version;
    if (!completion.added.empty()) Change(decision.target, std::move(completion.content), now);
    decision.merge = Merge{.source = source.id,
                           .target = target.id,
                           .added = std::move(completion.added),
                           .version_before = target.version,
                           .version_after = decision.target.version,
                           .update_time_before = target.update_time};
    return decision;
}

absl::StatusOr<UnmergeDecision> UnmergeParties(const UnmergeFacts& facts, Instant now) {
    SOCLE_RETURN_IF_ERROR(CheckActive(facts.target));
    UnmergeDecision decision{facts.source, facts.target, {}};
    decision.source.state = PartyState::kActive;
    decision.source.merged_into.reset();
    decision.source.final_id = facts.source.id;
    ++decision.source.last_version;

    std::vector<OtherMerge> others = facts.others;
    PartyContent content = facts.target.content;
    for (const Item& item : facts.merge.added) {
        if (OtherMerge* heir = HeirOf(item, others)) {
            heir->merge.added.push_back(item);
            AddOnce(decision.changed_merges, heir->merge);
        } else {
            RemoveItem(content, item);
        }
    }
    // A SIRET entered since keeps its SIREN.
    if (content.siren.empty() && !content.siret.empty()) content.siren = content.siret.substr(0, 9);
    if (content == facts.target.content) return decision;
    const bool as_it_was =
        facts.target.version == facts.merge.version_after && decision.changed_merges.empty();
    Change(decision.target, std::move(content), now);
    if (as_it_was) {
        decision.target.version = facts.merge.version_before;
        decision.target.update_time = facts.merge.update_time_before;
    }
    return decision;
}

}  // namespace socle::client_record
