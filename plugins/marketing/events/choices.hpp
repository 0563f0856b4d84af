// The domain's choices in the contract's words: what facts and replies have in common.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "domain/campaign.hpp"
#include "socle/marketing/v1/resources.pb.h"

namespace socle::marketing {

inline constexpr std::string_view kConsents = "consents";
inline constexpr std::string_view kParties = "parties";
inline constexpr std::string_view kSegments = "segments";
inline constexpr std::string_view kCampaigns = "campaigns";
inline constexpr std::string_view kRecipients = "recipients";

inline constexpr std::array<std::pair<Purpose, v1::Purpose>, 3> kPurposeChoices = {{
    {Purpose::kNewsletter, v1::PURPOSE_NEWSLETTER},
    {Purpose::kOffers, v1::PURPOSE_OFFERS},
    {Purpose::kEvents, v1::PURPOSE_EVENTS},
}};
inline constexpr std::array<std::pair<Channel, v1::Channel>, 4> kChannelChoices = {{
    {Channel::kEmail, v1::CHANNEL_EMAIL},
    {Channel::kPhone, v1::CHANNEL_PHONE},
    {Channel::kSms, v1::CHANNEL_SMS},
    {Channel::kPost, v1::CHANNEL_POST},
}};
inline constexpr std::array<std::pair<Ground, v1::Ground>, 8> kGroundChoices = {{
    {Ground::kConsent, v1::GROUND_CONSENT},
    {Ground::kWithdrawn, v1::GROUND_WITHDRAWN},
    {Ground::kSuppressed, v1::GROUND_SUPPRESSED},
    {Ground::kNothingSaid, v1::GROUND_NOTHING_SAID},
    {Ground::kCustomer, v1::GROUND_CUSTOMER},
    {Ground::kProfessional, v1::GROUND_PROFESSIONAL},
    {Ground::kNoAddress, v1::GROUND_NO_ADDRESS},
    {Ground::kUndeliverable, v1::GROUND_UNDELIVERABLE},
}};
inline constexpr std::array<std::pair<CampaignState, v1::CampaignState>, 6> kCampaignStateChoices =
    {{
        {CampaignState::kDraft, v1::CAMPAIGN_STATE_DRAFT},
        {CampaignState::kPreparing, v1::CAMPAIGN_STATE_PREPARING},
        {CampaignState::kPrepared, v1::CAMPAIGN_STATE_PREPARED},
        {CampaignState::kSending, v1::CAMPAIGN_STATE_SENDING},
        {CampaignState::kSent, v1::CAMPAIGN_STATE_SENT},
        {CampaignState::kCancelled, v1::CAMPAIGN_STATE_CANCELLED},
    }};
inline constexpr std::array<std::pair<RecipientState, v1::RecipientState>, 10>
    kRecipientStateChoices = {{
        {RecipientState::kListed, v1::RECIPIENT_STATE_LISTED},
        {RecipientState::kExcluded, v1::RECIPIENT_STATE_EXCLUDED},
        {RecipientState::kReady, v1::RECIPIENT_STATE_READY},
        {RecipientState::kSending, v1::RECIPIENT_STATE_SENDING},
        {RecipientState::kSent, v1::RECIPIENT_STATE_SENT},
        {RecipientState::kRefused, v1::RECIPIENT_STATE_REFUSED},
        {RecipientState::kFailed, v1::RECIPIENT_STATE_FAILED},
        {RecipientState::kUnknown, v1::RECIPIENT_STATE_UNKNOWN},
        {RecipientState::kBounced, v1::RECIPIENT_STATE_BOUNCED},
        {RecipientState::kCancelled, v1::RECIPIENT_STATE_CANCELLED},
    }};

template <typename Choices, typename Domain>
[[nodiscard]] auto ToWire(const Choices& choices, Domain value) {
    for (const auto& [domain, wire] : choices)
        if (domain == value) return wire;
    return typename Choices::value_type::second_type{};
}

}  // namespace socle::marketing
