// The kinds of record the crm brick keeps, one id type each, and the names they go by.
#pragma once

#include <string>
#include <string_view>

#include "socle/id.hpp"

namespace socle::crm {

using PipelineId = Id<struct PipelineTag>;
using OpportunityId = Id<struct OpportunityTag>;

inline constexpr std::string_view kPipelines = "pipelines";
inline constexpr std::string_view kOpportunities = "opportunities";
inline constexpr std::string_view kParties = "parties";  // kept by the client record

[[nodiscard]] inline std::string NameOf(PipelineId id) {
    return ResourceName(kPipelines, id.value());
}
[[nodiscard]] inline std::string NameOf(OpportunityId id) {
    return ResourceName(kOpportunities, id.value());
}
[[nodiscard]] inline std::string NameOf(PartyId id) {
    return ResourceName(kParties, id.value());
}

}  // namespace socle::crm
