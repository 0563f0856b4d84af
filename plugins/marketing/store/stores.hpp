// All that the brick keeps.
#pragma once

#include <utility>

#include "store/campaign_store.hpp"
#include "store/consent_store.hpp"
#include "store/segment_store.hpp"

namespace socle::marketing {

struct Stores {
    Stores(Sealer sealer, ChainHeads& heads) : consents(std::move(sealer), heads) {}

    ConsentStore consents;
    SegmentStore segments;
    CampaignStore campaigns;
};

}  // namespace socle::marketing
