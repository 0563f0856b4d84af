// Identity's own refusals; the sentences for people are in the contract
// (socle/identity/v1/service.proto).
#pragma once

#include "socle/status.hpp"

namespace socle::identity::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

inline constexpr Reason kSignInRefused{Code::kUnauthenticated, "SIGN_IN_REFUSED"};
inline constexpr Reason kWeakPassword{Code::kInvalidArgument, "WEAK_PASSWORD"};
inline constexpr Reason kLastOwner{Code::kFailedPrecondition, "LAST_OWNER"};
inline constexpr Reason kRoleFixed{Code::kFailedPrecondition, "ROLE_FIXED"};

}  // namespace socle::identity::reason
