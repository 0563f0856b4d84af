// Methods that fail where they should refuse.
#pragma once

#include "socle/faulty/v1/service.socle.hpp"

namespace socle::faulty {

class FaultyService final : public v1::FaultyServiceBase {
 public:
    // A parser that forgot that anything may come in.
    absl::StatusOr<v1::Thing> GetThing(Call& call, const v1::GetThingRequest& request) override;
    absl::StatusOr<v1::Thing> DropThing(Call& call, const v1::GetThingRequest& request) override;
};

// Writes a new row each time it is asked to.
[[nodiscard]] absl::Status WriteRow(Call& call);

}  // namespace socle::faulty
