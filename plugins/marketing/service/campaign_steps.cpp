#include "domain/reasons.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/marketing_service.hpp"
#include "service/prepare_job.hpp"
#include "service/send_job.hpp"
#include "socle/etag.hpp"
#include "socle/wire.hpp"

namespace socle::marketing {
namespace {

constexpr std::size_t kInsertedAtOnce = 5'000;
constexpr std::string_view kLinkSource = "lien de désinscription";

std::string FingerprintOf(v1::ListRecipientsRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kRecipients) + request.SerializeAsString();
}

Wording Unsubscribed() {
    return {"C'est noté : vous ne recevrez plus ces messages.",
            "Done: you will get no more of these messages."};
}

}  // namespace

absl::StatusOr<Campaign> MarketingService::LoadForStep(Call& call, const std::string& name,
                                                       const std::string& etag) const {
    SOCLE_ASSIGN(const CampaignId id, ParseIdName<CampaignId>(kCampaigns, name));
    SOCLE_ASSIGN(Campaign campaign, stores_.campaigns.LoadForUpdate(call.transaction(), id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(etag, campaign.version));
    return campaign;
}

absl::StatusOr<v1::Campaign> MarketingService::PrepareCampaign(
    Call& call, const v1::PrepareCampaignRequest& request) {
    SOCLE_ASSIGN(Campaign campaign, LoadForStep(call, request.name(), request.etag()));
    SOCLE_RETURN_IF_ERROR(CanPrepare(campaign));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.segments.Load(tx, campaign.segment));
    SOCLE_ASSIGN(const std::vector<PartyId> members,
                 stores_.campaigns.MembersOf(tx, campaign.segment, kRecipientsMax + 1));
    if (members.empty())
        return Refuse(reason::kNoMembers, "the segment has no members",
                      {{"segment", ResourceName(kSegments, campaign.segment.value())}});
    if (members.size() > static_cast<std::size_t>(kRecipientsMax))
        return RefuseField(reason::kTooMany, "segment", "a campaign has at most 50,000 recipients",
                           {{"limit", std::to_string(kRecipientsMax)}});
    for (std::size_t first = 0; first < members.size(); first += kInsertedAtOnce) {
        const std::size_t end = std::min(first + kInsertedAtOnce, members.size());
        const std::vector<PartyId> some(members.begin() + static_cast<std::ptrdiff_t>(first),
                                        members.begin() + static_cast<std::ptrdiff_t>(end));
        std::vector<RecipientId> ids;
        for (std::size_t i = 0; i < some.size(); ++i) ids.push_back(RecipientId{call.NewId()});
        SOCLE_RETURN_IF_ERROR(
            stores_.campaigns.InsertRecipients(tx, campaign.id, ids, some, call.Now()));
    }
    campaign.state = CampaignState::kPreparing;
    campaign.job = tx.StartJob(NewPrepareJob(campaign, static_cast<std::int64_t>(members.size())));
    SOCLE_ASSIGN(campaign, stores_.campaigns.Save(tx, std::move(campaign), {}));
    return ToReply(tx, campaign);
}

absl::StatusOr<v1::Campaign> MarketingService::SendCampaign(
    Call& call, const v1::SendCampaignRequest& request) {
    SOCLE_ASSIGN(Campaign campaign, LoadForStep(call, request.name(), request.etag()));
    SOCLE_RETURN_IF_ERROR(CanSend(campaign));
    SOCLE_RETURN_IF_ERROR(outside_.CanSend());
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const auto figures, stores_.campaigns.FiguresOf(tx, {campaign.id}));
    const std::int64_t recipients = figures.at(campaign.id).recipients;
    if (recipients == 0)
        return Refuse(reason::kNoRecipients, "nobody on the list may get this campaign",
                      {{"campaign", request.name()}});
    campaign.state = CampaignState::kSending;
    campaign.sent_at = call.Now();
    campaign.job = tx.StartJob(NewSendJob(campaign, recipients));
    SOCLE_ASSIGN(campaign, stores_.campaigns.Save(tx, std::move(campaign), call.Today()));
    return ToReply(tx, campaign);
}

