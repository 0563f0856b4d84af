// The accounting brick's wiring: stores, the service on them, others' facts, and what the kernel
// asks of every brick.
#include "socle/brick.hpp"

#include "events/handlers.hpp"
#include "service/accounting_service.hpp"
#include "service/duties.hpp"

namespace socle::accounting {
namespace {

class AccountingBrick final : public Brick {
 public:
    explicit AccountingBrick(const BrickHost& host) : stores_(host.seal, host.chain_heads) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers& handlers) override { accounting::Subscribe(stores_, handlers); }
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    Stores stores_;
    AccountingService service_{stores_};
    Duties duties_{stores_};
};

}  // namespace
}  // namespace socle::accounting

SOCLE_BRICK("accounting", socle::accounting::AccountingBrick)
