// The toy's service.
#pragma once

#include "acme/toy/v1/service.socle.hpp"

namespace acme::toy {

class ToyService final : public v1::ToyServiceBase {
 public:
    absl::StatusOr<v1::CountPartiesResponse> CountParties(
        socle::Call& call, const v1::CountPartiesRequest& request) override;
    absl::StatusOr<v1::AddNoteResponse> AddNote(socle::Call& call,
                                                const v1::AddNoteRequest& request) override;
};

}  // namespace acme::toy
