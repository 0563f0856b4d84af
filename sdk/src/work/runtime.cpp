#include "socle/runtime.hpp"

#include "socle/log.hpp"
#include "work/call_impl.hpp"

namespace socle {
namespace {

// A handler's mistake must not take the process down: what it throws becomes INTERNAL.
template <typename Work>
auto Contained(const CallContext& context, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& error) {
        Log(LogLevel::kError, "handler_threw",
            {{"method", context.method}, {"error", error.what()}});
    } catch (...) {
        Log(LogLevel::kError, "handler_threw", {{"method", context.method}});
    }
    return absl::Status(Refuse(reason::kInternal, "the service failed; nothing was changed"));
}

// Runs `attempt` on a fresh call until it ends otherwise than in a conflict the database wants
// retried.
template <typename Attempt>
absl::Status WithRetries(const CallContext& context, Attempt attempt) {
    absl::Status status;
    for (int tries = 0; tries < kCallTriesMax; ++tries) {
        bool wants_retry = false;
        status = attempt(wants_retry);
        if (!wants_retry || (context.cancelled && context.cancelled())) return status;
    }
    return status;
}

}  // namespace

Runtime::Runtime(Database& database, const Clock& clock, IdSource& ids, RuntimeHooks hooks)
    : database_(database), clock_(clock), ids_(ids), hooks_(std::move(hooks)) {}

absl::StatusOr<std::string> Runtime::Unary(const CallContext& context, const Target& target,
                                           const Method& method, std::string_view request) {
    std::string reply;
    const absl::Status status = WithRetries(context, [&](bool& wants_retry) -> absl::Status {
        internal::CallImpl call(*this, context, target, hooks_, /*audited=*/true);
        auto result = Contained(context, [&] { return method.unary(call, request); });
        const std::optional<std::string> answer =
            result.ok() ? std::optional<std::string>(*result) : std::nullopt;
        const absl::Status finished = call.Finish(result.status(), answer);
        wants_retry = call.WantsRetry();
        if (finished.ok()) reply = call.stored_reply() ? *call.stored_reply() : *answer;
        return finished;
    });
    if (!status.ok()) return status;
    return reply;
}

absl::Status Runtime::ServerStream(const CallContext& context, const Target& target,
                                   const Method& method, std::string_view request,
                                   MessageSink& sink) {
    internal::CallImpl call(*this, context, target, hooks_, /*audited=*/true);
    const absl::Status result =
        Contained(context, [&] { return method.server_stream(call, request, sink); });
    return call.Finish(result, std::nullopt);
}

absl::StatusOr<std::string> Runtime::ClientStream(const CallContext& context, const Target& target,
                                                  const Method& method, MessageSource& source) {
    internal::CallImpl call(*this, context, target, hooks_, /*audited=*/true);
    auto result = Contained(context, [&] { return method.client_stream(call, source); });
    const std::optional<std::string> answer =
        result.ok() ? std::optional<std::string>(*result) : std::nullopt;
    SOCLE_RETURN_IF_ERROR(call.Finish(result.status(), answer));
    return call.stored_reply() ? *call.stored_reply() : *answer;
}

absl::Status Runtime::Do(const CallContext& context, const Target& target,
                         const std::function<absl::Status(Call&)>& work) {
    return WithRetries(context, [&](bool& wants_retry) -> absl::Status {
        internal::CallImpl call(*this, context, target, hooks_, /*audited=*/false);
        const absl::Status result = Contained(context, [&] { return work(call); });
        const absl::Status finished = call.Finish(result, std::nullopt);
        wants_retry = call.WantsRetry();
        return finished;
    });
}

absl::StatusOr<JobStep> Runtime::RunJobStep(const CallContext& context, const Target& target,
                                            const JobView& job, const JobHandler& handler) {
    JobStep step;
    const absl::Status status = WithRetries(context, [&](bool& wants_retry) -> absl::Status {
        internal::CallImpl call(*this, context, target, hooks_, /*audited=*/false);
        auto result = Contained(context, [&] { return handler(call, job); });
        if (result.ok()) {
            step = *result;
            call.Expect({.advance = {},
                         .unpark = {},
                         .progress = internal::CommitExtras::Progress{job.id, job.cursor, step}});
        }
        const absl::Status finished = call.Finish(result.status(), std::nullopt);
        wants_retry = call.WantsRetry();
        return finished;
    });
    if (!status.ok()) return status;
    return step;
}

absl::Status Runtime::RunEvents(const CallContext& context, const Target& target,
                                std::string_view consumer, std::int64_t from, std::int64_t to,
                                const std::vector<Event>& events, const EventHandlers& handlers) {
    internal::CallImpl call(*this, context, target, hooks_, /*audited=*/false);
    std::vector<std::string> streams;
    for (const Event& event : events) streams.push_back(event.meta.stream);
    call.Expect(
        {.advance = internal::CommitExtras::Advance{std::string(consumer), from, to, streams},
         .unpark = {},
         .progress = {}});
    absl::Status result;
    for (const Event& event : events) {
        const EventHandler* handler = handlers.Find(event.meta.type);
        if (handler == nullptr) continue;
        result = Contained(context, [&] { return (*handler)(call, event); });
        if (!result.ok()) break;
    }
    return call.Finish(result, std::nullopt);
}

absl::Status Runtime::RunParkedEvent(const CallContext& context, const Target& target,
                                     std::string_view consumer, const Event& event,
                                     const EventHandlers& handlers) {
    internal::CallImpl call(*this, context, target, hooks_, /*audited=*/false);
    call.Expect({.advance = {},
                 .unpark = internal::CommitExtras::Unpark{std::string(consumer),
                                                          event.meta.position, event.meta.stream},
                 .progress = {}});
    const EventHandler* handler = handlers.Find(event.meta.type);
    absl::Status result;
    if (handler != nullptr) result = Contained(context, [&] { return (*handler)(call, event); });
    return call.Finish(result, std::nullopt);
}

CallContext Runtime::SystemContext(TenantId tenant, std::string_view cause,
                                   std::chrono::milliseconds deadline) const {
    CallContext context;
    context.tenant = tenant;
    context.actor = {ActorKind::kSystem, "system", {"*"}};
    context.method = std::string(cause);
    context.deadline = std::chrono::steady_clock::now() + deadline;
    return context;
}

}  // namespace socle
