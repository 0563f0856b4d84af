// socle.bus.v1.BusService: the log and its readers, seen and mended from outside.
#pragma once

#include "kernel/bus/dispatcher.hpp"
#include "kernel/host/tenant_signal.hpp"
#include "socle/bus/v1/service.socle.hpp"

namespace socle::bus {

class BusService final : public v1::BusServiceBase {
 public:
    BusService(kernel::TenantSignal& signal, std::function<void(TenantId)> wake_dispatcher)
        : signal_(signal), wake_dispatcher_(std::move(wake_dispatcher)) {}

    absl::StatusOr<v1::ListEventsResponse> ListEvents(
        Call& call, const v1::ListEventsRequest& request) override;
    absl::Status WatchEvents(Call& call, const v1::WatchEventsRequest& request,
                             Writer<v1::Event>& writer) override;
    absl::StatusOr<v1::ListConsumersResponse> ListConsumers(
        Call& call, const v1::ListConsumersRequest& request) override;
    absl::StatusOr<v1::ListParkedEventsResponse> ListParkedEvents(
        Call& call, const v1::ListParkedEventsRequest& request) override;
    absl::StatusOr<v1::RetryParkedEventResponse> RetryParkedEvent(
        Call& call, const v1::RetryParkedEventRequest& request) override;
    absl::StatusOr<v1::SkipParkedEventResponse> SkipParkedEvent(
        Call& call, const v1::SkipParkedEventRequest& request) override;

 private:
    kernel::TenantSignal& signal_;
    std::function<void(TenantId)> wake_dispatcher_;
};

}  // namespace socle::bus
