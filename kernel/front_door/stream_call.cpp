#include "kernel/front_door/stream_call.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "remote/grpc_wire.hpp"
#include "socle/status.hpp"

namespace socle::kernel {
namespace {

// How long a server stream's request may take to arrive; until then it has no thread.
constexpr std::chrono::seconds kRequestWithin{30};
// The usual wait for a stream's end is long: rather a while than a moment.
constexpr std::chrono::milliseconds kStreamRetry{1000};

}  // namespace

void StreamCall::Begin() {
    if (head_.route->method.kind == MethodKind::kClientStream) return StartThread();
    StartRead(&incoming_);
    const std::chrono::steady_clock::duration allowed =
        std::min<std::chrono::steady_clock::duration>(
            head_.deadline - std::chrono::steady_clock::now(), kRequestWithin);
    const auto when = std::chrono::system_clock::now() +
                      std::chrono::duration_cast<std::chrono::microseconds>(allowed);
    std::function<void(bool)> ring = [weak = weak_from_this()](bool has_rung) {
        HandoverOfAlarms().Take();
        const auto call = std::static_pointer_cast<StreamCall>(weak.lock());
        if (call && has_rung && !call->has_request_.exchange(true)) call->Answer(call->Late());
    };
    HandoverOfAlarms().Give();
    alarm_.Set(when, std::move(ring));
}

void StreamCall::OnReadDone(bool ok) {
    const Reaction reaction(handover_);
    if (head_.route->method.kind == MethodKind::kClientStream) return Complete(ok);
    TakeRequest(ok);
}

void StreamCall::TakeRequest(bool ok) {
    if (has_request_.exchange(true)) return;
    if (!ok) return Answer(Refuse(reason::kInvalidMessage, "the call has no request"));
    if (incoming_.Length() > desk_.request_bytes_max) {
        return Answer(TooLarge(desk_.request_bytes_max));
    }
    StartThread();
}

void StreamCall::StartThread() {
    if (!desk_.streams.Start([self = Self()] { return self->Serve(); })) {
        Answer(Refuse(reason::kOverloaded, "too many streams are open",
                      {{"retry_after_ms", std::to_string(kStreamRetry.count())}}));
    }
}

std::function<void()> StreamCall::Serve() {
    absl::StatusOr<AdmittedCall> admitted =
        Guarded(head_.method, [this] { return desk_.gatekeeper.Admit(head_); });
    if (!admitted.ok()) return AnswerOf(admitted.status());
    admitted->context.cancelled = [gone = gone_, stops = desk_.stops] { return *gone || *stops; };
    return Run(*std::move(admitted));
}

std::function<void()> StreamCall::AnswerOf(const absl::Status& status) {
    return [self = Self(), status] { self->Answer(status); };
}

std::function<void()> StreamCall::Run(AdmittedCall admitted) {
    const Route& route = *admitted.route;
    if (route.method.kind == MethodKind::kServerStream) {
        const absl::Status end = Guarded(head_.method, [&] {
            return desk_.dispatcher.ServerStream(admitted.context, route,
                                                 remote::BytesOf(incoming_), *this);
        });
        admitted.slot.reset();
        const bool is_cut_off = ReasonOf(end) == "CANCELLED" && *desk_.stops && !*gone_;
        return AnswerOf(is_cut_off ? Refuse(reason::kShuttingDown, "the server is stopping") : end);
    }
    absl::StatusOr<std::string> reply = Guarded(head_.method, [&] {
        return desk_.dispatcher.ClientStream(admitted.context, route, *this);
    });
    admitted.slot.reset();
    if (!reply.ok()) return AnswerOf(reply.status());
    return [self = Self(), message = *std::move(reply)] { self->AnswerWith(message); };
}

absl::Status StreamCall::Write(std::string_view message) {
    SOCLE_RETURN_IF_ERROR(StillOpen());
    if (message.size() > desk_.reply_bytes_max) return TooLarge(desk_.reply_bytes_max);
    outgoing_ = remote::BufferOf(message);
    Expect();
    StartWrite(&outgoing_);
    std::optional<bool> ok = Await();
    if (!ok) {
        // A message that the client does not take would hold the answer up too: the stream is cut.
        context_.TryCancel();
        *gone_ = true;
        std::unique_lock lock(mutex_);
        completed_.wait(lock, [this] { return outcome_.has_value(); });
        return Late();
    }
    if (!*ok) return Refuse(reason::kCancelled, "the caller has gone");
    return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> StreamCall::Read() {
    if (all_read_) return std::optional<std::string>();
    SOCLE_RETURN_IF_ERROR(StillOpen());
    Expect();
    StartRead(&incoming_);
    const std::optional<bool> has_message = Await();
    if (!has_message) return Late();
    if (*has_message) {
        if (incoming_.Length() > desk_.request_bytes_max) return TooLarge(desk_.request_bytes_max);
        return std::optional<std::string>(remote::BytesOf(incoming_));
    }
    // gRPC says the same of a client that has sent all and of one that has died, and an upload cut
    // short must not pass for a whole one. Only to a living client can headers be sent.
    Expect();
    StartSendInitialMetadata();
    const std::optional<bool> is_alive = Await();
    if (!is_alive) return Late();
    if (!*is_alive || *gone_) return Refuse(reason::kCancelled, "the caller has gone");
    all_read_ = true;
    return std::optional<std::string>();
}

void StreamCall::Expect() {
    handover_.Give();
    const std::lock_guard lock(mutex_);
    outcome_.reset();
}

void StreamCall::Complete(bool ok) {
    const std::lock_guard lock(mutex_);
    outcome_ = ok;
    completed_.notify_all();
}

std::optional<bool> StreamCall::Await() {
    std::unique_lock lock(mutex_);
    completed_.wait_until(lock, head_.deadline, [this] { return outcome_.has_value(); });
    return outcome_;
}

absl::Status StreamCall::StillOpen() const {
    if (*gone_) return Refuse(reason::kCancelled, "the caller has gone");
    return is_late() ? Late() : absl::OkStatus();
}

absl::Status StreamCall::Late() const {
    return Refuse(reason::kDeadlineExceeded, "the call's deadline has passed");
}

std::shared_ptr<StreamCall> StreamCall::Self() {
    return std::static_pointer_cast<StreamCall>(shared_from_this());
}

}  // namespace socle::kernel
