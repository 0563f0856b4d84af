// grpc.health.v1 for probes and load balancers: whether the kernel takes calls, and whether a
// service is routed. Answers anybody, without a worker and without the database.
#pragma once

#include <condition_variable>
#include <mutex>

#include "grpc/health/v1/health.socle.hpp"
#include "kernel/front_door/route_table.hpp"

namespace socle::kernel {

class HealthService final : public grpc::health::v1::HealthBase {
 public:
    explicit HealthService(const RouteTable& routes) : routes_(routes) {}

    // From now on NOT_SERVING; ends the watches, after they have said so.
    void StopServing();

    // NOT_FOUND for a service that is not routed.
    [[nodiscard]] absl::StatusOr<grpc::health::v1::HealthCheckResponse> Check(
        Call& call, const grpc::health::v1::HealthCheckRequest& request) override;
    // The state now and at each change, until the caller leaves.
    [[nodiscard]] absl::Status Watch(
        Call& call, const grpc::health::v1::HealthCheckRequest& request,
        Writer<grpc::health::v1::HealthCheckResponse>& writer) override;

 private:
    using State = grpc::health::v1::HealthCheckResponse::ServingStatus;
    [[nodiscard]] State StateOf(const std::string& service);
    // Until serving stops, or a little while.
    void AwaitChange();

    const RouteTable& routes_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool serves_ = true;
};

}  // namespace socle::kernel
