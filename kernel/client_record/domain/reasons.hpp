// Every way the client record says no that is its own. The names are the values of the contract's
// Reason enum without their prefix; general reasons are those of socle/status.hpp.
#pragma once

#include "socle/status.hpp"

namespace socle::client_record::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

inline constexpr Reason kDuplicateParty{Code::kAlreadyExists, "DUPLICATE_PARTY"};
inline constexpr Reason kPartyNotActive{Code::kFailedPrecondition, "PARTY_NOT_ACTIVE"};
inline constexpr Reason kPartyInUse{Code::kFailedPrecondition, "PARTY_IN_USE"};
inline constexpr Reason kSameParty{Code::kFailedPrecondition, "SAME_PARTY"};
inline constexpr Reason kNotMerged{Code::kFailedPrecondition, "NOT_MERGED"};
inline constexpr Reason kSiretNotOfSiren{Code::kInvalidArgument, "SIRET_NOT_OF_SIREN"};
inline constexpr Reason kDatesReversed{Code::kInvalidArgument, "DATES_REVERSED"};

}  // namespace socle::client_record::reason
