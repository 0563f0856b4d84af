// A call that streams one way. Its handler runs on a thread of its own, which alone writes, reads
// and answers; it waits for the client as long as the deadline allows, so a slow client slows its
// own stream and nothing else. A stop ends handlers that look whether they are still wanted, and
// waits for the others.
#pragma once

#include <grpcpp/alarm.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/front_door/incoming_call.hpp"

namespace socle::kernel {

class StreamCall final : public IncomingCall, private MessageSink, private MessageSource {
 public:
    StreamCall(Desk& desk, CallHead head, grpc::CallbackServerContext& context)
        : IncomingCall(desk, std::move(head)), context_(context) {}

    void OnSendInitialMetadataDone(bool ok) override { OnWriteDone(ok); }
    void OnReadDone(bool ok) override;
    void OnWriteDone(bool ok) override {
        const Reaction reaction(handover_);
        Complete(ok);
    }
    void OnCancel() override {
        const Reaction reaction(handover_);
        *gone_ = true;
    }

 private:
    void Begin() override;
    // A server stream's one request has come.
    void TakeRequest(bool ok);
    void StartThread();
    // On the stream's thread; what they return answers the call.
    [[nodiscard]] std::function<void()> Serve();
    [[nodiscard]] std::function<void()> Run(AdmittedCall admitted);
    [[nodiscard]] std::function<void()> AnswerOf(const absl::Status& status);
    [[nodiscard]] absl::Status Write(std::string_view message) override;
    [[nodiscard]] absl::StatusOr<std::optional<std::string>> Read() override;

    // One operation of gRPC at a time: Expect, start it, Await it.
    void Expect();
    void Complete(bool ok);
    // Nothing when the deadline came first.
    [[nodiscard]] std::optional<bool> Await();
    [[nodiscard]] absl::Status StillOpen() const;
    [[nodiscard]] absl::Status Late() const;
    [[nodiscard]] std::shared_ptr<StreamCall> Self();

    grpc::CallbackServerContext& context_;  // valid until the call is answered
    grpc::Alarm alarm_;                     // for a request that does not come
    std::atomic<bool> has_request_ = false;
    bool all_read_ = false;  // the stream's thread only
    std::mutex mutex_;
    std::condition_variable completed_;
    std::optional<bool> outcome_;
};

}  // namespace socle::kernel
