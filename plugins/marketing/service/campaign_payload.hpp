// What a campaign's jobs are given: which campaign, and how many they will count to.
#pragma once

#include <absl/status/statusor.h>
#include <absl/strings/numbers.h>

#include <string>
#include <string_view>

#include "domain/campaign.hpp"
#include "socle/status.hpp"

namespace socle::marketing {

struct CampaignPayload {
    CampaignId campaign = {};
    std::int64_t total = 0;
};

[[nodiscard]] inline std::string TextOf(const CampaignPayload& payload) {
    return payload.campaign.ToString() + " " + std::to_string(payload.total);
}

[[nodiscard]] inline absl::StatusOr<CampaignPayload> ReadCampaignPayload(std::string_view text) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    CampaignPayload payload;
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(text.substr(0, blank)));
    payload.campaign = CampaignId{id};
    if (!absl::SimpleAtoi(std::string(text.substr(std::min(blank + 1, text.size()))),
                          &payload.total))
        return BrokenInvariant("a campaign's job does not say how many it counts to");
    return payload;
}

}  // namespace socle::marketing
