// The one unit of work: rows, events, the audit line and the stored reply become true together or
// not at all. Opened by Call::transaction(), closed by the SDK after the handler; a handler never
// commits. Tenant and role are set before the first statement, so row-level security always
// applies.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "socle/sql.hpp"
#include "socle/status.hpp"

namespace socle {

using TenantId = std::int64_t;

// A durable piece of work to be run by the kernel after commit: see socle/jobs.hpp.
struct NewJob {
    std::string kind;     // "exchange.import": <brick>.<name>, as declared to JobHandlers
    std::string payload;  // the brick's own bytes, at most 1 MiB
    std::string title_fr;
    std::string title_en;
    std::optional<Instant> run_at;  // not before; at once when absent
};

class Transaction {
 public:
    virtual ~Transaction() = default;

    [[nodiscard]] virtual TenantId tenant() const = 0;

    // Runs one statement with the tenant as `$1` and `params` from `$2` on. A refusal dooms the
    // transaction; a unique violation comes back as ALREADY_EXISTS, any other broken constraint as
    // INTERNAL (a rule the domain should have checked), both with metadata "constraint".
    [[nodiscard]] virtual absl::StatusOr<Rows> Exec(const Statement& statement, Params params) = 0;
    [[nodiscard]] absl::StatusOr<Rows> Exec(const Statement& statement) {
        return Exec(statement, {});
    }

    // Exactly one row; none is NOT_FOUND naming `what` ("invoice").
    [[nodiscard]] absl::StatusOr<Row> ExecOne(const Statement& statement, Params params,
                                              std::string_view what);

    // Adds a past fact to the outbox. Stream, party and timeline text follow from the event's
    // option (socle.options.v1.event). At most 10,000 per transaction.
    virtual void Publish(const google::protobuf::Message& event) = 0;

    // Starts a durable job with this transaction; returns its id.
    [[nodiscard]] virtual Uuid StartJob(const NewJob& job) = 0;

    // Names what the audit line is about ("invoices/..."); by default the reply's `name`.
    virtual void SetAuditTarget(std::string_view resource_name) = 0;

    // Called once this is committed, on the thread that did it, in order; never when it is not. For
    // what lives outside the database and may miss it in a crash. Quick, and cannot fail. At most
    // 10,000 per transaction.
    virtual void AfterCommit(std::function<void()> effect) = 0;
};

}  // namespace socle
