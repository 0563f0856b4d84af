#include "socle/brick.hpp"

#include "service/pal_service.hpp"

namespace acme::pal {

class PalBrick final : public socle::Brick {
 public:
    explicit PalBrick(const socle::BrickHost&) {}
    std::vector<socle::Service*> Services() override { return {&service_}; }
    void Subscribe(socle::EventHandlers&) override {}
    absl::StatusOr<socle::VerifyReport> Verify(socle::Call&) override {
        return socle::VerifyReport{};
    }
    absl::Status EraseParty(socle::Call&, socle::PartyId) override { return absl::OkStatus(); }

 private:
    PalService service_;
};

}  // namespace acme::pal

SOCLE_BRICK("pal", acme::pal::PalBrick)
