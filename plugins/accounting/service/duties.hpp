// What the kernel asks of every brick about what it keeps: is it sound, and forget this person.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"
#include "store/stores.hpp"

namespace socle::accounting {

class Duties {
 public:
    explicit Duties(const Stores& stores) : stores_(stores) {}

    // Recomputes the chain of seals, balances and numbers of every entry, then holds the books
    // against the log: each document has its entry, of its amount, and each entry its document.
    // Stops at the hundredth fault.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) const;

    // The name of a party that entries name is kept by law (C. com. L123-22); any other goes.
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) const;

 private:
    const Stores& stores_;
};

}  // namespace socle::accounting
