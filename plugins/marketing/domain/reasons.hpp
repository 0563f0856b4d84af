// Every way a rule of marketing says no: the values of the contract's Reason enum without their
// prefix, and the code that always goes with each.
#pragma once

#include "socle/status.hpp"

namespace socle::marketing::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

inline constexpr Reason kProofMissing{Code::kInvalidArgument, "PROOF_MISSING"};
inline constexpr Reason kClientErased{Code::kFailedPrecondition, "CLIENT_ERASED"};
inline constexpr Reason kFutureTime{Code::kInvalidArgument, "FUTURE_TIME"};
inline constexpr Reason kUnknownMergeField{Code::kInvalidArgument, "UNKNOWN_MERGE_FIELD"};
inline constexpr Reason kCampaignState{Code::kFailedPrecondition, "CAMPAIGN_STATE"};
inline constexpr Reason kNoMembers{Code::kFailedPrecondition, "NO_MEMBERS"};
inline constexpr Reason kNoRecipients{Code::kFailedPrecondition, "NO_RECIPIENTS"};
inline constexpr Reason kPublicUrlMissing{Code::kFailedPrecondition, "PUBLIC_URL_MISSING"};
inline constexpr Reason kRecipientState{Code::kFailedPrecondition, "RECIPIENT_STATE"};
inline constexpr Reason kLinkInvalid{Code::kNotFound, "LINK_INVALID"};

}  // namespace socle::marketing::reason
