// Runs handlers: opens their call, gives them their transaction, commits or rolls back, stores
// replies, retries what the database asks to retry. Used by the kernel, by isolated bricks' hosts
// and by tests; a brick never includes it.
#pragma once

#include <absl/status/statusor.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "socle/call.hpp"
#include "socle/database.hpp"
#include "socle/events.hpp"
#include "socle/jobs.hpp"
#include "socle/service.hpp"

namespace socle {

// Where a handler lives and what it may do to the database.
struct Target {
    std::string brick;       // whose role its statements run under: "crm", "client_record"
    bool read_only = false;  // the method has NO_SIDE_EFFECTS: no audit line, no stored reply
};

struct RuntimeHooks {
    // The way from `brick`, acting for this caller, to other services.
    std::function<std::unique_ptr<Channel>(const CallContext& caller, const std::string& brick)>
        channel;
    // Events of this tenant have been committed. Called after commit, on the caller's thread; must
    // be quick.
    std::function<void(TenantId)> events_committed;
    // A job of this tenant has been committed.
    std::function<void(TenantId)> job_committed;
};

// A handler is run again after a serialisation failure at most this often.
inline constexpr int kCallTriesMax = 8;

class Runtime {
 public:
    Runtime(Database& database, const Clock& clock, IdSource& ids, RuntimeHooks hooks);

    [[nodiscard]] absl::StatusOr<std::string> Unary(const CallContext& context,
                                                    const Target& target, const Method& method,
                                                    std::string_view request);
    [[nodiscard]] absl::Status ServerStream(const CallContext& context, const Target& target,
                                            const Method& method, std::string_view request,
                                            MessageSink& sink);
    [[nodiscard]] absl::StatusOr<std::string> ClientStream(const CallContext& context,
                                                           const Target& target,
                                                           const Method& method,
                                                           MessageSource& source);

    // Runs `work` as one call without a method of its own: for the kernel's own business and for
    // tests. Commits when it returns OK. `work` may run several times.
    [[nodiscard]] absl::Status Do(const CallContext& context, const Target& target,
                                  const std::function<absl::Status(Call&)>& work);

    // One step of a job: the handler's effect, the cursor and the progress become true together.
    [[nodiscard]] absl::StatusOr<JobStep> RunJobStep(const CallContext& context,
                                                     const Target& target, const JobView& job,
                                                     const JobHandler& handler);

    // Handles events in one transaction in which `consumer`'s position moves from `from` to `to` as
    // well. `events` are those between the two that have a handler. Refused (ABORTED, CONFLICT)
    // when the position is not `from` any more.
    [[nodiscard]] absl::Status RunEvents(const CallContext& context, const Target& target,
                                         std::string_view consumer, std::int64_t from,
                                         std::int64_t to, const std::vector<Event>& events,
                                         const EventHandlers& handlers);

    // Handles one parked event; it stops being parked in the same transaction.
    [[nodiscard]] absl::Status RunParkedEvent(const CallContext& context, const Target& target,
                                              std::string_view consumer, const Event& event,
                                              const EventHandlers& handlers);

    [[nodiscard]] Database& database() { return database_; }
    [[nodiscard]] const Clock& clock() const { return clock_; }
    [[nodiscard]] IdSource& ids() { return ids_; }

    // The system acting in a tenant, with a deadline from now.
    [[nodiscard]] CallContext SystemContext(TenantId tenant, std::string_view cause,
                                            std::chrono::milliseconds deadline) const;

 private:
    Database& database_;
    const Clock& clock_;
    IdSource& ids_;
    RuntimeHooks hooks_;
};

}  // namespace socle
