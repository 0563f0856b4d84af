// What the kernel asks of every brick about what it keeps: is it sound, and forget this person.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"
#include "store/stores.hpp"

namespace socle::marketing {

class Duties {
 public:
    explicit Duties(const Stores& stores) : stores_(stores) {}

    // Recomputes the chain of consents, and holds each proof that is still kept against its digest.
    // Stops at the hundredth fault.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) const;

    // Proofs, addresses and the postal code go; what was said stays, as the law wants it proved,
    // and so does the no of an address.
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) const;

 private:
    const Stores& stores_;
};

}  // namespace socle::marketing
