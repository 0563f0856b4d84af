// The exchange brick's wiring: stores, the service and the jobs on them, and what the kernel asks
// of every brick.
#include "socle/brick.hpp"

#include "service/duties.hpp"
#include "service/exchange_service.hpp"
#include "service/forget_job.hpp"
#include "service/import_job.hpp"
#include "service/undo_job.hpp"

namespace socle::exchange {
namespace {

class ExchangeBrick final : public Brick {
 public:
    explicit ExchangeBrick(const BrickHost&) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers&) override {}  // nobody else's facts matter here
    void DeclareJobs(JobHandlers& jobs) override {
        jobs.On(kImportJob,
                [this](Call& call, const JobView& job) { return import_job_.Step(call, job); });
        jobs.On(kUndoJob,
                [this](Call& call, const JobView& job) { return undo_job_.Step(call, job); });
        jobs.On(kForgetJob,
                [this](Call& call, const JobView& job) { return forget_job_.Step(call, job); });
    }
    absl::StatusOr<VerifyReport> Verify(Call& call) override { return duties_.Verify(call); }
    absl::Status EraseParty(Call& call, PartyId party) override {
        return duties_.EraseParty(call, party);
    }

 private:
    ImportStore imports_;
    FileStore files_;
    RowStore rows_;
    RecordStore records_;
    ExchangeService service_{imports_, files_, rows_, records_};
    ImportJob import_job_{imports_, files_, rows_, records_};
    UndoJob undo_job_{imports_, records_};
    ForgetJob forget_job_{imports_, files_, rows_, records_};
    Duties duties_{imports_, records_};
};

}  // namespace
}  // namespace socle::exchange

SOCLE_BRICK("exchange", socle::exchange::ExchangeBrick)
