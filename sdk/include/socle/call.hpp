// One call in progress: who asks, for which tenant, until when, and the doors a handler may use.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "socle/channel.hpp"
#include "socle/clock.hpp"
#include "socle/id.hpp"
#include "socle/text.hpp"
#include "socle/transaction.hpp"

namespace socle {

enum class ActorKind { kUser, kApiKey, kBrick, kSystem };

// Who does it. `name` is "users/...", "apiKeys/...", "bricks/crm" or "system".
struct Actor {
    ActorKind kind = ActorKind::kSystem;
    std::string name;
    // "crm.write". "crm.*": all of one brick's; "*.read": every brick's `read`; "business.*": all
    // but the kernel's own (bricks, bus, identity, jobs), bricks added later included; "*": all
    // there are.
    std::set<std::string, std::less<>> permissions;
    [[nodiscard]] bool May(std::string_view permission) const;
};

// What the front door found out about a call before any handler ran.
struct CallContext {
    TenantId tenant = 0;  // 0 only in methods that are public
    Actor actor;
    std::string via;     // the brick that calls on the actor's behalf; empty for a direct call
    std::string method;  // "/socle.crm.v1.CrmService/MoveOpportunity"
    std::string peer;    // where it came from, for the audit line
    TimeZone time_zone = TimeZone::Utc();  // the tenant's
    Language language = Language::kFrench;
    std::chrono::steady_clock::time_point deadline;
    std::string session;              // id of the session or key used; empty for the system
    std::function<bool()> cancelled;  // whether the caller has gone; may be empty
};

// What every request may carry besides its own fields.
struct RequestFacts {
    std::optional<Uuid> request_id;
    bool validate_only = false;
    std::string hash;  // SHA-256 of the request's bytes: the same id with other content is refused
};

class Call {
 public:
    virtual ~Call() = default;

    [[nodiscard]] virtual const CallContext& context() const = 0;
    // Opens the transaction on first use. When opening failed, or the request id was already
    // answered, every statement on it is refused and the SDK gives the right reply.
    [[nodiscard]] virtual Transaction& transaction() = 0;
    // For stream handlers and job steps, which take several turns: commits what was done, so that
    // the next transaction() opens a new one. Unary handlers that write never call it; those that
    // only read may, before they call another service.
    [[nodiscard]] virtual absl::Status Commit() = 0;
    // Other services, called on the actor's behalf. Refused (INTERNAL) while a transaction is open.
    [[nodiscard]] virtual Channel& channel() = 0;
    [[nodiscard]] virtual const Clock& clock() const = 0;
    [[nodiscard]] virtual IdSource& ids() const = 0;

    [[nodiscard]] TenantId tenant() const { return context().tenant; }
    [[nodiscard]] const Actor& actor() const { return context().actor; }
    [[nodiscard]] Instant Now() const { return clock().Now(); }
    // The tenant's business day.
    [[nodiscard]] Date Today() const { return context().time_zone.DayOf(Now()); }
    [[nodiscard]] Uuid NewId() const { return ids().NewId(Now()); }
    // DEADLINE_EXCEEDED or CANCELLED when nobody waits any more; long loops ask now and then.
    [[nodiscard]] absl::Status StillWanted() const;

    // For ParseRequest and NoteReply (socle/service.hpp): what the request and the reply say of the
    // call.
    virtual void NoteRequest(const RequestFacts&) {}
    virtual void NoteReplyName(std::string_view) {}
};

}  // namespace socle
