// Whether a party may get a campaign today, and what is needed to write to it.
#pragma once

#include <absl/status/statusor.h>

#include "domain/campaign.hpp"
#include "store/stores.hpp"

namespace socle::marketing {

struct Judgement {
    Allowance allowance = {};
    std::string address = {};
    Person reader = {};
};

[[nodiscard]] absl::StatusOr<Judgement> JudgeParty(const Stores& stores, Transaction& tx,
                                                   const Campaign& campaign, PartyId party);

}  // namespace socle::marketing
