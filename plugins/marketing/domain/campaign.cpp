#include "domain/campaign.hpp"

#include <initializer_list>

#include "domain/merge_fields.hpp"
#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::marketing {
namespace {

absl::Status CheckTexts(Texts& texts, const std::string& subject_path,
                        const std::string& body_path) {
    SOCLE_ASSIGN(texts.subject, CheckRequiredText(texts.subject, subject_path, kSubjectMax));
    if (texts.subject.find_first_of("\r\n\t") != std::string::npos)
        return RefuseField(reason::kInvalidText, subject_path, "a subject is one line");
    SOCLE_ASSIGN(texts.body, CheckRequiredText(texts.body, body_path, kBodyMax));
    SOCLE_RETURN_IF_ERROR(CheckMergeFields(texts.subject, subject_path));
    return CheckMergeFields(texts.body, body_path);
}

absl::Status Only(const Campaign& campaign, std::initializer_list<CampaignState> allowed) {
    for (const CampaignState state : allowed)
        if (campaign.state == state) return absl::OkStatus();
    return Refuse(reason::kCampaignState, "the campaign's state does not allow it",
                  {{"state", std::string(WordOf(campaign.state))}});
}

}  // namespace

std::string_view WordOf(CampaignState state) {
    switch (state) {
        case CampaignState::kDraft:
            return "draft";
        case CampaignState::kPreparing:
            return "preparing";
        case CampaignState::kPrepared:
            return "prepared";
        case CampaignState::kSending:
            return "sending";
        case CampaignState::kSent:
            return "sent";
        case CampaignState::kCancelled:
            return "cancelled";
    }
    return "";
}

std::string_view WordOf(RecipientState state) {
    switch (state) {
        case RecipientState::kListed:
            return "listed";
        case RecipientState::kExcluded:
            return "excluded";
        case RecipientState::kReady:
            return "ready";
        case RecipientState::kSending:
            return "sending";
        case RecipientState::kSent:
            return "sent";
        case RecipientState::kRefused:
            return "refused";
        case RecipientState::kFailed:
            return "failed";
        case RecipientState::kUnknown:
            return "unknown";
        case RecipientState::kBounced:
            return "bounced";
        case RecipientState::kCancelled:
            return "cancelled";
    }
    return "";
}

absl::StatusOr<Campaign> CheckCampaign(Campaign campaign) {
    SOCLE_ASSIGN(campaign.display_name,
                 CheckRequiredText(campaign.display_name, "display_name", kCampaignNameMax));
    SOCLE_RETURN_IF_ERROR(CheckTexts(campaign.french, "subject_fr", "body_fr"));
    if (campaign.english != Texts{})
        SOCLE_RETURN_IF_ERROR(CheckTexts(campaign.english, "subject_en", "body_en"));
    return campaign;
}

absl::Status CanChange(const Campaign& campaign) {
    return Only(campaign, {CampaignState::kDraft});
}

absl::Status CanPrepare(const Campaign& campaign) {
    return Only(campaign, {CampaignState::kDraft});
}

absl::Status CanSend(const Campaign& campaign) {
    return Only(campaign, {CampaignState::kPrepared});
}

absl::Status CanCancel(const Campaign& campaign) {
    return Only(campaign, {CampaignState::kDraft, CampaignState::kPreparing,
                           CampaignState::kPrepared, CampaignState::kSending});
}

Allowance Allow(const Campaign& campaign, const Permission& said, const Standing& standing) {
    if (!said.allowed && said.ground != Ground::kNothingSaid) return {false, said.ground};
    if (standing.address.empty()) return {false, Ground::kNoAddress};
    if (standing.is_undeliverable) return {false, Ground::kUndeliverable};
    if (said.allowed) return {true, said.ground};
    if (campaign.customers_allowed && standing.is_customer) return {true, Ground::kCustomer};
    if (campaign.professionals_allowed && standing.is_company) return {true, Ground::kProfessional};
    return {false, Ground::kNothingSaid};
}

}  // namespace socle::marketing
