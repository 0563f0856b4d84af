// The pal's service.
#pragma once

#include "acme/pal/v1/service.socle.hpp"

namespace acme::pal {

class PalService final : public v1::PalServiceBase {
 public:
    absl::StatusOr<v1::GreetResponse> Greet(socle::Call& call,
                                            const v1::GreetRequest& request) override;
};

}  // namespace acme::pal
