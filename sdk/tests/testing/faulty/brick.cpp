// The faulty brick's wiring: it is not idempotent, and forgets nobody the same way twice.
#include "socle/brick.hpp"

#include "service/faulty_service.hpp"
#include "socle/client_record/v1/events.pb.h"

namespace socle::faulty {
namespace {

class FaultyBrick final : public Brick {
 public:
    explicit FaultyBrick(const BrickHost&) {}

    std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers& handlers) override {
        handlers.On<client_record::v1::PartyMerged>(
            [](Call& call, const EventMeta&, const client_record::v1::PartyMerged&) {
                return WriteRow(call);
            });
    }
    void DeclareJobs(JobHandlers& jobs) override {
        jobs.On("tidy.up", [](Call&, const JobView&) -> absl::StatusOr<JobStep> {
            return JobStep{.cursor = {}, .finished = true, .result = {}, .again_at = std::nullopt};
        });
    }
    absl::StatusOr<VerifyReport> Verify(Call&) override { return VerifyReport{}; }
    absl::Status EraseParty(Call& call, PartyId) override { return WriteRow(call); }

 private:
    FaultyService service_;
};

}  // namespace
}  // namespace socle::faulty

SOCLE_BRICK("faulty", socle::faulty::FaultyBrick)
