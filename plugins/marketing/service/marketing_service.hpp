// The brick's methods. Refusals are those of the contract (socle/marketing/v1/service.proto).
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "service/outside.hpp"
#include "socle/marketing/v1/service.socle.hpp"
#include "store/stores.hpp"

namespace socle::marketing {

class MarketingService final : public v1::MarketingServiceBase {
 public:
    MarketingService(const Stores& stores, const Outside& outside)
        : stores_(stores), outside_(outside) {}

    // service/consent_methods.cpp
    absl::StatusOr<v1::Consent> RecordConsent(Call& call,
                                              const v1::RecordConsentRequest& request) override;
    absl::StatusOr<v1::WithdrawConsentResponse> WithdrawConsent(
        Call& call, const v1::WithdrawConsentRequest& request) override;
    absl::StatusOr<v1::ListConsentsResponse> ListConsents(
        Call& call, const v1::ListConsentsRequest& request) override;
    absl::StatusOr<v1::GetPermissionsResponse> GetPermissions(
        Call& call, const v1::GetPermissionsRequest& request) override;

    // service/segment_methods.cpp
    absl::StatusOr<v1::Segment> CreateSegment(Call& call,
                                              const v1::CreateSegmentRequest& request) override;
    absl::StatusOr<v1::Segment> GetSegment(Call& call,
                                           const v1::GetSegmentRequest& request) override;
    absl::StatusOr<v1::ListSegmentsResponse> ListSegments(
        Call& call, const v1::ListSegmentsRequest& request) override;
    absl::StatusOr<v1::DeleteSegmentResponse> DeleteSegment(
        Call& call, const v1::DeleteSegmentRequest& request) override;
    absl::StatusOr<v1::ListMembershipsResponse> ListMemberships(
        Call& call, const v1::ListMembershipsRequest& request) override;
    absl::StatusOr<v1::ExplainMembershipResponse> ExplainMembership(
        Call& call, const v1::ExplainMembershipRequest& request) override;

    // service/campaign_methods.cpp
    absl::StatusOr<v1::Campaign> CreateCampaign(Call& call,
                                                const v1::CreateCampaignRequest& request) override;
    absl::StatusOr<v1::Campaign> GetCampaign(Call& call,
                                             const v1::GetCampaignRequest& request) override;
    absl::StatusOr<v1::ListCampaignsResponse> ListCampaigns(
        Call& call, const v1::ListCampaignsRequest& request) override;
    absl::StatusOr<v1::Campaign> UpdateCampaign(Call& call,
                                                const v1::UpdateCampaignRequest& request) override;
    absl::StatusOr<v1::PreviewCampaignResponse> PreviewCampaign(
        Call& call, const v1::PreviewCampaignRequest& request) override;

    // service/campaign_steps.cpp
    absl::StatusOr<v1::Campaign> PrepareCampaign(
        Call& call, const v1::PrepareCampaignRequest& request) override;
    absl::StatusOr<v1::Campaign> SendCampaign(Call& call,
                                              const v1::SendCampaignRequest& request) override;
    absl::StatusOr<v1::Campaign> CancelCampaign(Call& call,
                                                const v1::CancelCampaignRequest& request) override;
    absl::StatusOr<v1::ListRecipientsResponse> ListRecipients(
        Call& call, const v1::ListRecipientsRequest& request) override;
    absl::StatusOr<v1::Recipient> RecordBounce(Call& call,
                                               const v1::RecordBounceRequest& request) override;
    absl::StatusOr<v1::UnsubscribeResponse> Unsubscribe(
        Call& call, const v1::UnsubscribeRequest& request) override;

 private:
    // A campaign that is to change its state, held. Refusals: NOT_FOUND, ETAG_MISMATCH.
    [[nodiscard]] absl::StatusOr<Campaign> LoadForStep(Call& call, const std::string& name,
                                                       const std::string& etag) const;
    [[nodiscard]] absl::StatusOr<v1::Campaign> ToReply(Transaction& tx,
                                                       const Campaign& campaign) const;
    // Addresses of the party on the channel, those of the parties it was merged with included.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> AddressesOf(Transaction& tx,
                                                                       PartyId party,
                                                                       Channel channel) const;

    const Stores& stores_;
    const Outside& outside_;
};

}  // namespace socle::marketing
