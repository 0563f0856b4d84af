#include "kernel/identity/session_authenticator.hpp"

#include <chrono>
#include <optional>

#include "adapters/token.hpp"
#include "domain/role.hpp"
#include "store/api_key_store.hpp"
#include "store/session_store.hpp"

namespace socle::identity {
namespace {

using kernel::Caller;

constexpr std::chrono::seconds kDeadline{5};
constexpr std::string_view kCause = "authentication";

absl::Status Unknown() {
    return Refuse(reason::kUnauthenticated, "this token is not known; sign in again");
}

absl::Status Expired() {
    return Refuse(reason::kTokenExpired, "this token has expired; sign in again");
}

}  // namespace

// A token's caller, with what decides how long it holds.
struct SessionAuthenticator::Found {
    Caller caller;
    Instant expires;
    std::optional<SessionId> session;
    std::optional<ApiKeyId> key;
    std::optional<Instant> last_use;
};

absl::StatusOr<SessionAuthenticator::Found> SessionAuthenticator::FindSession(
    const std::string& token_hash) const {
    std::optional<SessionCaller> row;
    SOCLE_RETURN_IF_ERROR(runtime_.Do(
        runtime_.SystemContext(0, kCause, kDeadline), {.brick = "identity", .read_only = true},
        [&](Call& call) -> absl::Status {
            SOCLE_ASSIGN(row, SessionStore().FindCaller(call.transaction(), token_hash));
            return absl::OkStatus();
        }));
    if (!row || row->disabled) return Unknown();
    SOCLE_ASSIGN(const TimeZone zone, TimeZone::Load(row->time_zone));
    const Session& session = row->session;
    return Found{.caller = {.tenant = row->tenant,
                            .actor = {.kind = ActorKind::kUser,
                                      .name = ResourceName(kUsers, session.user.value()),
                                      .permissions = PermissionsOf(row->permissions)},
                            .session = ResourceName(kSessions, session.id.value()),
                            .time_zone = zone},
                 .expires = ExpiryOf(session),
                 .session = session.id,
                 .key = {},
                 .last_use = session.last_use};
}

absl::StatusOr<SessionAuthenticator::Found> SessionAuthenticator::FindKey(
    const std::string& token_hash) const {
    std::optional<KeyCaller> row;
    SOCLE_RETURN_IF_ERROR(
        runtime_.Do(runtime_.SystemContext(0, kCause, kDeadline),
                    {.brick = "identity", .read_only = true}, [&](Call& call) -> absl::Status {
                        SOCLE_ASSIGN(row, ApiKeyStore().FindCaller(call.transaction(), token_hash));
                        return absl::OkStatus();
                    }));
    if (!row) return Unknown();
    SOCLE_ASSIGN(const TimeZone zone, TimeZone::Load(row->time_zone));
    const std::string name = ResourceName(kApiKeys, row->key.id.value());
    return Found{.caller = {.tenant = row->tenant,
                            .actor = {.kind = ActorKind::kApiKey,
                                      .name = name,
                                      .permissions = PermissionsOf(row->permissions)},
                            .session = name,
                            .time_zone = zone},
                 .expires = row->key.expires.value_or(Instant::max()),
                 .session = {},
                 .key = row->key.id,
                 .last_use = row->key.last_use};
}

absl::Status SessionAuthenticator::NoteUse(const Found& found) const {
    return runtime_.Do(runtime_.SystemContext(found.caller.tenant, kCause, kDeadline),
                       {.brick = "identity", .read_only = false}, [&](Call& call) -> absl::Status {
                           Transaction& tx = call.transaction();
                           if (found.session) {
                               return SessionStore().Touch(tx, *found.session, call.Now());
                           }
                           return ApiKeyStore().Touch(tx, *found.key, call.Now());
                       });
}

absl::StatusOr<Caller> SessionAuthenticator::Authenticate(std::string_view token,
                                                          std::string_view) {
    const std::optional<TokenKind> kind = KindOfToken(token);
    if (!kind) return Unknown();
    const std::string token_hash = HashOfToken(token);
    const Instant now = runtime_.clock().Now();
    if (const auto caller = cache_.Find(token_hash, now)) return *caller;
    SOCLE_ASSIGN(const Found found,
                 *kind == TokenKind::kSession ? FindSession(token_hash) : FindKey(token_hash));
    if (now >= found.expires) return Expired();
    if (IsUseWorthNoting(found.last_use, now)) SOCLE_RETURN_IF_ERROR(NoteUse(found));
    cache_.Put(token_hash, found.caller, now, found.expires);
    return found.caller;
}

}  // namespace socle::identity
