#include "service/convert.hpp"

#include <array>
#include <string>
#include <utility>

#include "domain/reasons.hpp"
#include "socle/etag.hpp"
#include "socle/wire.hpp"

namespace socle::crm {
namespace {

constexpr std::array<std::pair<OpportunityState, v1::OpportunityState>, 3> kStates = {{
    {OpportunityState::kOpen, v1::OPPORTUNITY_STATE_OPEN},
    {OpportunityState::kWon, v1::OPPORTUNITY_STATE_WON},
    {OpportunityState::kLost, v1::OPPORTUNITY_STATE_LOST},
}};

v1::OpportunityState ToProto(OpportunityState state) {
    for (const auto& [domain, wire] : kStates) {
        if (domain == state) return wire;
    }
    return v1::OPPORTUNITY_STATE_UNSPECIFIED;
}

}  // namespace

v1::Pipeline ToProto(const Pipeline& pipeline) {
    v1::Pipeline message;
    message.set_name(NameOf(pipeline.id));
    message.set_display_name(pipeline.display_name);
    for (const Stage& stage : pipeline.stages) {
        v1::Stage& item = *message.add_stages();
        item.set_stage(stage.word);
        item.set_display_name(stage.display_name);
        *item.mutable_probability() = ToWire(stage.probability);
    }
    message.set_etag(EtagOf(pipeline.version));
    return message;
}

v1::Opportunity ToProto(const Opportunity& opportunity) {
    v1::Opportunity message;
    message.set_name(NameOf(opportunity.id));
    message.set_display_name(opportunity.display_name);
    message.set_party(NameOf(opportunity.party));
    message.set_pipeline(NameOf(opportunity.pipeline));
    message.set_stage(opportunity.stage.word);
    if (opportunity.amount) *message.mutable_amount() = ToWire(*opportunity.amount);
    *message.mutable_probability() = ToWire(ProbabilityOf(opportunity));
    if (opportunity.expected_close_date) {
        *message.mutable_expected_close_date() = ToWire(*opportunity.expected_close_date);
    }
    // One that was closed before closing dropped its next action may still have it in its row.
    if (opportunity.next_action && opportunity.state == OpportunityState::kOpen) {
        message.set_next_action(opportunity.next_action->text);
        *message.mutable_next_action_date() = ToWire(opportunity.next_action->date);
    }
    message.set_state(ToProto(opportunity.state));
    message.set_loss_reason(ToProto(opportunity.loss_reason));
    message.set_loss_comment(opportunity.loss_comment);
    if (opportunity.close_date) *message.mutable_close_date() = ToWire(*opportunity.close_date);
    *message.mutable_create_time() = ToWire(opportunity.created_at);
    *message.mutable_update_time() = ToWire(opportunity.updated_at);
    message.set_etag(EtagOf(opportunity.version));
    return message;
}

absl::StatusOr<Pipeline> PipelineFromProto(const v1::Pipeline& pipeline) {
    Pipeline read;
    read.display_name = pipeline.display_name();
    for (int i = 0; i < pipeline.stages_size(); ++i) {
        const v1::Stage& stage = pipeline.stages(i);
        const std::string field = "stages." + std::to_string(i) + ".probability";
        SOCLE_ASSIGN(const Decimal probability, DecimalFromWire(stage.probability(), field));
        read.stages.push_back({stage.stage(), stage.display_name(), probability});
    }
    return read;
}

absl::StatusOr<OpportunityInput> InputFromProto(const v1::Opportunity& opportunity) {
    OpportunityInput input;
    input.display_name = opportunity.display_name();
    SOCLE_ASSIGN(input.amount, OptionalMoneyFromWire(opportunity.amount(), "amount"));
    SOCLE_ASSIGN(input.expected_close_date,
                 OptionalDateFromWire(opportunity.expected_close_date(), "expected_close_date"));
    input.next_action = opportunity.next_action();
    SOCLE_ASSIGN(input.next_action_date,
                 OptionalDateFromWire(opportunity.next_action_date(), "next_action_date"));
    return input;
}

absl::StatusOr<LossReason> LossReasonFromProto(v1::LossReason reason) {
    for (const auto& [domain, wire] : kLossReasons) {
        if (wire == reason) return domain;
    }
    if (reason == v1::LOSS_REASON_UNSPECIFIED) {
        return RefuseField(reason::kRequired, "loss_reason", "say why it was lost");
    }
    return RefuseField(reason::kInvalidValue, "loss_reason", "this is no reason of the contract",
                       {{"value", std::to_string(reason)}});
}

absl::StatusOr<std::optional<OpportunityState>> StateFromProto(v1::OpportunityState state) {
    if (state == v1::OPPORTUNITY_STATE_UNSPECIFIED) return std::optional<OpportunityState>{};
    for (const auto& [domain, wire] : kStates) {
        if (wire == state) return std::optional<OpportunityState>{domain};
    }
    return RefuseField(reason::kInvalidValue, "state", "this is no state of the contract",
                       {{"value", std::to_string(state)}});
}

}  // namespace socle::crm
