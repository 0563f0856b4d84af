#include "service/prepare_job.hpp"

#include "service/campaign_payload.hpp"
#include "service/judge.hpp"

namespace socle::marketing {
namespace {

constexpr int kRecipientsAStep = 100;

}  // namespace

NewJob NewPrepareJob(const Campaign& campaign, std::int64_t listed) {
    return {.kind = kPrepareJob,
            .payload = TextOf({campaign.id, listed}),
            .title_fr = "Liste de « " + campaign.display_name + " »",
            .title_en = "List of '" + campaign.display_name + "'",
            .run_at = {}};
}

absl::StatusOr<JobStep> PrepareJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const CampaignPayload payload, ReadCampaignPayload(job.payload));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Campaign campaign, stores_.campaigns.LoadForUpdate(tx, payload.campaign));
    JobStep step{.cursor = "",
                 .done = job.done,
                 .total = payload.total,
                 .finished = true,
                 .result = campaign.display_name,
                 .again_at = {}};
    if (campaign.state != CampaignState::kPreparing) return step;
    SOCLE_ASSIGN(const std::vector<Recipient> listed,
                 stores_.campaigns.InState(tx, campaign.id, RecipientState::kListed, call.Now(),
                                           kRecipientsAStep));
    for (Recipient recipient : listed) {
        SOCLE_ASSIGN(const Judgement judgement, JudgeParty(stores_, tx, campaign, recipient.party));
        const bool allowed = judgement.allowance.allowed;
        recipient.state = allowed ? RecipientState::kReady : RecipientState::kExcluded;
        recipient.ground = judgement.allowance.ground;
        recipient.address = judgement.address;
        recipient.changed_at = call.Now();
        SOCLE_RETURN_IF_ERROR(stores_.campaigns.Settle(tx, recipient));
    }
    step.done += static_cast<std::int64_t>(listed.size());
    step.finished = listed.size() < static_cast<std::size_t>(kRecipientsAStep);
    if (!step.finished) return step;
    campaign.state = CampaignState::kPrepared;
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.Save(tx, std::move(campaign), {}));
    return step;
}

}  // namespace socle::marketing