absl::StatusOr<v1::Campaign> MarketingService::CancelCampaign(
    Call& call, const v1::CancelCampaignRequest& request) {
    SOCLE_ASSIGN(Campaign campaign, LoadForStep(call, request.name(), request.etag()));
    SOCLE_RETURN_IF_ERROR(CanCancel(campaign));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.CancelRest(tx, campaign.id, call.Now()));
    campaign.state = CampaignState::kCancelled;
    std::optional<Date> sent_on;
    if (campaign.sent_at) sent_on = call.context().time_zone.DayOf(*campaign.sent_at);
    SOCLE_ASSIGN(campaign, stores_.campaigns.Save(tx, std::move(campaign), sent_on));
    return ToReply(tx, campaign);
}

absl::StatusOr<v1::ListRecipientsResponse> MarketingService::ListRecipients(
    Call& call, const v1::ListRecipientsRequest& request) {
    SOCLE_ASSIGN(const CampaignId campaign,
                 ParseIdName<CampaignId>(kCampaigns, request.campaign(), "campaign"));
    std::optional<RecipientState> state;
    if (request.state() != v1::RECIPIENT_STATE_UNSPECIFIED) {
        SOCLE_ASSIGN(state, ChoiceFrom(kRecipientStateChoices, request.state(), "state"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), CampaignStore::kRecipientKeys));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.Load(tx, campaign));
    SOCLE_ASSIGN(std::vector<Recipient> found,
                 stores_.campaigns.ListRecipients(tx, campaign, state, page));
    v1::ListRecipientsResponse response;
    response.set_next_page_token(CutPage(page, found, CampaignStore::RecipientKeyOf));
    for (const Recipient& recipient : found) *response.add_recipients() = ToProto(recipient);
    return response;
}

absl::StatusOr<v1::Recipient> MarketingService::RecordBounce(
    Call& call, const v1::RecordBounceRequest& request) {
    SOCLE_ASSIGN(const RecipientId id,
                 ParseIdName<RecipientId>(kRecipients, request.recipient(), "recipient"));
    SOCLE_ASSIGN(const std::string why, CheckText(request.reason(), "reason", kBounceReasonMax));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Recipient recipient, stores_.campaigns.LoadRecipient(tx, id));
    if (recipient.state == RecipientState::kBounced) return ToProto(recipient);
    if (recipient.state != RecipientState::kSent && recipient.state != RecipientState::kUnknown)
        return Refuse(reason::kRecipientState, "nothing was sent to this recipient");
    SOCLE_ASSIGN(const Campaign campaign, stores_.campaigns.Load(tx, recipient.campaign));
    recipient.state = RecipientState::kBounced;
    recipient.server_words = why;
    recipient.changed_at = call.Now();
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.Settle(tx, recipient));
    PublishOutcome(tx, campaign, recipient);
    return ToProto(recipient);
}

absl::StatusOr<v1::UnsubscribeResponse> MarketingService::Unsubscribe(
    Call& call, const v1::UnsubscribeRequest& request) {
    SOCLE_ASSIGN(const RecipientId id, outside_.ReadToken(call.tenant(), request.token()));
    Transaction& tx = call.transaction();
    const auto recipient = stores_.campaigns.LoadRecipient(tx, id);
    if (!recipient.ok()) return Refuse(reason::kLinkInvalid, "this link is not valid");
    SOCLE_ASSIGN(const Campaign campaign, stores_.campaigns.Load(tx, recipient->campaign));
    v1::UnsubscribeResponse response;
    response.set_text(Unsubscribed().In(call.context().language));
    const Subject subject = {campaign.purpose, Channel::kEmail};
    SOCLE_ASSIGN(const auto said, stores_.consents.Last(tx, recipient->party));
    const auto last = said.find(subject);
    if (last != said.end() && last->second.decision == Decision::kWithdrawn) return response;
    const Consent no{.id = ConsentId{call.NewId()},
                     .party = recipient->party,
                     .purpose = campaign.purpose,
                     .channel = Channel::kEmail,
                     .decision = Decision::kWithdrawn,
                     .source = std::string(kLinkSource),
                     .proof = ResourceName(kRecipients, id.value()),
                     .decided_at = call.Now(),
                     .recorded_by = ResourceName(kRecipients, id.value()),
                     .recorded_at = call.Now()};
    SOCLE_RETURN_IF_ERROR(stores_.consents.Insert(tx, no));
    SOCLE_ASSIGN(std::vector<std::string> addresses,
                 AddressesOf(tx, recipient->party, Channel::kEmail));
    if (!recipient->address.empty()) addresses.push_back(recipient->address);
    SOCLE_RETURN_IF_ERROR(stores_.consents.Suppress(tx, subject, addresses, call.Now()));
    PublishSaid(tx, no);
    return response;
}

}  // namespace socle::marketing
