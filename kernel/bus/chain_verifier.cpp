#include "kernel/bus/chain_verifier.hpp"

#include "bus/queries.hpp"

namespace socle::bus {
namespace {

constexpr int kStretch = 1000;

Finding Fault(std::int64_t position, std::string check, std::string text) {
    return {"event " + std::to_string(position), std::move(check), std::move(text)};
}

struct Tail {
    std::int64_t position = 0;
    std::string hash;
};

// One stretch; leaves `tail` at its last event. False at the end of the log or after a fault.
absl::StatusOr<bool> VerifyStretch(Transaction& tx, Tail& tail, VerifyReport& report) {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kVerifyEvents, {tail.position, Bytes{tail.hash}, kStretch}));
    for (const Row& row : rows) {
        const std::int64_t position = row.Int64("position");
        if (!row.Bool("follows")) {
            report.findings.push_back(
                Fault(position, "position_gap",
                      "the event before position " + std::to_string(position) + " is missing"));
            return false;
        }
        if (!row.Bool("chained")) {
            report.findings.push_back(
                Fault(position, "chain_broken",
                      "the event, or the one before it, was changed after it was written"));
            return false;
        }
        if (!row.Bool("personal_intact")) {
            report.findings.push_back(
                Fault(position, "personal_changed",
                      "the personal fields of the event do not match their digest"));
            return false;
        }
        ++report.checked;
        tail = {position, row.AsBytes("hash")};
    }
    return rows.size() == static_cast<std::size_t>(kStretch);
}

absl::Status VerifyHead(Transaction& tx, const Tail& tail, VerifyReport& report) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kVerifyHead));
    if (rows.empty()) {
        if (tail.position > 0)
            report.findings.push_back(Fault(tail.position, "head_missing", "the log has no head"));
        return absl::OkStatus();
    }
    const Row head = rows[0];
    if (head.Int64("position") != tail.position || head.AsBytes("hash") != tail.hash)
        report.findings.push_back(Fault(tail.position + 1, "log_truncated",
                                        "the log ends at " + std::to_string(tail.position) +
                                            " but " + std::to_string(head.Int64("position")) +
                                            " events were written"));
    if (head.Int64("audit_count") != head.Int64("audit_number") ||
        head.Int64("audit_last") != head.Int64("audit_number"))
        report.findings.push_back({"audit trail", "audit_gap",
                                   std::to_string(head.Int64("audit_number")) +
                                       " lines were written, " +
                                       std::to_string(head.Int64("audit_count")) + " are there"});
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<VerifyReport> VerifyChain(Call& call) {
    VerifyReport report;
    Tail tail;
    while (true) {
        SOCLE_ASSIGN(const bool more, VerifyStretch(call.transaction(), tail, report));
        if (!more) break;
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
    }
    if (report.findings.empty())
        SOCLE_RETURN_IF_ERROR(VerifyHead(call.transaction(), tail, report));
    return report;
}

}  // namespace socle::bus
