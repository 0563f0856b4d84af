#include "kernel/front_door/gatekeeper.hpp"

#include <limits>
#include <utility>

namespace socle::kernel {
namespace {

// Guesses kept; past this they start anew.
constexpr std::size_t kGuessesMax = 10'000;

// Lines of calls that have no tenant yet. Each has one turn among those of the tenants, so
// strangers cannot crowd out anybody who is known.
constexpr const char* kPublicLine = "public";
constexpr const char* kNewcomersLine = "newcomers";

std::string HolderOf(const Caller& caller) {
    return std::to_string(caller.tenant) + "/" + caller.actor.name;
}

constexpr std::chrono::milliseconds kActorRetry{200};

}  // namespace

Gatekeeper::Gatekeeper(RouteTable& routes, Authenticator& authenticator, CallerLimits limits)
    : routes_(routes),
      authenticator_(authenticator),
      calls_({.all = std::numeric_limits<std::size_t>::max(), .each = limits.calls_per_actor}),
      streams_({.all = limits.streams_max, .each = limits.streams_per_actor}) {}

absl::StatusOr<AdmittedCall> Gatekeeper::Admit(const CallHead& head) {
    Caller caller;
    if (!head.route->is_public) {
        SOCLE_ASSIGN(caller, Identify(head));
    }
    AdmittedCall call;
    SOCLE_ASSIGN(call.route, routes_.Find(head.method, caller.tenant));
    if (!call.route->is_public && !caller.actor.May(call.route->permission)) {
        return Refuse(reason::kPermissionDenied,
                      "your role lacks the permission '" + call.route->permission + "'",
                      {{"permission", call.route->permission}});
    }
    const bool is_stream = call.route->method.kind != MethodKind::kUnary;
    call.slot = (is_stream ? streams_ : calls_).Take(HolderOf(caller));
    if (!call.slot) {
        return Refuse(reason::kOverloaded, "you have too many calls in progress",
                      {{"retry_after_ms", std::to_string(kActorRetry.count())}});
    }
    call.context.tenant = caller.tenant;
    call.context.actor = std::move(caller.actor);
    call.context.session = std::move(caller.session);
    call.context.time_zone = std::move(caller.time_zone);
    call.context.method = head.method;
    call.context.peer = head.peer;
    call.context.language = head.language;
    call.context.deadline = head.deadline;
    return call;
}

std::string Gatekeeper::LineOf(const CallHead& head) {
    if (head.route->is_public) return kPublicLine;
    const std::lock_guard lock(mutex_);
    const auto found = tenants_.find(std::hash<std::string>{}(head.token));
    return found == tenants_.end() ? kNewcomersLine : "tenant/" + std::to_string(found->second);
}

absl::StatusOr<Caller> Gatekeeper::Identify(const CallHead& head) {
    if (head.token.empty()) {
        return Refuse(reason::kUnauthenticated, "sign in, and send the token as a Bearer token");
    }
    absl::StatusOr<Caller> caller = authenticator_.Authenticate(head.token, head.peer);
    if (caller.ok()) {
        Remember(head.token, caller->tenant);
    } else {
        Forget(head.token);
    }
    return caller;
}

void Gatekeeper::Remember(const std::string& token, TenantId tenant) {
    const std::lock_guard lock(mutex_);
    if (tenants_.size() >= kGuessesMax) tenants_.clear();
    tenants_.insert_or_assign(std::hash<std::string>{}(token), tenant);
}

void Gatekeeper::Forget(const std::string& token) {
    const std::lock_guard lock(mutex_);
    tenants_.erase(std::hash<std::string>{}(token));
}

}  // namespace socle::kernel
