// The transaction behind a call: one message to open it, one to flush and commit it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.hpp"
#include "socle/call.hpp"
#include "socle/runtime.hpp"
#include "work/outbox.hpp"

namespace socle::internal {

// What else becomes true with the handler's own effect.
struct CommitExtras {
    // A reader's position moves from `from` to `to`.
    struct Advance {
        std::string consumer;
        std::int64_t from = 0;
        std::int64_t to = 0;
        std::vector<std::string> streams;  // that have moved on: what waits for them is tried again
    };
    // A parked event has been handled.
    struct Unpark {
        std::string consumer;
        std::int64_t position = 0;
        std::string stream;
    };
    // A job's step is done.
    struct Progress {
        Uuid job;
        std::string from_cursor;
        JobStep step;
    };
    std::optional<Advance> advance;
    std::optional<Unpark> unpark;
    std::optional<Progress> progress;
};

class TransactionImpl final : public Transaction {
 public:
    TransactionImpl(Database& database, const Clock& clock, IdSource& ids,
                    const CallContext& context, const Target& target)
        : database_(database), clock_(clock), ids_(ids), context_(context), target_(target) {}
    ~TransactionImpl() override;

    // Sends the one opening message. What it finds is told by failure() and stored_reply().
    void Begin(const RequestFacts& facts);

    [[nodiscard]] TenantId tenant() const override { return context_.tenant; }
    [[nodiscard]] absl::StatusOr<Rows> Exec(const Statement& statement, Params params) override;
    void Publish(const google::protobuf::Message& event) override;
    [[nodiscard]] Uuid StartJob(const NewJob& job) override;
    void SetAuditTarget(std::string_view resource_name) override { audit_target_ = resource_name; }
    void AfterCommit(std::function<void()> effect) override;

    // Flushes and commits in one message, then does what waits for that. `audited`: the call gets a
    // line in the audit trail.
    [[nodiscard]] absl::Status Commit(const std::optional<std::string>& reply, bool audited,
                                      const CommitExtras& extras);
    void Rollback();

    // The first refusal of the database; the transaction is doomed by it.
    [[nodiscard]] const absl::Status& failure() const { return failure_; }
    // The reply this request id had before.
    [[nodiscard]] const std::optional<std::string>& stored_reply() const { return stored_reply_; }
    [[nodiscard]] bool published() const { return !events_.empty(); }
    [[nodiscard]] bool started_jobs() const { return !jobs_.empty(); }
    [[nodiscard]] const std::string& audit_target() const { return audit_target_; }

 private:
    struct StartedJob {
        Uuid id;
        NewJob job;
    };
    [[nodiscard]] std::string OpeningScript(const RequestFacts& facts);
    void ReadReservation(const Rows& rows);
    [[nodiscard]] std::string AppendScript(bool audited);
    [[nodiscard]] std::string JobsScript();
    [[nodiscard]] std::string ExtrasScript(const CommitExtras& extras);
    [[nodiscard]] std::string Call(std::string_view function,
                                   const std::vector<std::optional<std::string>>& arguments);
    [[nodiscard]] absl::Status CheckCommittable() const;

    Database& database_;
    const Clock& clock_;
    IdSource& ids_;
    const CallContext& context_;
    const Target& target_;
    std::optional<ConnectionPool::Lease> connection_;
    std::shared_ptr<RowFault> fault_ = std::make_shared<RowFault>();
    absl::Status failure_;
    std::optional<std::string> stored_reply_;
    std::optional<Uuid> request_id_;
    std::vector<OutgoingEvent> events_;
    std::vector<StartedJob> jobs_;
    std::string audit_target_;
    std::vector<std::function<void()>> after_commit_;
};

}  // namespace socle::internal
