#include "domain/opportunity.hpp"

#include <utility>

#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::crm {
namespace {

absl::Status CheckAmount(const std::optional<Money>& amount) {
    if (!amount || !amount->IsNegative()) return absl::OkStatus();
    return RefuseField(reason::kOutOfRange, "amount", "an expected amount is not below zero",
                       {{"value", amount->ToString()}, {"limit", "≥ 0"}});
}

absl::StatusOr<std::optional<NextAction>> CheckNextAction(std::string_view text,
                                                          const std::optional<Date>& date) {
    SOCLE_ASSIGN(std::string checked, CheckText(text, "next_action", kNextActionMax));
    if (checked.empty() && !date) return std::optional<NextAction>{};
    if (checked.empty()) {
        return RefuseField(reason::kRequired, "next_action", "say what is to be done on that day");
    }
    if (!date) {
        return RefuseField(reason::kRequired, "next_action_date", "say when it is to be done");
    }
    return std::optional<NextAction>{{std::move(checked), *date}};
}

absl::StatusOr<Opportunity> Written(Opportunity opportunity, const OpportunityInput& input) {
    SOCLE_ASSIGN(opportunity.display_name,
                 CheckRequiredText(input.display_name, "display_name", kDisplayNameMax));
    SOCLE_RETURN_IF_ERROR(CheckAmount(input.amount));
    opportunity.amount = input.amount;
    opportunity.expected_close_date = input.expected_close_date;
    SOCLE_ASSIGN(opportunity.next_action,
                 CheckNextAction(input.next_action, input.next_action_date));
    return opportunity;
}

}  // namespace

absl::Status CheckOpen(const Opportunity& opportunity) {
    if (opportunity.state == OpportunityState::kOpen) return absl::OkStatus();
    return Refuse(reason::kOpportunityClosed, "the opportunity is won or lost; reopen it first");
}

absl::StatusOr<Opportunity> Open(const OpportunityInput& input, const OpportunityFacts& facts,
                                 const Pipeline& pipeline, std::string_view stage) {
    Opportunity opportunity;
    opportunity.id = facts.id;
    opportunity.party = facts.party;
    opportunity.pipeline = pipeline.id;
    opportunity.created_at = facts.now;
    opportunity.updated_at = facts.now;
    SOCLE_ASSIGN(opportunity.stage,
                 FindStage(pipeline, stage.empty() ? pipeline.stages.front().word : stage));
    return Written(std::move(opportunity), input);
}

OpportunityInput InputOf(const Opportunity& opportunity) {
    OpportunityInput input{.display_name = opportunity.display_name,
                           .amount = opportunity.amount,
                           .expected_close_date = opportunity.expected_close_date,
                           .next_action = {},
                           .next_action_date = std::nullopt};
    if (opportunity.next_action) {
        input.next_action = opportunity.next_action->text;
        input.next_action_date = opportunity.next_action->date;
    }
    return input;
}

absl::StatusOr<Opportunity> Revise(Opportunity opportunity, const OpportunityInput& input) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(opportunity));
    return Written(std::move(opportunity), input);
}

bool ChangedBesidesNextAction(const Opportunity& before, Opportunity after) {
    after.next_action = before.next_action;
    return after != before;
}

absl::StatusOr<Opportunity> Move(Opportunity opportunity, const Pipeline& pipeline,
                                 std::string_view stage) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(opportunity));
    SOCLE_ASSIGN(opportunity.stage, FindStage(pipeline, stage));
    return opportunity;
}

absl::StatusOr<Opportunity> Win(Opportunity opportunity, const Date& today) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(opportunity));
    opportunity.state = OpportunityState::kWon;
    opportunity.next_action.reset();
    opportunity.close_date = today;
    return opportunity;
}

absl::StatusOr<Opportunity> Lose(Opportunity opportunity, const Loss& loss) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(opportunity));
    SOCLE_ASSIGN(opportunity.loss_comment, CheckText(loss.comment, "comment", kLossCommentMax));
    opportunity.state = OpportunityState::kLost;
    opportunity.next_action.reset();
    opportunity.loss_reason = loss.reason;
    opportunity.close_date = loss.date;
    return opportunity;
}

absl::StatusOr<Opportunity> Reopen(Opportunity opportunity, const Pipeline& pipeline) {
    if (opportunity.state == OpportunityState::kOpen) {
        return Refuse(reason::kOpportunityOpen, "the opportunity is open");
    }
    opportunity.state = OpportunityState::kOpen;
    opportunity.next_action.reset();  // one that was closed before closing dropped it
    opportunity.loss_reason.reset();
    opportunity.loss_comment.clear();
    opportunity.close_date.reset();
    opportunity.stage =
        FindStage(pipeline, opportunity.stage.word).value_or(pipeline.stages.front());
    return opportunity;
}

absl::StatusOr<Opportunity> PlanNext(Opportunity opportunity, std::string_view text,
                                     const std::optional<Date>& date) {
    SOCLE_RETURN_IF_ERROR(CheckOpen(opportunity));
    const bool removes = Trimmed(text).empty();
    SOCLE_ASSIGN(opportunity.next_action, CheckNextAction(text, removes ? std::nullopt : date));
    return opportunity;
}

Decimal ProbabilityOf(const Opportunity& opportunity) {
    switch (opportunity.state) {
        case OpportunityState::kOpen:
            return opportunity.stage.probability;
        case OpportunityState::kWon:
            return Decimal{100};
        case OpportunityState::kLost:
            return Decimal{0};
    }
    return Decimal{0};
}

}  // namespace socle::crm
