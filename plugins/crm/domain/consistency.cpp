#include "domain/consistency.hpp"

namespace socle::crm {

std::optional<Fault> FaultOf(const Opportunity& opportunity) {
    const bool closed = opportunity.state != OpportunityState::kOpen;
    const bool lost = opportunity.state == OpportunityState::kLost;
    if (closed && !opportunity.close_date) {
        return Fault{"close_date_missing",
                     {"gagnée ou perdue, mais à aucune date", "won or lost, but on no day"}};
    }
    if (!closed && opportunity.close_date) {
        return Fault{"close_date_without_close",
                     {"ouverte, mais close à une date", "open, but closed on a day"}};
    }
    if (lost && !opportunity.loss_reason) {
        return Fault{"loss_reason_missing", {"perdue sans motif", "lost without a reason"}};
    }
    if (!lost && (opportunity.loss_reason || !opportunity.loss_comment.empty())) {
        return Fault{
            "loss_reason_without_loss",
            {"non perdue, mais avec un motif de perte", "not lost, but has a reason for it"}};
    }
    // A closed one may stand in a stage that has gone since; see Reopen.
    if (!closed && opportunity.stage.display_name.empty()) {
        const std::string& stage = opportunity.stage.word;
        return Fault{"stage_unknown",
                     {"est à l'étape « " + stage + " », que son parcours n'a pas",
                      "stands in stage '" + stage + "', which its pipeline does not have"}};
    }
    if (opportunity.amount && opportunity.amount->IsNegative()) {
        return Fault{
            "amount_negative",
            {"le montant attendu est inférieur à zéro", "the expected amount is below zero"}};
    }
    return std::nullopt;
}

std::optional<Fault> FaultOf(const Pipeline& pipeline) {
    if (const auto checked = CheckPipeline(pipeline); !checked.ok()) {
        const absl::Status& refusal = checked.status();
        return Fault{"pipeline_invalid",
                     {"ne serait plus accepté : " + ReasonOf(refusal) + ", champ " +
                          MetadataOf(refusal)["field"],
                      "would not be accepted any more: " + std::string(refusal.message())}};
    }
    return std::nullopt;
}

}  // namespace socle::crm
