#include "socle/event_pump.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "socle/log.hpp"
#include "work/queries.hpp"

namespace socle {
namespace {

constexpr int kBatchMax = 100;
// After the last of these the event is parked.
constexpr std::array<std::chrono::seconds, 8> kBackoff = {
    std::chrono::seconds(1),   std::chrono::seconds(5),   std::chrono::seconds(30),
    std::chrono::seconds(120), std::chrono::seconds(600), std::chrono::seconds(600),
    std::chrono::seconds(600), std::chrono::seconds(600)};
constexpr std::chrono::seconds kTurnDeadline{60};
const Target kBus = {"bus", false};

// The database's trouble, not the event's: nothing is counted, the next turn tries again.
bool IsPassing(const absl::Status& status) {
    return absl::IsUnavailable(status) || absl::IsResourceExhausted(status);
}

absl::StatusOr<Event> ReadOne(Transaction& tx, std::int64_t position) {
    SOCLE_ASSIGN(std::vector<Event> events, EventLog::ReadIn(tx, position - 1, 1, ""));
    if (!events.empty() && events[0].meta.position == position) return std::move(events[0]);
    return BrokenInvariant("a parked event is not in the log");
}

struct ConsumerState {
    bool known = false;
    std::int64_t position = 0;
    std::int64_t head = 0;
    int attempts = 0;
    std::optional<Instant> next_try_at;
    std::set<std::string> parked_streams;
};

// One turn of one consumer.
class PumpTurn {
 public:
    PumpTurn(Runtime& runtime, TenantId tenant, const Target& target, std::string_view consumer,
             const EventHandlers& handlers, std::int64_t replay_until)
        : runtime_(runtime),
          tenant_(tenant),
          target_(target),
          consumer_(consumer),
          handlers_(handlers),
          replay_until_(replay_until) {}

    absl::StatusOr<PumpResult> Run(const EventLog& log) {
        SOCLE_RETURN_IF_ERROR(Load());
        if (!state_.known)
            return Refuse(reason::kNotFound, "this consumer has not joined",
                          {{"value", consumer_}});
        SOCLE_RETURN_IF_ERROR(HandleRequeued());
        const Instant now = runtime_.clock().Now();
        if (state_.next_try_at && *state_.next_try_at > now) return Result();
        SOCLE_ASSIGN(std::vector<Event> events, log.Read(tenant_, state_.position, kBatchMax));
        for (Event& event : events) event.meta.replaying = event.meta.position <= replay_until_;
        if (!events.empty()) SOCLE_RETURN_IF_ERROR(Deliver(events));
        return Result();
    }

 private:
    // Each transaction of the turn has a deadline of its own: a slow batch must leave time to note
    // it.
    [[nodiscard]] CallContext Context() const {
        CallContext context = runtime_.SystemContext(tenant_, "bus.deliver", kTurnDeadline);
        context.actor = {ActorKind::kBrick, "bricks/" + target_.brick, {"*"}};
        return context;
    }

    PumpResult Result() const {
        return {state_.position, std::max(state_.head, state_.position), state_.next_try_at};
    }

    absl::Status Load() {
        return runtime_.Do(Context(), {"bus", true}, [&](Call& call) -> absl::Status {
            SOCLE_ASSIGN(const Rows rows,
                         call.transaction().Exec(queries::kReadConsumer, {consumer_}));
            state_ = {};
            if (rows.empty()) return absl::OkStatus();
            state_.known = true;
            state_.position = rows[0].Int64("position");
            state_.head = rows[0].Int64("head");
            state_.attempts = rows[0].Int("attempts");
            state_.next_try_at = rows[0].OptionalInstant("next_try_at");
            for (const std::string& stream : rows[0].TextArray("parked_streams"))
                state_.parked_streams.insert(stream);
            return absl::OkStatus();
        });
    }

    // All at once when nothing stands in the way; one by one otherwise, and after a failure.
    absl::Status Deliver(const std::vector<Event>& events) {
        const bool blocked = std::any_of(events.begin(), events.end(), [&](const Event& event) {
            return state_.parked_streams.contains(event.meta.stream);
        });
        if (!blocked && state_.attempts == 0) {
            const std::int64_t last = events.back().meta.position;
            const absl::Status status = runtime_.RunEvents(
                Context(), target_, consumer_, state_.position, last, events, handlers_);
            if (status.ok()) {
                Moved(last);
                return absl::OkStatus();
            }
            if (IsPassing(status)) return status;
        }
        for (const Event& event : events) {
            SOCLE_RETURN_IF_ERROR(DeliverOne(event));
            if (state_.next_try_at) return absl::OkStatus();
        }
        return absl::OkStatus();
    }

    void Moved(std::int64_t position) {
        state_.position = position;
        state_.attempts = 0;
        state_.next_try_at.reset();
    }

    absl::Status DeliverOne(const Event& event) {
        if (state_.parked_streams.contains(event.meta.stream) &&
            handlers_.Find(event.meta.type) != nullptr)
            return Park(event, 0, Refuse(kBehind, "an earlier event of this record is parked"));
        const absl::Status status =
            runtime_.RunEvents(Context(), target_, consumer_, state_.position, event.meta.position,
                               {event}, handlers_);
        if (status.ok()) {
            Moved(event.meta.position);
            return absl::OkStatus();
        }
        if (IsPassing(status)) return status;
        if (ReasonOf(status) == "WAITING") return Park(event, 0, status);
        return NoteFailure(event, status);
    }

