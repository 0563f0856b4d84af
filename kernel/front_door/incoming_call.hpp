// One call as gRPC sees it: the part that is the same for every kind. It is answered exactly once,
// and lives until gRPC and every thread of ours have let go of it. The reactions below run on the
// two threads of gRPC and never block.
#pragma once

#include <grpcpp/generic/async_generic_service.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "kernel/front_door/call_head.hpp"
#include "kernel/front_door/dispatcher.hpp"
#include "kernel/front_door/gatekeeper.hpp"
#include "kernel/front_door/handover.hpp"
#include "kernel/front_door/lanes.hpp"
#include "kernel/front_door/stream_threads.hpp"
#include "kernel/front_door/worker_pool.hpp"

namespace socle::kernel {

// Calls that have come in and not ended, their handlers included.
class OpenCalls {
 public:
    explicit OpenCalls(std::size_t calls_max) : calls_max_(calls_max) {}
    // False: as many as may be are open.
    [[nodiscard]] bool Enter();
    void Leave();
    // Whether none is open, after waiting for it at most until `limit`.
    bool WaitForNone(std::chrono::steady_clock::time_point limit);
    void WaitForNone();
    [[nodiscard]] std::size_t count() const;

 private:
    const std::size_t calls_max_;
    mutable std::mutex mutex_;
    std::condition_variable none_left_;
    std::size_t open_ = 0;
};

// What every call needs of the front door.
struct Desk {
    Gatekeeper& gatekeeper;
    Dispatcher& dispatcher;
    WorkerPool& workers;
    WorkerPool& express;  // for inline methods that must be authenticated first
    Lanes& lanes;
    StreamThreads& streams;
    OpenCalls& open_calls;
    // Set when the front door stops: who would go on for ever ends.
    std::shared_ptr<const std::atomic<bool>> stops;
    std::size_t request_bytes_max;
    std::size_t reply_bytes_max;
};

class IncomingCall : public grpc::ServerGenericBidiReactor,
                     public std::enable_shared_from_this<IncomingCall> {
 public:
    // `call` was entered in desk.open_calls; the destructor takes it out.
    IncomingCall(Desk& desk, CallHead head) : desk_(desk), head_(std::move(head)) {}
    ~IncomingCall() override { desk_.open_calls.Leave(); }
    IncomingCall(const IncomingCall&) = delete;
    IncomingCall& operator=(const IncomingCall&) = delete;

    // Called once, before the reactor is given to gRPC.
    void Start() {
        self_ = shared_from_this();
        Begin();
        handover_.Give();
    }
    void OnDone() final {
        handover_.Take();
        const std::shared_ptr<IncomingCall> last = std::move(self_);
    }

 protected:
    virtual void Begin() = 0;

    // The first of these counts, the others do nothing.
    void Answer(const absl::Status& status);
    void AnswerWith(std::string_view message);

    [[nodiscard]] absl::Status TooLarge(std::size_t limit) const;
    [[nodiscard]] bool is_answered() const { return answered_; }
    [[nodiscard]] bool is_late() const {
        return std::chrono::steady_clock::now() >= head_.deadline;
    }

    Desk& desk_;
    Handover handover_;
    const CallHead head_;
    // Whether nobody waits for the answer any more. Shared with the call's context, copies of which
    // may outlive the call.
    const std::shared_ptr<std::atomic<bool>> gone_ = std::make_shared<std::atomic<bool>>(false);
    grpc::ByteBuffer incoming_;
    grpc::ByteBuffer outgoing_;  // stays until OnDone: gRPC reads it until then

 private:
    std::atomic<bool> answered_ = false;
    std::shared_ptr<IncomingCall> self_;  // gRPC's share
};

}  // namespace socle::kernel
