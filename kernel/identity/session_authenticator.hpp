// Who a bearer token stands for: a session of a user, or an API key. What the front door asks for
// each call.
#pragma once

#include <string_view>

#include "kernel/front_door/authenticator.hpp"
#include "kernel/identity/caller_cache.hpp"
#include "socle/runtime.hpp"

namespace socle::identity {

class SessionAuthenticator final : public kernel::Authenticator {
 public:
    SessionAuthenticator(Runtime& runtime, CallerCache& cache) : runtime_(runtime), cache_(cache) {}

    // Refusals: UNAUTHENTICATED (unknown, revoked, or the user was disabled), TOKEN_EXPIRED.
    [[nodiscard]] absl::StatusOr<kernel::Caller> Authenticate(std::string_view token,
                                                              std::string_view peer) override;

 private:
    struct Found;
    [[nodiscard]] absl::StatusOr<Found> FindSession(const std::string& token_hash) const;
    [[nodiscard]] absl::StatusOr<Found> FindKey(const std::string& token_hash) const;
    [[nodiscard]] absl::Status NoteUse(const Found& found) const;

    Runtime& runtime_;
    CallerCache& cache_;
};

}  // namespace socle::identity
