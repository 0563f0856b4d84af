// The crm brick's wiring: stores, the service on them, and what the kernel asks of every brick.
#include "socle/brick.hpp"

#include "service/crm_service.hpp"
#include "service/duties.hpp"

namespace socle::crm {
namespace {

class CrmBrick final : public Brick {
 public:
    explicit CrmBrick(const BrickHost&) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers&) override {}  // nobody else's facts matter here
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    PipelineStore pipelines_;
    OpportunityStore opportunities_;
    CrmService service_{pipelines_, opportunities_};
    Duties duties_{pipelines_, opportunities_};
};

}  // namespace
}  // namespace socle::crm

SOCLE_BRICK("crm", socle::crm::CrmBrick)
