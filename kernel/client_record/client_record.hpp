// The shared client record: the one record of companies and persons every brick refers to. Built
// with a brick's own rooms; the kernel owns it and it is always active. Wiring only.
#pragma once

#include "kernel/client_record/service/client_record_service.hpp"
#include "kernel/client_record/service/event_texts.hpp"
#include "socle/brick.hpp"

namespace socle::client_record {

inline constexpr std::string_view kBrickName = "client_record";  // its schema and role

class ClientRecordBrick final : public Brick {
 public:
    // `texts` tells the timeline's sentences and outlives the brick.
    explicit ClientRecordBrick(const EventTexts& texts) : service_(texts) {}

    [[nodiscard]] std::vector<Service*> Services() override { return {&service_}; }
    // It consumes nobody's events: what others do is read from the log when it is asked for.
    void Subscribe(EventHandlers&) override {}
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) override;
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) override;

 private:
    ClientRecordService service_;
};

}  // namespace socle::client_record
