// The invoicing brick's wiring: stores, the service on them, and what the kernel asks of every
// brick.
#include "socle/brick.hpp"

#include "service/duties.hpp"
#include "service/invoicing_service.hpp"

namespace socle::invoicing {
namespace {

class InvoicingBrick final : public Brick {
 public:
    explicit InvoicingBrick(const BrickHost& host) : stores_(host.seal, host.chain_heads) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers&) override {}  // nobody else's facts matter here
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    Stores stores_;
    InvoicingService service_{stores_};
    Duties duties_{stores_};
};

}  // namespace
}  // namespace socle::invoicing

SOCLE_BRICK("invoicing", socle::invoicing::InvoicingBrick)
