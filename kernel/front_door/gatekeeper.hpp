// Lets a call in, or says why not: who is calling, whether the method answers for their tenant,
// whether their role may, and whether they hold too much already. In one place for every kind of
// call.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "kernel/front_door/authenticator.hpp"
#include "kernel/front_door/call_head.hpp"
#include "kernel/front_door/keyed_limit.hpp"
#include "kernel/front_door/route_table.hpp"
#include "socle/call.hpp"

namespace socle::kernel {

// A call that may run. Holds its share of the caller's limit.
struct AdmittedCall {
    CallContext context;  // `cancelled` is the caller's to set
    std::shared_ptr<const Route> route;
    std::shared_ptr<KeyedLimit::Slot> slot;
};

struct CallerLimits {
    std::size_t calls_per_actor = 512;  // running or waiting in a lane
    std::size_t streams_max = 256;
    std::size_t streams_per_actor = 16;
};

class Gatekeeper {
 public:
    Gatekeeper(RouteTable& routes, Authenticator& authenticator, CallerLimits limits);

    // May use the database: for workers, never for a thread of gRPC (public methods apart).
    // Refusals: UNAUTHENTICATED, TOKEN_EXPIRED, UNKNOWN_METHOD, BRICK_INACTIVE, PERMISSION_DENIED,
    // OVERLOADED.
    [[nodiscard]] absl::StatusOr<AdmittedCall> Admit(const CallHead& head);

    // The line a call waits in. Before it is authenticated its tenant is a guess, from the last
    // time its token was good: a guess decides the place in the queue and nothing else.
    [[nodiscard]] std::string LineOf(const CallHead& head);

 private:
    [[nodiscard]] absl::StatusOr<Caller> Identify(const CallHead& head);
    void Remember(const std::string& token, TenantId tenant);
    void Forget(const std::string& token);

    RouteTable& routes_;
    Authenticator& authenticator_;
    KeyedLimit calls_;
    KeyedLimit streams_;
    std::mutex mutex_;
    // By hash, so that no token stays in memory; two tokens of one hash share a guess.
    std::unordered_map<std::size_t, TenantId> tenants_;
};

}  // namespace socle::kernel
