// Sessions: found by their token from anywhere, seen and ended in their tenant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/session.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

inline constexpr int kSessionsListedMax = 1000;

// A token's session, with all that follows from it. Read before the tenant is known.
struct SessionCaller {
    Session session;
    TenantId tenant = 0;
    bool disabled = false;
    std::vector<std::string> permissions;
    std::string time_zone;
};

class SessionStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Session& session,
                                      const std::string& token_hash) const;
    // Notes that the session is used at `now`.
    [[nodiscard]] absl::Status Touch(Transaction& tx, SessionId id, Instant now) const;
    // Those that have not expired at `now`, newest first; of everybody without a user.
    [[nodiscard]] absl::StatusOr<std::vector<Session>> List(Transaction& tx,
                                                            std::optional<UserId> user,
                                                            Instant now) const;
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Session> Load(Transaction& tx, SessionId id) const;
    [[nodiscard]] absl::Status Delete(Transaction& tx, SessionId id) const;
    // All of the user's in this tenant.
    [[nodiscard]] absl::Status DeleteOfMember(Transaction& tx, UserId user) const;

    [[nodiscard]] absl::StatusOr<std::optional<SessionCaller>> FindCaller(
        Transaction& tx, const std::string& token_hash) const;
    // All of the user's but this one, in every tenant; returns the tenants they were in.
    [[nodiscard]] absl::StatusOr<std::vector<TenantId>> DeleteOthers(
        Transaction& tx, UserId user, std::optional<SessionId> keep) const;
    // Keeps the user's newest ones, and forgets anybody's that ended long ago.
    [[nodiscard]] absl::Status Tidy(Transaction& tx, UserId user, Instant now) const;
};

}  // namespace socle::identity
