// Between the contract's messages and the domain's values.
#pragma once

#include <absl/status/statusor.h>

#include "domain/consent.hpp"
#include "domain/reasons.hpp"
#include "events/choices.hpp"
#include "store/campaign_store.hpp"

namespace socle::marketing {

// Refusals: REQUIRED (unspecified), INVALID_VALUE.
template <typename Choices, typename Wire>
[[nodiscard]] auto ChoiceFrom(const Choices& choices, Wire wire, std::string_view field)
    -> absl::StatusOr<typename Choices::value_type::first_type> {
    if (wire == Wire{})
        return RefuseField(reason::kRequired, field, "one of its values must be given");
    for (const auto& [domain, known] : choices)
        if (known == wire) return domain;
    return RefuseField(reason::kInvalidValue, field, "there is no such value",
                       {{"value", std::to_string(static_cast<int>(wire))}});
}

[[nodiscard]] v1::Consent ToProto(const Consent& consent);
[[nodiscard]] v1::Campaign ToProto(const Campaign& campaign, const CampaignFigures& figures);
[[nodiscard]] v1::Recipient ToProto(const Recipient& recipient);
[[nodiscard]] v1::Permission ToProto(Purpose purpose, Channel channel,
                                     const Permission& permission);

}  // namespace socle::marketing
