#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/crm_service.hpp"
#include "socle/wire.hpp"

namespace socle::crm {

absl::StatusOr<v1::Opportunity> CrmService::MoveOpportunity(
    Call& call, const v1::MoveOpportunityRequest& request) {
    SOCLE_ASSIGN(const Opportunity before, LoadForChange(call, request.name(), request.etag()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Pipeline pipeline, pipelines_.Hold(tx, before.pipeline));
    SOCLE_ASSIGN(const Opportunity after, Move(before, pipeline, request.stage()));
    if (after == before) return ToProto(before);
    SOCLE_ASSIGN(const Opportunity saved, opportunities_.Update(tx, after, call.Now()));
    PublishMoved(tx, before.stage, saved);
    return ToProto(saved);
}

absl::StatusOr<v1::Opportunity> CrmService::WinOpportunity(
    Call& call, const v1::WinOpportunityRequest& request) {
    SOCLE_ASSIGN(const Opportunity before, LoadForChange(call, request.name(), request.etag()));
    SOCLE_ASSIGN(const Opportunity won, Win(before, call.Today()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Opportunity saved, opportunities_.Update(tx, won, call.Now()));
    PublishWon(tx, saved);
    if (before.next_action) PublishNextAction(tx, saved);
    return ToProto(saved);
}

absl::StatusOr<v1::Opportunity> CrmService::LoseOpportunity(
    Call& call, const v1::LoseOpportunityRequest& request) {
    SOCLE_ASSIGN(const LossReason why, LossReasonFromProto(request.loss_reason()));
    SOCLE_ASSIGN(const Opportunity before, LoadForChange(call, request.name(), request.etag()));
    SOCLE_ASSIGN(const Opportunity lost,
                 Lose(before, {.reason = why, .comment = request.comment(), .date = call.Today()}));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Opportunity saved, opportunities_.Update(tx, lost, call.Now()));
    PublishLost(tx, saved);
    if (before.next_action) PublishNextAction(tx, saved);
    return ToProto(saved);
}

absl::StatusOr<v1::Opportunity> CrmService::ReopenOpportunity(
    Call& call, const v1::ReopenOpportunityRequest& request) {
    SOCLE_ASSIGN(const Opportunity before, LoadForChange(call, request.name(), request.etag()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Pipeline pipeline, pipelines_.Hold(tx, before.pipeline));
    SOCLE_ASSIGN(const Opportunity reopened, Reopen(before, pipeline));
    SOCLE_ASSIGN(const Opportunity saved, opportunities_.Update(tx, reopened, call.Now()));
    PublishReopened(tx, saved);
    return ToProto(saved);
}

absl::StatusOr<v1::Opportunity> CrmService::DeleteOpportunity(
    Call& call, const v1::DeleteOpportunityRequest& request) {
    SOCLE_ASSIGN(const Opportunity opportunity,
                 LoadForChange(call, request.name(), request.etag()));
    SOCLE_RETURN_IF_ERROR(CheckOpen(opportunity));
    SOCLE_RETURN_IF_ERROR(opportunities_.Delete(call.transaction(), opportunity.id));
    PublishDeleted(call.transaction(), opportunity);
    return ToProto(opportunity);
}

absl::StatusOr<v1::Opportunity> CrmService::SetNextAction(Call& call,
                                                          const v1::SetNextActionRequest& request) {
    SOCLE_ASSIGN(const std::optional<Date> date,
                 OptionalDateFromWire(request.next_action_date(), "next_action_date"));
    SOCLE_ASSIGN(const Opportunity before, LoadForChange(call, request.name(), request.etag()));
    SOCLE_ASSIGN(const Opportunity after, PlanNext(before, request.next_action(), date));
    if (after == before) return ToProto(before);
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Opportunity saved, opportunities_.Update(tx, after, call.Now()));
    PublishNextAction(tx, saved);
    return ToProto(saved);
}

}  // namespace socle::crm
