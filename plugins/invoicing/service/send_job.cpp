#include "service/send_job.hpp"

#include "events/names.hpp"
#include "events/publish.hpp"
#include "service/documents.hpp"

namespace socle::invoicing {
namespace {

Mail MailOf(const Delivery& delivery, const Seller& seller, DrawnDocument drawn) {
    Mail mail{.message_id = delivery.id.ToString(),
              .to = {.email = delivery.address},
              .from_name = seller.display_name,
              .subject = delivery.subject,
              .text = delivery.message + "\n"};
    if (!seller.email.empty()) mail.reply_to = {.email = seller.email, .name = seller.display_name};
    mail.attachments.push_back(
        {std::move(drawn.file_name), std::string(kPdfType), std::move(drawn.content)});
    return mail;
}

JobStep Finished(const Delivery& delivery) {
    return {.cursor = "",
            .done = 1,
            .total = 1,
            .finished = true,
            .result = ResourceName(kDeliveries, delivery.id.value()),
            .again_at = {}};
}

}  // namespace

NewJob NewSendJob(const Delivery& delivery) {
    return {.kind = kSendJob,
            .payload = delivery.id.ToString(),
            .title_fr = "Envoi de " + delivery.number,
            .title_en = "Sending of " + delivery.number,
            .run_at = {}};
}

absl::StatusOr<JobStep> SendJob::Settle(Call& call, Delivery delivery,
                                        const absl::Status& answer) const {
    delivery.state = StateAfter(MailOutcomeOf(answer, delivery.attempts));
    delivery.server_words = ServerWordsOf(answer);
    delivery.changed_at = call.Now();
    SOCLE_RETURN_IF_ERROR(stores_.deliveries.Save(call.transaction(), delivery));
    PublishOutcome(call.transaction(), delivery);
    JobStep step = Finished(delivery);
    if (delivery.state != DeliveryState::kQueued) return step;
    step.finished = false;
    step.again_at = call.Now() + MailPauseAfter(delivery.attempts);
    return step;
}

absl::StatusOr<JobStep> SendJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(job.payload));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Delivery delivery, stores_.deliveries.LoadForUpdate(tx, DeliveryId{id}));
    if (delivery.state == DeliveryState::kSending)
        return Settle(call, std::move(delivery), SendingCutOff());
    if (delivery.state != DeliveryState::kQueued) return Finished(delivery);
    SOCLE_ASSIGN(DrawnDocument drawn,
                 DrawDocument(call, stores_, delivery.document, company, delivery.language));
    delivery.state = DeliveryState::kSending;
    ++delivery.attempts;
    delivery.changed_at = call.Now();
    SOCLE_RETURN_IF_ERROR(stores_.deliveries.Save(tx, delivery));
    SOCLE_RETURN_IF_ERROR(call.Commit());
    const absl::Status answer = mailer_.Send(MailOf(delivery, company.seller, std::move(drawn)));
    return Settle(call, std::move(delivery), answer);
}

}  // namespace socle::invoicing
