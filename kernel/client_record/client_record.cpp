#include "kernel/client_record/client_record.hpp"

#include "kernel/client_record/service/erasure.hpp"
#include "kernel/client_record/service/verify.hpp"

namespace socle::client_record {

absl::StatusOr<VerifyReport> ClientRecordBrick::Verify(Call& call) {
    return VerifyRecord(call);
}

absl::Status ClientRecordBrick::EraseParty(Call& call, PartyId party) {
    return EraseForGood(call, Stores{}, party).status();
}

}  // namespace socle::client_record
