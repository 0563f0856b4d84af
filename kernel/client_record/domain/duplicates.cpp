#include "kernel/client_record/domain/duplicates.hpp"

#include <algorithm>
#include <utility>

namespace socle::client_record {
namespace {

// The surest likeness of a candidate. Keys are sorted by kind, and kinds by how sure they are.
Likeness SurestOf(const PartyContent& content, const Party& candidate, const KeyOwners& owners) {
    Likeness surest;
    for (const MatchKey& key : KeysOf(content)) {
        const auto found = owners.find(key);
        if (found == owners.end()) continue;
        if (std::ranges::find(found->second, candidate.id) == found->second.end()) continue;
        const auto likeness = LikenessBy(key.kind, content, candidate.content);
        if (!likeness) continue;
        if (likeness->sure) return *likeness;
        if (surest.reason == DuplicateReason::kSimilarName) surest = *likeness;
    }
    return surest;
}

}  // namespace

std::optional<Likeness> LikenessBy(KeyKind shared, const PartyContent& left,
                                   const PartyContent& right) {
    const bool two_establishments =
        !left.siret.empty() && !right.siret.empty() && left.siret != right.siret;
    const bool sure = !two_establishments;
    switch (shared) {
        case KeyKind::kSiret:
            return Likeness{DuplicateReason::kSiret, true};
        case KeyKind::kVatNumber:
            return Likeness{DuplicateReason::kVatNumber, sure};
        case KeyKind::kEmail:
            return Likeness{DuplicateReason::kEmail, sure};
        case KeyKind::kNameAndPostalCode:
            return Likeness{DuplicateReason::kNameAndPostalCode, sure && left.kind == right.kind};
        case KeyKind::kSiren:
            return Likeness{DuplicateReason::kSiren, false};
        case KeyKind::kName:
            return Likeness{DuplicateReason::kSimilarName, false};
        case KeyKind::kPhone:
        case KeyKind::kTag:
            break;
    }
    return std::nullopt;
}

std::vector<Duplicate> RankDuplicates(const PartyContent& content,
                                      const std::vector<Party>& candidates,
                                      const KeyOwners& owners) {
    std::vector<Duplicate> duplicates;
    for (const Party& candidate : candidates) {
        duplicates.push_back({candidate, SurestOf(content, candidate, owners)});
    }
    std::ranges::stable_sort(duplicates, [](const Duplicate& left, const Duplicate& right) {
        return std::pair(!left.likeness.sure, left.likeness.reason) <
               std::pair(!right.likeness.sure, right.likeness.reason);
    });
    if (duplicates.size() > kDuplicatesMax) {
        duplicates.erase(duplicates.begin() + kDuplicatesMax, duplicates.end());
    }
    return duplicates;
}

}  // namespace socle::client_record
