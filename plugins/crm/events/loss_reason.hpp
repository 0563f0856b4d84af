// Why an opportunity was lost, in the contract's words and in the domain's.
#pragma once

#include <array>
#include <optional>
#include <utility>

#include "domain/opportunity.hpp"
#include "socle/crm/v1/resources.pb.h"

namespace socle::crm {

inline constexpr std::array<std::pair<LossReason, v1::LossReason>, 6> kLossReasons = {{
    {LossReason::kPrice, v1::LOSS_REASON_PRICE},
    {LossReason::kCompetitor, v1::LOSS_REASON_COMPETITOR},
    {LossReason::kDelay, v1::LOSS_REASON_DELAY},
    {LossReason::kNoAnswer, v1::LOSS_REASON_NO_ANSWER},
    {LossReason::kNoNeed, v1::LOSS_REASON_NO_NEED},
    {LossReason::kOther, v1::LOSS_REASON_OTHER},
}};

[[nodiscard]] inline v1::LossReason ToProto(const std::optional<LossReason>& reason) {
    for (const auto& [domain, wire] : kLossReasons) {
        if (reason == domain) return wire;
    }
    return v1::LOSS_REASON_UNSPECIFIED;
}

}  // namespace socle::crm
