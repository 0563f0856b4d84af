// Who is calling: what the front door asks identity for each call.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "socle/call.hpp"

namespace socle::kernel {

// A caller that has proved who it is: exactly one tenant, and the permissions of its role.
struct Caller {
    TenantId tenant = 0;
    Actor actor;
    std::string session;  // "sessions/..." or "apiKeys/..."
    TimeZone time_zone = TimeZone::Utc();
};

class Authenticator {
 public:
    virtual ~Authenticator() = default;
    // `token` is what followed "Bearer ". Refusals: UNAUTHENTICATED, TOKEN_EXPIRED. May use the
    // database; called on a worker, never on a thread of gRPC. A change of rights counts from the
    // next call on.
    [[nodiscard]] virtual absl::StatusOr<Caller> Authenticate(std::string_view token,
                                                              std::string_view peer) = 0;
};

}  // namespace socle::kernel
