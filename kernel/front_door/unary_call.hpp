// A call of one request and one answer: read, queued, authenticated on a worker, queued in its lane
// if it has one, run, answered. At its deadline it is answered whatever it is doing.
#pragma once

#include <grpcpp/alarm.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "kernel/front_door/incoming_call.hpp"

namespace socle::kernel {

class UnaryCall final : public IncomingCall {
 public:
    UnaryCall(Desk& desk, CallHead head);

    void OnReadDone(bool ok) override;
    void OnCancel() override;

 private:
    void Begin() override;
    // On a worker: lets the call in, and runs it or takes it to its lane.
    void EnterHouse();
    void EnterLane(AdmittedCall admitted);
    void Run(AdmittedCall admitted, std::shared_ptr<LaneTurn> turn);

    void OnDeadline();
    // Takes the call out of the queue or lane it waits in; false when it does not wait.
    [[nodiscard]] bool StopWaiting();
    [[nodiscard]] absl::Status Overloaded() const;
    [[nodiscard]] WorkerPool& pool() const;
    [[nodiscard]] std::shared_ptr<UnaryCall> Self();

    const std::string line_;  // where it waits for a worker
    grpc::Alarm alarm_;
    std::mutex mutex_;
    std::optional<LaneKey> lane_;  // known once authenticated
};

}  // namespace socle::kernel
