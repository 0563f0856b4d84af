// Between the contract's messages and the domain's values. Reading refuses what is no value and
// names the field; whether the values are allowed is the domain's to say.
#pragma once

#include <absl/status/statusor.h>

#include <optional>

#include "domain/opportunity.hpp"
#include "domain/pipeline.hpp"
#include "events/loss_reason.hpp"
#include "socle/crm/v1/resources.pb.h"

namespace socle::crm {

[[nodiscard]] v1::Pipeline ToProto(const Pipeline& pipeline);
[[nodiscard]] v1::Opportunity ToProto(const Opportunity& opportunity);

// Id and version are not read. Refusals: REQUIRED, INVALID_VALUE, OUT_OF_RANGE (probability).
[[nodiscard]] absl::StatusOr<Pipeline> PipelineFromProto(const v1::Pipeline& pipeline);

// Refusals: INVALID_VALUE, OUT_OF_RANGE (amount), INVALID_DATE.
[[nodiscard]] absl::StatusOr<OpportunityInput> InputFromProto(const v1::Opportunity& opportunity);

// Refusals: REQUIRED, INVALID_VALUE.
[[nodiscard]] absl::StatusOr<LossReason> LossReasonFromProto(v1::LossReason reason);

// Nothing when unspecified. Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<std::optional<OpportunityState>> StateFromProto(
    v1::OpportunityState state);

}  // namespace socle::crm
