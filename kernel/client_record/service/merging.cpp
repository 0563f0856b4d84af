// Merging, unmerging and erasing parties.
#include <algorithm>

#include "kernel/client_record/domain/merge.hpp"
#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/events/publish.hpp"
#include "kernel/client_record/service/client_record_service.hpp"
#include "kernel/client_record/service/convert.hpp"
#include "kernel/client_record/service/erasure.hpp"

namespace socle::client_record {
namespace {

// Both parties, locked in the order of their ids.
struct Pair {
    Party first;
    Party second;
};
absl::StatusOr<Pair> LoadPair(Transaction& tx, const PartyStore& store, PartyId first,
                              PartyId second) {
    SOCLE_ASSIGN(const std::vector<Party> parties, store.LoadAllForUpdate(tx, {first, second}));
    const auto find = [&parties](PartyId id) { return std::ranges::find(parties, id, &Party::id); };
    if (find(first) == parties.end()) return NoSuchParty(first);
    if (find(second) == parties.end()) return NoSuchParty(second);
    return Pair{*find(first), *find(second)};
}

absl::Status CheckMembers(Transaction& tx, const MergeStore& store, const Pair& pair) {
    SOCLE_ASSIGN(const std::vector<PartyId> first, store.Members(tx, pair.first.id));
    SOCLE_ASSIGN(const std::vector<PartyId> second, store.Members(tx, pair.second.id));
    if (first.size() + second.size() <= static_cast<std::size_t>(kMembersMax)) {
        return absl::OkStatus();
    }
    return RefuseField(reason::kTooMany, "source", "too many parties would be one",
                       {{"limit", std::to_string(kMembersMax)}});
}

// Saves a target whose content has changed, and says so.
absl::Status SaveTarget(Call& call, const PartyStore& store, const Party& before,
                        const Party& after) {
    const std::vector<std::string> changed = ChangedFields(before.content, after.content);
    if (changed.empty()) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(store.Save(call.transaction(), {&after, 1}));
    PublishUpdated(call.transaction(), ToProto(after, call.context().language), changed);
    return absl::OkStatus();
}

absl::StatusOr<UnmergeFacts> LoadFacts(Transaction& tx, const Stores& stores, const Pair& pair) {
    SOCLE_ASSIGN(const std::vector<Merge> merges, stores.merges.LoadInto(tx, pair.second.id));
    std::vector<PartyId> other_ids;
    for (const Merge& merge : merges) {
        if (merge.source != pair.first.id) other_ids.push_back(merge.source);
    }
    SOCLE_ASSIGN(const std::vector<Party> sources, stores.parties.Load(tx, other_ids));
    UnmergeFacts facts{pair.first, pair.second, {}, {}};
    for (const Merge& merge : merges) {
        if (merge.source == pair.first.id) facts.merge = merge;
        const auto source = std::ranges::find(sources, merge.source, &Party::id);
        if (source != sources.end()) facts.others.push_back({*source, merge});
    }
    return facts;
}

}  // namespace

absl::StatusOr<v1::Party> ClientRecordService::MergeParties(
    Call& call, const v1::MergePartiesRequest& request) {
    SOCLE_ASSIGN(const PartyId target_id, ParsePartyName(request.name(), "name"));
    SOCLE_ASSIGN(const PartyId source_id, ParsePartyName(request.source(), "source"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Pair pair, LoadPair(tx, stores_.parties, target_id, source_id));
    SOCLE_ASSIGN(const MergeDecision decision,
                 client_record::MergeParties(pair.first, pair.second, call.Now()));
    SOCLE_RETURN_IF_ERROR(CheckMembers(tx, stores_.merges, pair));
    SOCLE_RETURN_IF_ERROR(stores_.parties.Save(tx, {&decision.source, 1}));
    SOCLE_RETURN_IF_ERROR(stores_.merges.MoveMembers(tx, source_id, target_id));
    SOCLE_RETURN_IF_ERROR(stores_.merges.Insert(tx, decision.merge));
    PublishMerged(tx, decision.target, decision.source);
    SOCLE_RETURN_IF_ERROR(SaveTarget(call, stores_.parties, pair.first, decision.target));
    return ToProto(decision.target, call.context().language);
}

absl::StatusOr<v1::Party> ClientRecordService::UnmergeParty(
    Call& call, const v1::UnmergePartyRequest& request) {
    SOCLE_ASSIGN(const PartyId source_id, ParsePartyName(request.name(), "name"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::vector<Party> named, stores_.parties.Load(tx, {source_id}));
    if (named.empty()) return NoSuchParty(source_id);
    const auto not_merged = [source_id] {
        return Refuse(reason::kNotMerged, "this party is not merged; name the one that had gone",
                      {{"value", PartyName(source_id)}});
    };
    if (!named.front().merged_into) return not_merged();
    SOCLE_ASSIGN(const Pair pair,
                 LoadPair(tx, stores_.parties, source_id, *named.front().merged_into));
    if (pair.first.merged_into != pair.second.id) return not_merged();

    SOCLE_ASSIGN(const UnmergeFacts facts, LoadFacts(tx, stores_, pair));
    SOCLE_ASSIGN(const UnmergeDecision decision, UnmergeParties(facts, call.Now()));
    SOCLE_RETURN_IF_ERROR(stores_.parties.Save(tx, {&decision.source, 1}));
    SOCLE_RETURN_IF_ERROR(stores_.merges.Delete(tx, {source_id}));
    SOCLE_RETURN_IF_ERROR(stores_.merges.TakeMembersBack(tx, source_id));
    for (const Merge& merge : decision.changed_merges) {
        SOCLE_RETURN_IF_ERROR(stores_.merges.UpdateAdded(tx, merge));
    }
    PublishUnmerged(tx, decision.target, decision.source);
    SOCLE_RETURN_IF_ERROR(SaveTarget(call, stores_.parties, pair.second, decision.target));
    return ToProto(decision.source, call.context().language);
}

absl::StatusOr<v1::Party> ClientRecordService::EraseParty(Call& call,
                                                          const v1::ErasePartyRequest& request) {
    SOCLE_ASSIGN(const PartyId id, ParsePartyName(request.name(), "name"));
    SOCLE_ASSIGN(const Party party, EraseForGood(call, stores_, id));
    return ToProto(party, call.context().language);
}

}  // namespace socle::client_record
