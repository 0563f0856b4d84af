#include "domain/merge_fields.hpp"
#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/judge.hpp"
#include "service/marketing_service.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"
#include "socle/wire.hpp"

namespace socle::marketing {
namespace {

// The words of a campaign; all else of it stays as it was.
absl::StatusOr<Campaign> Worded(const v1::Campaign& sent, Campaign campaign) {
    campaign.display_name = sent.display_name();
    SOCLE_ASSIGN(campaign.purpose, ChoiceFrom(kPurposeChoices, sent.purpose(), "purpose"));
    if (sent.segment().empty())
        return RefuseField(reason::kRequired, "segment", "say whom the campaign is for");
    SOCLE_ASSIGN(campaign.segment, ParseIdName<SegmentId>(kSegments, sent.segment(), "segment"));
    campaign.customers_allowed = sent.customers_allowed();
    campaign.professionals_allowed = sent.professionals_allowed();
    campaign.french = {sent.subject_fr(), sent.body_fr()};
    campaign.english = {sent.subject_en(), sent.body_en()};
    return CheckCampaign(std::move(campaign));
}

}  // namespace

absl::StatusOr<v1::Campaign> MarketingService::ToReply(Transaction& tx,
                                                       const Campaign& campaign) const {
    SOCLE_ASSIGN(const auto figures, stores_.campaigns.FiguresOf(tx, {campaign.id}));
    return ToProto(campaign, figures.at(campaign.id));
}

absl::StatusOr<v1::Campaign> MarketingService::CreateCampaign(
    Call& call, const v1::CreateCampaignRequest& request) {
    Campaign draft{.id = CampaignId{call.NewId()}, .created_at = call.Now()};
    if (!request.campaign().name().empty()) {
        SOCLE_ASSIGN(draft.id, ParseIdName<CampaignId>(kCampaigns, request.campaign().name()));
    }
    SOCLE_ASSIGN(const Campaign campaign, Worded(request.campaign(), std::move(draft)));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.segments.Load(tx, campaign.segment));
    SOCLE_RETURN_IF_ERROR(stores_.campaigns.Insert(tx, campaign));
    return ToProto(campaign, {});
}

absl::StatusOr<v1::Campaign> MarketingService::GetCampaign(Call& call,
                                                           const v1::GetCampaignRequest& request) {
    SOCLE_ASSIGN(const CampaignId id, ParseIdName<CampaignId>(kCampaigns, request.name()));
    SOCLE_ASSIGN(const Campaign campaign, stores_.campaigns.Load(call.transaction(), id));
    return ToReply(call.transaction(), campaign);
}

absl::StatusOr<v1::ListCampaignsResponse> MarketingService::ListCampaigns(
    Call& call, const v1::ListCampaignsRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(), kCampaigns,
                                           CampaignStore::kSortKeys));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(std::vector<Campaign> found, stores_.campaigns.List(tx, page));
    v1::ListCampaignsResponse response;
    response.set_next_page_token(CutPage(page, found, CampaignStore::SortKeyOf));
    std::vector<CampaignId> ids;
    for (const Campaign& campaign : found) ids.push_back(campaign.id);
    SOCLE_ASSIGN(const auto figures, stores_.campaigns.FiguresOf(tx, ids));
    for (const Campaign& campaign : found) {
        v1::Campaign& added = *response.add_campaigns();
        added = ToProto(campaign, figures.at(campaign.id));
        added.clear_body_fr();
        added.clear_body_en();
    }
    return response;
}

absl::StatusOr<v1::Campaign> MarketingService::UpdateCampaign(
    Call& call, const v1::UpdateCampaignRequest& request) {
    const v1::Campaign& sent = request.campaign();
    SOCLE_ASSIGN(const CampaignId id, ParseIdName<CampaignId>(kCampaigns, sent.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Campaign before, stores_.campaigns.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(sent.etag(), before.version));
    SOCLE_RETURN_IF_ERROR(CanChange(before));
    v1::Campaign record = ToProto(before, {});
    SOCLE_RETURN_IF_ERROR(
        ApplyUpdate(request.update_mask(), sent, record,
                    {"state", "recipient_count", "excluded_count", "sent_count", "failed_count",
                     "revenue", "create_time", "send_time", "job"}));
    SOCLE_ASSIGN(Campaign after, Worded(record, before));
    SOCLE_RETURN_IF_ERROR(stores_.segments.Load(tx, after.segment));
    SOCLE_ASSIGN(const Campaign saved, stores_.campaigns.Save(tx, std::move(after), {}));
    return ToReply(tx, saved);
}

absl::StatusOr<v1::PreviewCampaignResponse> MarketingService::PreviewCampaign(
    Call& call, const v1::PreviewCampaignRequest& request) {
    SOCLE_ASSIGN(const CampaignId id, ParseIdName<CampaignId>(kCampaigns, request.name()));
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    SOCLE_ASSIGN(const Sender sender, FindSender(call));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Campaign campaign, stores_.campaigns.Load(tx, id));
    SOCLE_ASSIGN(const Judgement judgement, JudgeParty(stores_, tx, campaign, party));
    const Texts texts = WriteMail(campaign, judgement.reader, sender, judgement.allowance.ground,
                                  outside_.UnsubscribeUrl(call.tenant(), RecipientId{}));
    v1::PreviewCampaignResponse response;
    response.set_allowed(judgement.allowance.allowed);
    response.set_ground(ToWire(kGroundChoices, judgement.allowance.ground));
    response.set_subject(texts.subject);
    response.set_text(texts.body);
    return response;
}

}  // namespace socle::marketing
