// What the kernel asks of every brick about what it keeps: is it sound, and forget this person.
#pragma once

#include <absl/status/statusor.h>

#include <vector>

#include "socle/brick.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

class Duties {
 public:
    explicit Duties(const Stores& stores) : stores_(stores) {}

    // Follows the tenant's chain of seals from its start (service/chain_check.hpp), stopping at the
    // hundredth fault; where it is sound, holds the event log against it (service/log_check.hpp).
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) const;

    // Drafts, and quotes nobody accepted, forget their buyer. Issued documents, payments and
    // accepted quotes stay for ten years (C. com. L123-22).
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) const;

 private:
    [[nodiscard]] absl::Status VerifyLog(Call& call, const std::vector<SealedRecord>& records,
                                         VerifyReport& report) const;
    // What has been sealed since. Refusal: OVERLOADED when it is more than 100,000 records.
    [[nodiscard]] absl::StatusOr<std::vector<SealedRecord>> ReadAfter(
        Call& call, const std::vector<SealedRecord>& records) const;

    const Stores& stores_;
};

}  // namespace socle::invoicing
