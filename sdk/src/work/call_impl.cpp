#include "work/call_impl.hpp"

#include "socle/status.hpp"

namespace socle::internal {
namespace {

// Calling another service while a transaction is open would hold a connection and locks for as long
// as that service takes: refused, so that the mistake shows in the first test.
class GuardedChannel final : public Channel {
 public:
    GuardedChannel(const CallImpl& call, Channel* next) : call_(call), next_(next) {}
    absl::StatusOr<std::string> Unary(std::string_view method, std::string_view request) override {
        SOCLE_RETURN_IF_ERROR(Check());
        return next_->Unary(method, request);
    }
    absl::Status ServerStream(std::string_view method, std::string_view request,
                              const MessageConsumer& on_message) override {
        SOCLE_RETURN_IF_ERROR(Check());
        return next_->ServerStream(method, request, on_message);
    }
    absl::StatusOr<std::string> ClientStream(std::string_view method,
                                             const MessageSupplier& next) override {
        SOCLE_RETURN_IF_ERROR(Check());
        return next_->ClientStream(method, next);
    }

 private:
    [[nodiscard]] absl::Status Check() const {
        if (next_ == nullptr) return BrokenInvariant("this handler has no way to other services");
        if (call_.InTransaction())
            return BrokenInvariant("a service was called inside a transaction");
        return absl::OkStatus();
    }
    const CallImpl& call_;
    Channel* next_;
};

}  // namespace

Transaction& CallImpl::transaction() {
    if (!transaction_) {
        transaction_ = std::make_unique<TransactionImpl>(runtime_.database(), runtime_.clock(),
                                                         runtime_.ids(), context_, target_);
        transaction_->Begin(facts_);
    }
    return *transaction_;
}

Channel& CallImpl::channel() {
    if (!guarded_) {
        if (hooks_.channel) routed_ = hooks_.channel(context_, target_.brick);
        guarded_ = std::make_unique<GuardedChannel>(*this, routed_.get());
    }
    return *guarded_;
}

absl::Status CallImpl::CommitNow(const std::optional<std::string>& reply) {
    TransactionImpl& transaction = *transaction_;
    if (transaction.audit_target().empty()) transaction.SetAuditTarget(reply_name_);
    const bool published = transaction.published();
    const bool started_jobs = transaction.started_jobs();
    const absl::Status status = transaction.Commit(reply, audited_ && !target_.read_only, extras_);
    wants_retry_ = IsRetryable(status);
    transaction_.reset();
    if (!status.ok()) return status;
    if (published && hooks_.events_committed) hooks_.events_committed(context_.tenant);
    if (started_jobs && hooks_.job_committed) hooks_.job_committed(context_.tenant);
    return absl::OkStatus();
}

absl::Status CallImpl::Commit() {
    if (!transaction_) return absl::OkStatus();
    return CommitNow(std::nullopt);
}

absl::Status CallImpl::Finish(const absl::Status& outcome,
                              const std::optional<std::string>& reply) {
    const bool expects = extras_.advance || extras_.unpark || extras_.progress;
    if (outcome.ok() && expects) static_cast<void>(this->transaction());
    if (!transaction_) return outcome;
    if (transaction_->stored_reply()) {
        stored_reply_ = transaction_->stored_reply();
        transaction_.reset();
        return absl::OkStatus();
    }
    const absl::Status failure = transaction_->failure();
    if (outcome.ok() && failure.ok() && !facts_.validate_only) return CommitNow(reply);
    wants_retry_ = IsRetryable(failure);
    transaction_.reset();
    // What the handler made of a failing database matters less than the failure itself.
    if (wants_retry_ || outcome.ok()) return failure;
    return outcome;
}

}  // namespace socle::internal
