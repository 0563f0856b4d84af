// The domain's choices in the contract's words: what facts and replies have in common.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "domain/consent.hpp"
#include "socle/marketing/v1/resources.pb.h"

namespace socle::marketing {

inline constexpr std::string_view kConsents = "consents";
inline constexpr std::string_view kParties = "parties";

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
inline constexpr std::array<std::pair<Ground, v1::Ground>, 4> kGroundChoices = {{
    {Ground::kConsent, v1::GROUND_CONSENT},
    {Ground::kWithdrawn, v1::GROUND_WITHDRAWN},
    {Ground::kSuppressed, v1::GROUND_SUPPRESSED},
    {Ground::kNothingSaid, v1::GROUND_NOTHING_SAID},
}};

template <typename Choices, typename Domain>
[[nodiscard]] auto ToWire(const Choices& choices, Domain value) {
    for (const auto& [domain, wire] : choices)
        if (domain == value) return wire;
    return typename Choices::value_type::second_type{};
}

}  // namespace socle::marketing
