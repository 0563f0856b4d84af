#include "service/send_job.hpp"

#include "events/publish.hpp"
#include "service/campaign_payload.hpp"
#include "service/judge.hpp"
#include "socle/mail_outcome.hpp"

namespace socle::marketing {
namespace {

constexpr int kInterruptedMax = 100;

// What the mailer's answer makes of a recipient.
RecipientState StateAfter(MailOutcome outcome) {
    switch (outcome) {
        case MailOutcome::kSent:
            return RecipientState::kSent;
        case MailOutcome::kRefused:
            return RecipientState::kRefused;
        case MailOutcome::kLater:
            return RecipientState::kReady;
        case MailOutcome::kGivenUp:
            return RecipientState::kFailed;
        case MailOutcome::kUnknown:
            return RecipientState::kUnknown;
    }
    return RecipientState::kUnknown;
}

Mail Letter(const Texts& texts, const Sender& sender, const Recipient& recipient,
            const Person& reader, std::string url) {
    Mail mail{.message_id = recipient.id.ToString(),
              .to = {.email = recipient.address, .name = reader.display_name},
              .from_name = sender.display_name,
              .subject = texts.subject,
              .text = texts.body,
              .unsubscribe_url = std::move(url)};
    if (!sender.email.empty()) mail.reply_to = {.email = sender.email, .name = sender.display_name};
    return mail;
}

}  // namespace

NewJob NewSendJob(const Campaign& campaign, std::int64_t recipients) {
    return {.kind = kSendJob,
            .payload = TextOf({campaign.id, recipients}),
            .title_fr = "Envoi de « " + campaign.display_name + " »",
            .title_en = "Sending of '" + campaign.display_name + "'",
            .run_at = {}};
}

absl::Status SendJob::SettleInterrupted(Call& call, const Campaign& campaign) const {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::vector<Recipient> interrupted,
                 stores_.campaigns.InState(tx, campaign.id, RecipientState::kSending, call.Now(),
                                           kInterruptedMax));
    for (const Recipient& recipient : interrupted)
        SOCLE_RETURN_IF_ERROR(Settle(
            call, campaign, recipient,
            Refuse(reason::kMailUnknown, "sending was cut off before its outcome was known")));
    return absl::OkStatus();
}

absl::Status SendJob::Settle(Call& call, const Campaign& campaign, Recipient recipient,
                             const absl::Status& outcome) const {
    recipient.state = StateAfter(MailOutcomeOf(outcome, recipient.attempts));
    recipient.server_words = ServerWordsOf(outcome);
    recipient.changed_at = call.Now();
    std::optional<Instant> retry_at;
    if (recipient.state == RecipientState::kReady)
        retry_at = call.Now() + MailPauseAfter(recipient.attempts);
    PublishOutcome(call.transaction(), campaign, recipient);
    return stores_.campaigns.Settle(call.transaction(), recipient, retry_at);
}

absl::StatusOr<JobStep> SendJob::Rest(Call& call, Campaign campaign, JobStep step) const {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::optional<Instant> retry_at,
                 stores_.campaigns.NextRetry(tx, campaign.id));
    if (retry_at) {
        step.again_at = retry_at;
        return step;
    }
    campaign.state = CampaignState::kSent;
    step.finished = true;
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.Save(
        tx, campaign, call.context().time_zone.DayOf(campaign.sent_at.value_or(call.Now()))));
    return step;
}

absl::StatusOr<JobStep> SendJob::SendTo(Call& call, const Campaign& campaign, const Sender& sender,
                                        Recipient recipient, JobStep step) const {
    SOCLE_ASSIGN(const Judgement judgement,
                 JudgeParty(stores_, call.transaction(), campaign, recipient.party));
    recipient.ground = judgement.allowance.ground;
    recipient.address = judgement.address;
    recipient.changed_at = call.Now();
    step.done = recipient.attempts == 0 ? step.done + 1 : step.done;
    if (!judgement.allowance.allowed) {  // they said no since the list was frozen
        recipient.state = RecipientState::kExcluded;
        SOCLE_RETURN_IF_ERROR(stores_.campaigns.Settle(call.transaction(), recipient));
        return step;
    }
    recipient.state = RecipientState::kSending;
    ++recipient.attempts;
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.Settle(call.transaction(), recipient));
    SOCLE_RETURN_IF_ERROR(call.Commit());

    std::string url = outside_.UnsubscribeUrl(call.tenant(), recipient.id);
    const Texts texts =
        WriteMail(campaign, judgement.reader, sender, judgement.allowance.ground, url);
    const absl::Status outcome =
        outside_.mailer().Send(Letter(texts, sender, recipient, judgement.reader, std::move(url)));
    SOCLE_RETURN_IF_ERROR(Settle(call, campaign, recipient, outcome));
    return step;
}

absl::StatusOr<JobStep> SendJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const CampaignPayload payload, ReadCampaignPayload(job.payload));
    SOCLE_ASSIGN(const Sender sender, FindSender(call));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Campaign campaign, stores_.campaigns.Load(tx, payload.campaign));
    JobStep step{.cursor = "",
                 .done = job.done,
                 .total = payload.total,
                 .finished = false,
                 .result = campaign.display_name,
                 .again_at = {}};
    SOCLE_RETURN_IF_ERROR(SettleInterrupted(call, campaign));
    if (campaign.state != CampaignState::kSending) {
        step.finished = true;
        return step;
    }
    SOCLE_ASSIGN(const std::vector<Recipient> next,
                 stores_.campaigns.InState(tx, campaign.id, RecipientState::kReady, call.Now(), 1));
    if (next.empty()) return Rest(call, campaign, std::move(step));
    return SendTo(call, campaign, sender, next.front(), std::move(step));
}

}  // namespace socle::marketing
