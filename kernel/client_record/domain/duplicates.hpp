// Whether two parties are the same, and how sure that is. A sure likeness stops a careless entry
// and lets an import recognise a party; a likeness that is not sure is only shown.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "kernel/client_record/domain/match_keys.hpp"
#include "kernel/client_record/domain/party.hpp"

namespace socle::client_record {

// Surest first. The numbers are the contract's.
enum class DuplicateReason {
    kSiret = 1,
    kSiren = 2,
    kVatNumber = 3,
    kEmail = 4,
    kNameAndPostalCode = 5,
    kSimilarName = 6,
};

inline constexpr std::size_t kDuplicatesMax = 20;

struct Likeness {
    DuplicateReason reason = DuplicateReason::kSimilarName;
    bool sure = false;
    friend bool operator==(const Likeness&, const Likeness&) = default;
};

struct Duplicate {
    Party party;
    Likeness likeness;
};

// Which parties answer to a key. The keys of a merged party lead to where it went.
using KeyOwners = std::map<MatchKey, std::vector<PartyId>>;

// What sharing a key of this kind says, or nothing for keys many may share (phones, tags). Same
// SIRET, VAT number, e-mail, or name and postal code are sure, but two different SIRETs are two
// establishments, whatever else they share, and a name makes no person of a company.
[[nodiscard]] std::optional<Likeness> LikenessBy(KeyKind shared, const PartyContent& left,
                                                 const PartyContent& right);

// The candidates that may be `content`, surest first, at most kDuplicatesMax. A candidate that
// shares no key was found by its similar name.
[[nodiscard]] std::vector<Duplicate> RankDuplicates(const PartyContent& content,
                                                    const std::vector<Party>& candidates,
                                                    const KeyOwners& owners);

}  // namespace socle::client_record
