#include "kernel/front_door/health_service.hpp"

#include <chrono>
#include <string>

namespace socle::kernel {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

// How soon a watch notices that a service came or went, or that its caller left.
constexpr std::chrono::milliseconds kLookAgain{200};

}  // namespace

void HealthService::StopServing() {
    {
        const std::lock_guard lock(mutex_);
        serves_ = false;
    }
    stopped_.notify_all();
}

absl::StatusOr<HealthCheckResponse> HealthService::Check(Call&, const HealthCheckRequest& request) {
    const State state = StateOf(request.service());
    if (state == HealthCheckResponse::SERVICE_UNKNOWN) {
        return Refuse(reason::kNotFound, "no such service is routed",
                      {{"value", request.service()}});
    }
    HealthCheckResponse response;
    response.set_status(state);
    return response;
}

absl::Status HealthService::Watch(Call& call, const HealthCheckRequest& request,
                                  Writer<HealthCheckResponse>& writer) {
    HealthCheckResponse last;
    last.set_status(HealthCheckResponse::UNKNOWN);
    while (true) {
        // Asked first: a stop is told to those who watch before it ends their streams.
        const absl::Status wanted = call.StillWanted();
        const State state = StateOf(request.service());
        if (state != last.status()) {
            last.set_status(state);
            SOCLE_RETURN_IF_ERROR(writer.Write(last));
        }
        if (state == HealthCheckResponse::NOT_SERVING) return absl::OkStatus();
        SOCLE_RETURN_IF_ERROR(wanted);
        AwaitChange();
    }
}

HealthService::State HealthService::StateOf(const std::string& service) {
    {
        const std::lock_guard lock(mutex_);
        if (!serves_) return HealthCheckResponse::NOT_SERVING;
    }
    const bool is_known = service.empty() || routes_.HasService(service);
    return is_known ? HealthCheckResponse::SERVING : HealthCheckResponse::SERVICE_UNKNOWN;
}

void HealthService::AwaitChange() {
    std::unique_lock lock(mutex_);
    stopped_.wait_for(lock, kLookAgain, [this] { return !serves_; });
}

}  // namespace socle::kernel
