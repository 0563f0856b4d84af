#include "kernel/front_door/unary_call.hpp"

#include <functional>
#include <utility>

#include "remote/grpc_wire.hpp"
#include "socle/status.hpp"

namespace socle::kernel {

UnaryCall::UnaryCall(Desk& desk, CallHead head)
    : IncomingCall(desk, std::move(head)), line_(desk_.gatekeeper.LineOf(head_)) {}

void UnaryCall::Begin() {
    StartRead(&incoming_);
    const auto allowed = head_.deadline - std::chrono::steady_clock::now();
    const auto when = std::chrono::system_clock::now() +
                      std::chrono::duration_cast<std::chrono::microseconds>(allowed);
    std::function<void(bool)> ring = [weak = weak_from_this()](bool has_rung) {
        HandoverOfAlarms().Take();
        const std::shared_ptr<IncomingCall> call = weak.lock();
        if (call && has_rung) std::static_pointer_cast<UnaryCall>(call)->OnDeadline();
    };
    HandoverOfAlarms().Give();
    alarm_.Set(when, std::move(ring));
}

void UnaryCall::OnReadDone(bool ok) {
    const Reaction reaction(handover_);
    if (is_answered()) return;
    if (!ok) return Answer(Refuse(reason::kInvalidMessage, "the call has no request"));
    if (incoming_.Length() > desk_.request_bytes_max) {
        return Answer(TooLarge(desk_.request_bytes_max));
    }
    if (head_.route->runs_inline && head_.route->is_public) return EnterHouse();
    if (!pool().Submit(line_, head_.number, [self = Self()] { self->EnterHouse(); })) {
        Answer(Overloaded());
    }
}

void UnaryCall::EnterHouse() {
    if (*gone_) return;
    if (is_late()) return Answer(Overloaded());
    absl::StatusOr<AdmittedCall> admitted =
        Guarded(head_.method, [this] { return desk_.gatekeeper.Admit(head_); });
    if (!admitted.ok()) return Answer(admitted.status());
    admitted->context.cancelled = [gone = gone_] { return gone->load(); };
    if (admitted->route->lane.empty()) return Run(*std::move(admitted), nullptr);
    EnterLane(*std::move(admitted));
}

void UnaryCall::EnterLane(AdmittedCall admitted) {
    const LaneKey key(admitted.context.tenant, admitted.route->lane);
    {
        const std::lock_guard lock(mutex_);
        lane_ = key;
    }
    // Back through the workers' queue rather than straight on: the lane's calls take turns with the
    // other tenants' like any other.
    auto on_turn = [self = Self(), admitted](std::shared_ptr<LaneTurn> turn) {
        auto run = [self, admitted, turn = std::move(turn)]() mutable {
            self->Run(std::move(admitted), std::move(turn));
        };
        if (!self->pool().Submit(self->line_, self->head_.number, std::move(run),
                                 Entry::kReturning)) {
            self->Answer(Refuse(reason::kShuttingDown, "the server is stopping"));
        }
    };
    if (!desk_.lanes.Enter(key, head_.number, std::move(on_turn))) Answer(Overloaded());
}

void UnaryCall::Run(AdmittedCall admitted, std::shared_ptr<LaneTurn> turn) {
    if (*gone_) return;
    absl::StatusOr<std::string> reply = Guarded(head_.method, [&] {
        return desk_.dispatcher.Unary(admitted.context, *admitted.route,
                                      remote::BytesOf(incoming_));
    });
    turn.reset();
    // Given back before the answer: the caller's next call must find room.
    admitted.slot.reset();
    if (!reply.ok()) return Answer(reply.status());
    AnswerWith(*reply);
}

void UnaryCall::OnCancel() {
    const Reaction reaction(handover_);
    *gone_ = true;
    (void)StopWaiting();
    Answer(Refuse(reason::kCancelled, "the call was cancelled"));
}

void UnaryCall::OnDeadline() {
    if (is_answered()) return;
    *gone_ = true;
    const bool has_waited = StopWaiting();
    Answer(has_waited ? Overloaded()
                      : Refuse(reason::kDeadlineExceeded, "the call's deadline has passed"));
}

bool UnaryCall::StopWaiting() {
    if (pool().Withdraw(line_, head_.number)) return true;
    std::optional<LaneKey> lane;
    {
        const std::lock_guard lock(mutex_);
        lane = lane_;
    }
    return lane && desk_.lanes.Withdraw(*lane, head_.number);
}

absl::Status UnaryCall::Overloaded() const {
    return Refuse(reason::kOverloaded, "too many requests are waiting",
                  {{"retry_after_ms", std::to_string(pool().RetryAfter().count())}});
}

WorkerPool& UnaryCall::pool() const {
    return head_.route->runs_inline ? desk_.express : desk_.workers;
}

std::shared_ptr<UnaryCall> UnaryCall::Self() {
    return std::static_pointer_cast<UnaryCall>(shared_from_this());
}

}  // namespace socle::kernel
