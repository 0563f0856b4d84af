// The one place where remote calls come in: a gRPC server with a single generic service, so methods
// come and go while it runs. Reads, queues, authenticates, authorises, limits, and hands each call
// to the dispatcher with a context that says who asks and until when.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "kernel/front_door/authenticator.hpp"
#include "kernel/front_door/call_head.hpp"
#include "kernel/front_door/dispatcher.hpp"
#include "kernel/front_door/gatekeeper.hpp"
#include "kernel/front_door/route_table.hpp"

namespace socle::kernel {

struct FrontDoorOptions {
    std::string address = "127.0.0.1:7400";  // or "unix:/path"; port 0 takes a free one
    // PEM. Without both, the address must be one of this machine's own.
    std::string tls_certificate_chain;
    std::string tls_private_key;

    int workers = 0;                       // 0: four per core
    std::size_t waiting_per_tenant = 256;  // for a worker
    std::size_t waiting_per_lane = 1024;
    std::size_t calls_open_max = 8192;
    CallerLimits caller;
    DeadlineLimits deadlines;
    std::size_t request_bytes_max = 16U << 20U;
    std::size_t reply_bytes_max = 64U << 20U;
};

// How busy the front door is.
struct FrontDoorLoad {
    std::size_t open_calls = 0;
    std::size_t waiting_for_worker = 0;
    std::size_t waiting_in_lanes = 0;
};

class FrontDoor {
 public:
    // Refusals: INSECURE_ADDRESS (not this machine's own, and no TLS), ADDRESS_UNAVAILABLE. All
    // four arguments' referents outlive the front door.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<FrontDoor>> Start(
        const FrontDoorOptions& options, RouteTable& routes, Authenticator& authenticator,
        Dispatcher& dispatcher);
    // Stops at once if nobody has called Stop.
    ~FrontDoor();

    [[nodiscard]] int port() const;
    [[nodiscard]] FrontDoorLoad Load() const;

    // New calls are refused (SHUTTING_DOWN); those in progress have `grace` to end. Then they are
    // cancelled, and Stop returns when their handlers have noticed. Once, from one thread.
    void Stop(std::chrono::milliseconds grace);

 private:
    class Impl;
    explicit FrontDoor(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace socle::kernel
