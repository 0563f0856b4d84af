// What the kernel asks of every brick about what it keeps: is it sound, and forget this person.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"
#include "store/import_store.hpp"
#include "store/record_store.hpp"

namespace socle::exchange {

class Duties {
 public:
    Duties(const ImportStore& imports, const RecordStore& records)
        : imports_(imports), records_(records) {}

    // Looks at every import, oldest first; stops at the hundredth fault.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) const;

    // What imports have noted of the party goes: there is nothing to take back any more. A refused
    // row belongs to nobody yet, and a waiting one to nobody we could tell: the forget job deletes
    // both in time.
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) const;

 private:
    const ImportStore& imports_;
    const RecordStore& records_;
};

}  // namespace socle::exchange
