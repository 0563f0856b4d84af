// An opportunity: business that may come from a party. Open in one stage of its pipeline, then won
// or lost; either can be taken back. Every function gives the changed opportunity and leaves what
// it was given; what is not allowed is refused.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "domain/pipeline.hpp"
#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/money.hpp"

namespace socle::crm {

inline constexpr std::size_t kNextActionMax = 500;
inline constexpr std::size_t kLossCommentMax = 2000;

enum class OpportunityState { kOpen, kWon, kLost };
enum class LossReason { kPrice, kCompetitor, kDelay, kNoAnswer, kNoNeed, kOther };

// What is to be done next, and when: never one without the other.
struct NextAction {
    std::string text;
    Date date;

    friend bool operator==(const NextAction&, const NextAction&) = default;
};

struct Opportunity {
    OpportunityId id;
    std::string display_name;
    PartyId party;
    PipelineId pipeline;
    Stage stage;  // a closed one's may have gone from the pipeline: it then has no display name
    std::optional<Money> amount;  // expected, without VAT
    std::optional<Date> expected_close_date;
    std::optional<NextAction> next_action;  // kept when closed, so that reopening gives it back
    OpportunityState state = OpportunityState::kOpen;
    std::optional<LossReason> loss_reason;
    std::string loss_comment;
    std::optional<Date> close_date;
    Instant created_at;
    Instant updated_at;
    std::int64_t version = 1;

    friend bool operator==(const Opportunity&, const Opportunity&) = default;
};

// What people write; the rest follows.
struct OpportunityInput {
    std::string display_name;
    std::optional<Money> amount;
    std::optional<Date> expected_close_date;
    std::string next_action;
    std::optional<Date> next_action_date;
};

struct OpportunityFacts {
    OpportunityId id;
    PartyId party;
    Instant now;
};

// Refusal: OPPORTUNITY_CLOSED.
[[nodiscard]] absl::Status CheckOpen(const Opportunity& opportunity);

// A new one, in the stage of that word, or in the pipeline's first when `stage` is empty. Refusals:
// UNKNOWN_STAGE, REQUIRED, TOO_LONG, INVALID_TEXT, OUT_OF_RANGE (an amount below zero).
[[nodiscard]] absl::StatusOr<Opportunity> Open(const OpportunityInput& input,
                                               const OpportunityFacts& facts,
                                               const Pipeline& pipeline, std::string_view stage);

// What people wrote, as they would write it now.
[[nodiscard]] OpportunityInput InputOf(const Opportunity& opportunity);

// Written anew. Refusals: OPPORTUNITY_CLOSED and those of Open.
[[nodiscard]] absl::StatusOr<Opportunity> Revise(Opportunity opportunity,
                                                 const OpportunityInput& input);

// Whether more than the next action is different.
[[nodiscard]] bool ChangedBesidesNextAction(const Opportunity& before, Opportunity after);

// Refusals: OPPORTUNITY_CLOSED, UNKNOWN_STAGE.
[[nodiscard]] absl::StatusOr<Opportunity> Move(Opportunity opportunity, const Pipeline& pipeline,
                                               std::string_view stage);

// Nothing is to be done next any more, as with Lose. Refusal: OPPORTUNITY_CLOSED.
[[nodiscard]] absl::StatusOr<Opportunity> Win(Opportunity opportunity, const Date& today);

struct Loss {
    LossReason reason = LossReason::kOther;
    std::string comment;
    Date date;
};
// Refusals: OPPORTUNITY_CLOSED, TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::StatusOr<Opportunity> Lose(Opportunity opportunity, const Loss& loss);

// Back to the stage it had, or to the pipeline's first when that one has gone meanwhile. What was
// to be done next is planned anew. Refusal: OPPORTUNITY_OPEN.
[[nodiscard]] absl::StatusOr<Opportunity> Reopen(Opportunity opportunity, const Pipeline& pipeline);

// An empty text removes the action, whatever the date. Refusals: OPPORTUNITY_CLOSED, REQUIRED
// (next_action_date), TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::StatusOr<Opportunity> PlanNext(Opportunity opportunity, std::string_view text,
                                                   const std::optional<Date>& date);

// The chance of winning in per cent: of the stage, or 100 and 0 once won or lost.
[[nodiscard]] Decimal ProbabilityOf(const Opportunity& opportunity);

}  // namespace socle::crm