    absl::Status NoteFailure(const Event& event, const absl::Status& failure) {
        Log(LogLevel::kWarning, "event_handler_refused",
            {{"consumer", consumer_},
             {"type", event.meta.type},
             {"position", std::to_string(event.meta.position)},
             {"reason", ReasonOf(failure)},
             {"attempts", std::to_string(state_.attempts + 1)}});
        const auto attempts = static_cast<std::size_t>(state_.attempts) + 1;
        if (attempts >= kBackoff.size()) return Park(event, static_cast<int>(attempts), failure);
        const Instant next = runtime_.clock().Now() + kBackoff[attempts - 1];
        SOCLE_RETURN_IF_ERROR(runtime_.Do(Context(), kBus, [&](Call& call) {
            return call.transaction()
                .Exec(queries::kNoteFailure, {consumer_, state_.position, next, ReasonOf(failure)})
                .status();
        }));
        state_.attempts = static_cast<int>(attempts);
        state_.next_try_at = next;
        return absl::OkStatus();
    }

    absl::Status Park(const Event& event, int attempts, const absl::Status& why) {
        const Metadata metadata = MetadataOf(why);
        const std::string waits_for = ReasonOf(why) == "WAITING" && metadata.contains("stream")
                                          ? metadata.find("stream")->second
                                          : "";
        SOCLE_RETURN_IF_ERROR(runtime_.Do(Context(), kBus, [&](Call& call) -> absl::Status {
            Transaction& tx = call.transaction();
            SOCLE_RETURN_IF_ERROR(tx.Exec(
                queries::kParkEvent,
                {consumer_, event.meta.position, event.meta.type, event.meta.stream, attempts,
                 ReasonOf(why), std::string(why.message()), waits_for, call.Now()}));
            return tx.Exec(queries::kAdvancePast, {consumer_, state_.position, event.meta.position})
                .status();
        }));
        state_.parked_streams.insert(event.meta.stream);
        Moved(event.meta.position);
        return absl::OkStatus();
    }

    // Parked events that somebody put back in line, oldest first; at most one batch a turn.
    absl::Status HandleRequeued() {
        for (int i = 0; i < kBatchMax && !state_.parked_streams.empty(); ++i) {
            std::optional<Event> event;
            SOCLE_RETURN_IF_ERROR(runtime_.Do(Context(), kBus, [&](Call& call) -> absl::Status {
                Transaction& tx = call.transaction();
                SOCLE_ASSIGN(const Rows next, tx.Exec(queries::kReadRequeued, {consumer_}));
                if (next.empty()) return absl::OkStatus();
                SOCLE_ASSIGN(event, ReadOne(tx, next[0].Int64("position")));
                event->meta.replaying = event->meta.position <= replay_until_;
                return absl::OkStatus();
            }));
            if (!event) break;
            SOCLE_RETURN_IF_ERROR(TryParked(*event));
        }
        return Load();
    }

    absl::Status TryParked(const Event& event) {
        const absl::Status status =
            runtime_.RunParkedEvent(Context(), target_, consumer_, event, handlers_);
        if (status.ok()) return absl::OkStatus();
        if (IsPassing(status)) return status;
        const Metadata metadata = MetadataOf(status);
        const std::string waits_for =
            metadata.contains("stream") ? metadata.find("stream")->second : "";
        return runtime_.Do(Context(), kBus, [&](Call& call) -> absl::Status {
            Transaction& tx = call.transaction();
            SOCLE_RETURN_IF_ERROR(
                tx.Exec(queries::kRepark, {consumer_, event.meta.position, ReasonOf(status),
                                           std::string(status.message()), waits_for}));
            return tx.Exec(queries::kReparkStream, {consumer_, event.meta.stream}).status();
        });
    }

    static constexpr Reason kBehind{absl::StatusCode::kAborted, "BEHIND"};

    Runtime& runtime_;
    TenantId tenant_;
    const Target& target_;
    std::string consumer_;
    const EventHandlers& handlers_;
    std::int64_t replay_until_;
    ConsumerState state_;
};

}  // namespace

absl::Status EventPump::Join(TenantId tenant, std::string_view consumer) const {
    const CallContext context = runtime_.SystemContext(tenant, "bus.join", kTurnDeadline);
    return runtime_.Do(context, kBus, [&](Call& call) {
        return call.transaction().Exec(queries::kJoinLog, {consumer}).status();
    });
}

absl::StatusOr<PumpResult> EventPump::Turn(TenantId tenant, const Target& target,
                                           std::string_view consumer, const EventHandlers& handlers,
                                           std::int64_t replay_until) const {
    return PumpTurn(runtime_, tenant, target, consumer, handlers, replay_until).Run(log_);
}

absl::StatusOr<int> EventPump::Requeue(Transaction& tx, std::string_view consumer,
                                       std::int64_t position) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kRequeueStream, {consumer, position}));
    if (rows.affected() > 0) return static_cast<int>(rows.affected());
    return Refuse(reason::kNotFound, "this event is not parked for this consumer",
                  {{"value", std::to_string(position)}});
}

}  // namespace socle
