#include "kernel/bus/bus_module.hpp"

#include "kernel/bus/chain_verifier.hpp"

namespace socle::bus {

absl::StatusOr<VerifyReport> BusModule::Verify(Call& call) {
    return VerifyChain(call);
}

}  // namespace socle::bus
