#include "domain/consistency.hpp"

namespace socle::crm {

std::optional<Fault> FaultOf(const Opportunity& opportunity) {
    const bool closed = opportunity.state != OpportunityState::kOpen;
    const bool lost = opportunity.state == OpportunityState::kLost;
    if (closed && !opportunity.close_date) {
        return Fault{"close_date_missing", "won or lost, but on no day"};
    }
    if (!closed && opportunity.close_date) {
        return Fault{"close_date_without_close", "open, but closed on a day"};
    }
    if (lost && !opportunity.loss_reason)
        return Fault{"loss_reason_missing", "lost without a reason"};
    if (!lost && (opportunity.loss_reason || !opportunity.loss_comment.empty())) {
        return Fault{"loss_reason_without_loss", "not lost, but has a reason for it"};
    }
    // A closed one may stand in a stage that has gone since; see Reopen.
    if (!closed && opportunity.stage.display_name.empty()) {
        return Fault{"stage_unknown", "stands in stage '" + opportunity.stage.word +
                                          "', which its pipeline does not have"};
    }
    if (opportunity.amount && opportunity.amount->IsNegative()) {
        return Fault{"amount_negative", "the expected amount is below zero"};
    }
    return std::nullopt;
}

std::optional<Fault> FaultOf(const Pipeline& pipeline) {
    if (const auto checked = CheckPipeline(pipeline); !checked.ok()) {
        return Fault{"pipeline_invalid", std::string(checked.status().message())};
    }
    return std::nullopt;
}

}  // namespace socle::crm
