#include "kernel/front_door/incoming_call.hpp"

#include "kernel/front_door/public_face.hpp"
#include "remote/grpc_wire.hpp"
#include "socle/status.hpp"

namespace socle::kernel {

bool OpenCalls::Enter() {
    const std::lock_guard lock(mutex_);
    if (open_ >= calls_max_) return false;
    ++open_;
    return true;
}

void OpenCalls::Leave() {
    // Notified under the lock: whoever waits may destroy this as soon as it is released.
    const std::lock_guard lock(mutex_);
    if (--open_ == 0) none_left_.notify_all();
}

bool OpenCalls::WaitForNone(std::chrono::steady_clock::time_point limit) {
    std::unique_lock lock(mutex_);
    return none_left_.wait_until(lock, limit, [this] { return open_ == 0; });
}

void OpenCalls::WaitForNone() {
    std::unique_lock lock(mutex_);
    none_left_.wait(lock, [this] { return open_ == 0; });
}

std::size_t OpenCalls::count() const {
    const std::lock_guard lock(mutex_);
    return open_;
}

void IncomingCall::Answer(const absl::Status& status) {
    if (answered_.exchange(true)) return;
    handover_.Give();
    Finish(
        remote::GrpcStatusOf(PublicFaceOf(status, head_.method), remote::ContractOf(head_.method)));
}

void IncomingCall::AnswerWith(std::string_view message) {
    if (message.size() > desk_.reply_bytes_max) return Answer(TooLarge(desk_.reply_bytes_max));
    if (answered_.exchange(true)) return;
    outgoing_ = remote::BufferOf(message);
    handover_.Give();
    StartWriteAndFinish(&outgoing_, grpc::WriteOptions(), grpc::Status::OK);
}

absl::Status IncomingCall::TooLarge(std::size_t limit) const {
    return Refuse(
        reason::kTooLarge,
        "a message is larger than " + std::to_string(limit) + " bytes: send or ask for it in parts",
        {{"limit", std::to_string(limit)}});
}

}  // namespace socle::kernel
