// The marketing brick's wiring.
#include "socle/brick.hpp"

#include "events/handlers.hpp"
#include "service/duties.hpp"
#include "service/marketing_service.hpp"
#include "service/prepare_job.hpp"
#include "service/refresh_job.hpp"
#include "service/send_job.hpp"

namespace socle::marketing {
namespace {

class MarketingBrick final : public Brick {
 public:
    explicit MarketingBrick(const BrickHost& host)
        : stores_(host.seal, host.chain_heads), outside_(host) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers& handlers) override { marketing::Subscribe(stores_, handlers); }
    void DeclareJobs(JobHandlers& jobs) override {
        jobs.On(kPrepareJob,
                [this](Call& call, const JobView& job) { return prepare_job_.Step(call, job); });
        jobs.On(kSendJob,
                [this](Call& call, const JobView& job) { return send_job_.Step(call, job); });
        for (const char* kind : {kFindMembersJob, kRefreshJob})
            jobs.On(kind, [this](Call& call, const JobView& job) {
                return refresh_job_.Step(call, job);
            });
    }
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    Stores stores_;
    Outside outside_;
    MarketingService service_{stores_, outside_};
    PrepareJob prepare_job_{stores_};
    SendJob send_job_{stores_, outside_};
    RefreshJob refresh_job_{stores_.segments};
    Duties duties_{stores_};
};

}  // namespace
}  // namespace socle::marketing

SOCLE_BRICK("marketing", socle::marketing::MarketingBrick)
