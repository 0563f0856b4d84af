// The invoicing brick's wiring: stores, the service on them, and what the kernel asks of every
// brick.
#include "socle/brick.hpp"

#include "events/handlers.hpp"
#include "service/duties.hpp"
#include "service/invoicing_service.hpp"
#include "service/send_job.hpp"

namespace socle::invoicing {
namespace {

class InvoicingBrick final : public Brick {
 public:
    explicit InvoicingBrick(const BrickHost& host)
        : stores_(host.seal, host.chain_heads),
          service_(stores_, host.mailer),
          send_job_(stores_, host.mailer) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers& handlers) override { invoicing::Subscribe(stores_, handlers); }
    void DeclareJobs(JobHandlers& jobs) override {
        jobs.On(kSendJob,
                [this](Call& call, const JobView& job) { return send_job_.Step(call, job); });
    }
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    Stores stores_;
    InvoicingService service_;
    SendJob send_job_;
    Duties duties_{stores_};
};

}  // namespace
}  // namespace socle::invoicing

SOCLE_BRICK("invoicing", socle::invoicing::InvoicingBrick)
