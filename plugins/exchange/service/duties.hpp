// What the kernel asks of every brick about what it keeps: is it sound, and forget this person.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"
#include "store/import_store.hpp"

namespace socle::exchange {

class Duties {
 public:
    explicit Duties(const ImportStore& imports) : imports_(imports) {}

    // Looks at every import, oldest first; stops at the hundredth fault.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) const;

    // Nothing is kept under a party's name. A refused row belongs to nobody yet, and a waiting one
    // to nobody we could tell: the forget job deletes both in time.
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) const;

 private:
    const ImportStore& imports_;
};

}  // namespace socle::exchange
