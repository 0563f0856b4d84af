// The call a handler sees, and how it ends.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "socle/runtime.hpp"
#include "work/transaction_impl.hpp"

namespace socle::internal {

class CallImpl final : public Call {
 public:
    CallImpl(Runtime& runtime, const CallContext& context, Target target, const RuntimeHooks& hooks,
             bool audited)
        : runtime_(runtime),
          context_(context),
          target_(std::move(target)),
          hooks_(hooks),
          audited_(audited) {}

    [[nodiscard]] const CallContext& context() const override { return context_; }
    [[nodiscard]] Transaction& transaction() override;
    [[nodiscard]] absl::Status Commit() override;
    [[nodiscard]] Channel& channel() override;
    [[nodiscard]] const Clock& clock() const override { return runtime_.clock(); }
    [[nodiscard]] IdSource& ids() const override { return runtime_.ids(); }
    void NoteRequest(const RequestFacts& facts) override { facts_ = facts; }
    void NoteReplyName(std::string_view name) override { reply_name_ = name; }

    // Adds what must become true with the handler's effect; opens the transaction if need be.
    void Expect(CommitExtras extras) { extras_ = std::move(extras); }

    // Ends the call: commits when `outcome` is OK (unless the request only validates), else rolls
    // back. Gives the status the caller gets.
    [[nodiscard]] absl::Status Finish(const absl::Status& outcome,
                                      const std::optional<std::string>& reply);
    [[nodiscard]] const std::optional<std::string>& stored_reply() const { return stored_reply_; }
    // The database asked for the same work to be run again.
    [[nodiscard]] bool WantsRetry() const { return wants_retry_; }
    [[nodiscard]] bool InTransaction() const { return transaction_ != nullptr; }

 private:
    absl::Status CommitNow(const std::optional<std::string>& reply);

    Runtime& runtime_;
    const CallContext& context_;
    Target target_;
    const RuntimeHooks& hooks_;
    bool audited_;
    RequestFacts facts_;
    std::string reply_name_;
    CommitExtras extras_;
    std::unique_ptr<TransactionImpl> transaction_;
    std::unique_ptr<Channel> routed_;
    std::unique_ptr<Channel> guarded_;
    std::optional<std::string> stored_reply_;
    bool wants_retry_ = false;
};

}  // namespace socle::internal
