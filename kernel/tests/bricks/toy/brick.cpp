#include "socle/brick.hpp"

#include "service/toy_service.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/hash.hpp"
#include "store/queries.hpp"

namespace acme::toy {

namespace queries = socle::toy::queries;
using socle::client_record::v1::PartyCreated;

class ToyBrick final : public socle::Brick {
 public:
    explicit ToyBrick(const socle::BrickHost& host) : host_(host) {}
    std::vector<socle::Service*> Services() override { return {&service_}; }
    void Subscribe(socle::EventHandlers& handlers) override {
        handlers.On<PartyCreated>([](socle::Call& call, const socle::EventMeta& meta,
                                     const PartyCreated& fact) -> absl::Status {
            return call.transaction()
                .Exec(queries::kInsertParty, {fact.party(), meta.replaying})
                .status();
        });
    }
    void DeclareJobs(socle::JobHandlers& jobs) override {
        jobs.On("toy.rest", [](socle::Call&, const socle::JobView&) {
            socle::JobStep step;
            step.finished = true;
            return absl::StatusOr<socle::JobStep>(step);
        });
    }
    absl::StatusOr<socle::VerifyReport> Verify(socle::Call& call) override {
        SOCLE_ASSIGN(const socle::Row row,
                     call.transaction().ExecOne(queries::kCountParties, {}, "count"));
        const std::string seal = socle::ToHex(host_.seal("toy"));
        return socle::VerifyReport{row.Int64("parties"),
                                   {{"toys/1", "seal", {"sceau " + seal, "seal " + seal}}}};
    }
    absl::Status EraseParty(socle::Call& call, socle::PartyId party) override {
        return call.transaction()
            .Exec(queries::kDeleteParty, {socle::ResourceName("parties", party.value())})
            .status();
    }

 private:
    const socle::BrickHost& host_;
    ToyService service_;
};

}  // namespace acme::toy

SOCLE_BRICK("toy", acme::toy::ToyBrick)
