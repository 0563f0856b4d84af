// The marketing brick's wiring.
#include "socle/brick.hpp"

#include "events/handlers.hpp"
#include "service/duties.hpp"
#include "service/marketing_service.hpp"

namespace socle::marketing {
namespace {

class MarketingBrick final : public Brick {
 public:
    explicit MarketingBrick(const BrickHost& host) : consents_(host.seal, host.chain_heads) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers& handlers) override { marketing::Subscribe(consents_, handlers); }
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    ConsentStore consents_;
    MarketingService service_{consents_};
    Duties duties_{consents_};
};

}  // namespace
}  // namespace socle::marketing

SOCLE_BRICK("marketing", socle::marketing::MarketingBrick)
