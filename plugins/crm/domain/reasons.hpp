// The crm brick's own refusals: the values of the contract's Reason enum without their prefix, and
// the code that always goes with each. Their sentences for people are in
// socle/crm/v1/service.proto.
#pragma once

#include "socle/status.hpp"

namespace socle::crm::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

inline constexpr Reason kUnknownStage{Code::kInvalidArgument, "UNKNOWN_STAGE"};
inline constexpr Reason kStageInUse{Code::kFailedPrecondition, "STAGE_IN_USE"};
inline constexpr Reason kOpportunityClosed{Code::kFailedPrecondition, "OPPORTUNITY_CLOSED"};
inline constexpr Reason kClientErased{Code::kFailedPrecondition, "CLIENT_ERASED"};
inline constexpr Reason kOpportunityOpen{Code::kFailedPrecondition, "OPPORTUNITY_OPEN"};

}  // namespace socle::crm::reason
