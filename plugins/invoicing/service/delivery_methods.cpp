#include "domain/reasons.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/documents.hpp"
#include "service/invoicing_service.hpp"
#include "service/send_job.hpp"
#include "socle/wire.hpp"
#include "store/page_key.hpp"

namespace socle::invoicing {
namespace {

std::string FingerprintOf(v1::ListDeliveriesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kDeliveries) + request.SerializeAsString();
}

}  // namespace

absl::StatusOr<v1::Delivery> InvoicingService::SendDocument(
    Call& call, const v1::SendDocumentRequest& request) {
    DeliveryInput input{
        .to = request.to(), .subject = request.subject(), .message = request.message()};
    SOCLE_ASSIGN(input.language, LanguageFrom(request.language(), call.context().language));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const MailedDocument document, FindMailed(tx, stores_, request.name()));
    SOCLE_ASSIGN(const std::string usual, stores_.deliveries.EmailOf(tx, document.party));
    SOCLE_ASSIGN(Delivery delivery,
                 WriteDelivery(document, std::move(input), usual, company.seller.display_name));
    delivery.id = DeliveryId{call.NewId()};
    delivery.created_at = delivery.changed_at = call.Now();
    SOCLE_RETURN_IF_ERROR(mailer_.Check({.message_id = delivery.id.ToString(),
                                         .to = {.email = delivery.address},
                                         .subject = delivery.subject,
                                         .text = delivery.message}));
    delivery.job = tx.StartJob(NewSendJob(delivery));
    SOCLE_RETURN_IF_ERROR(stores_.deliveries.Insert(tx, delivery));
    return ToProto(delivery);
}

absl::StatusOr<v1::Delivery> InvoicingService::GetDelivery(Call& call,
                                                           const v1::GetDeliveryRequest& request) {
    SOCLE_ASSIGN(const DeliveryId id, ParseIdName<DeliveryId>(kDeliveries, request.name()));
    SOCLE_ASSIGN(const Delivery delivery, stores_.deliveries.Load(call.transaction(), id));
    return ToProto(delivery);
}

absl::StatusOr<v1::ListDeliveriesResponse> InvoicingService::ListDeliveries(
    Call& call, const v1::ListDeliveriesRequest& request) {
    DeliveryFilter filter;
    if (!request.document().empty()) filter.document = request.document();
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), kNewestFirstKeys));
    SOCLE_ASSIGN(std::vector<Delivery> found,
                 stores_.deliveries.List(call.transaction(), filter, page));
    v1::ListDeliveriesResponse response;
    response.set_next_page_token(CutPage(page, found, DeliveryStore::SortKeyOf));
    for (const Delivery& delivery : found) {
        v1::Delivery& added = *response.add_deliveries();
        added = ToProto(delivery);
        added.clear_message();
    }
    return response;
}

absl::StatusOr<v1::Delivery> InvoicingService::RecordBounce(
    Call& call, const v1::RecordBounceRequest& request) {
    SOCLE_ASSIGN(const DeliveryId id,
                 ParseIdName<DeliveryId>(kDeliveries, request.delivery(), "delivery"));
    SOCLE_ASSIGN(const std::string why, CheckText(request.reason(), "reason", kBounceReasonMax));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Delivery delivery, stores_.deliveries.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CanBounce(delivery));
    if (delivery.state == DeliveryState::kBounced) return ToProto(delivery);
    delivery.state = DeliveryState::kBounced;
    delivery.server_words = why;
    delivery.changed_at = call.Now();
    SOCLE_RETURN_IF_ERROR(stores_.deliveries.Save(tx, delivery));
    PublishOutcome(tx, delivery);
    return ToProto(delivery);
}

}  // namespace socle::invoicing
