#include "kernel/client_record/service/erasure.hpp"

#include <algorithm>

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/events/publish.hpp"

namespace socle::client_record {

absl::StatusOr<Party> EraseForGood(Call& call, const Stores& stores, PartyId id) {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Party found, stores.parties.LoadFinal(tx, id));
    // Locked before its members are read: a merge into it is among them, or comes after and is
    // refused.
    SOCLE_ASSIGN(const Party named, stores.parties.LoadForUpdate(tx, found.id));
    if (named.state == PartyState::kErased) return named;
    SOCLE_ASSIGN(const std::vector<PartyId> members, stores.merges.Members(tx, named.id));
    SOCLE_ASSIGN(std::vector<Party> parties, stores.parties.LoadAllForUpdate(tx, members));

    const auto moved = std::ranges::find_if(
        parties, [&named](const Party& party) { return party.final_id != named.id; });
    if (moved != parties.end()) {
        return Refuse(reason::kConflict, "the party was merged or unmerged meanwhile; retry");
    }
    for (Party& party : parties) Erase(party, call.Now());
    SOCLE_RETURN_IF_ERROR(stores.parties.Save(tx, parties));
    SOCLE_RETURN_IF_ERROR(stores.notes.DeleteOf(tx, members));
    SOCLE_RETURN_IF_ERROR(stores.merges.Delete(tx, members));
    SOCLE_RETURN_IF_ERROR(stores.log.Erase(tx, members));
    for (const Party& party : parties) PublishErased(tx, party.id);
    return *std::ranges::find(parties, named.id, &Party::id);
}

}  // namespace socle::client_record
