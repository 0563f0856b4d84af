#include "kernel/bus/chain_verifier.hpp"

#include "bus/queries.hpp"
#include "socle/event_pump.hpp"

namespace socle::bus {
namespace {

constexpr int kStretch = 1000;

void Note(VerifyReport& report, std::int64_t position, std::string check, Wording text) {
    report.findings.push_back(
        {"events/" + std::to_string(position), std::move(check), std::move(text)});
}

// Notes what is wrong with the event, if anything.
bool IsSound(const Row& row, std::int64_t position, VerifyReport& report) {
    if (!row.Bool("follows"))
        Note(report, position, "position_gap",
             {"l'événement qui le précède manque", "the event before it is missing"});
    else if (!row.Bool("chained"))
        Note(report, position, "chain_broken",
             {"l'événement, ou celui qui le précède, a été modifié après son écriture",
              "the event, or the one before it, was changed after it was written"});
    else if (!row.Bool("personal_intact"))
        Note(report, position, "personal_changed",
             {"les champs personnels de l'événement ne correspondent pas à leur empreinte",
              "the personal fields of the event do not match their digest"});
    else
        return true;
    return false;
}

// One stretch; leaves `tail` at its last event. False at the end of the log or after a fault.
absl::StatusOr<bool> VerifyStretch(Transaction& tx, ChainHead& tail, HeadCheck& kept,
                                   VerifyReport& report) {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kVerifyEvents, {tail.position, Bytes{tail.seal}, kStretch}));
    for (const Row& row : rows) {
        const std::int64_t position = row.Int64("position");
        if (!IsSound(row, position, report)) return false;
        ++report.checked;
        tail = {position, row.AsBytes("hash")};
        kept.See(tail);
    }
    return rows.size() == static_cast<std::size_t>(kStretch);
}

absl::Status VerifyHead(Transaction& tx, const ChainHead& tail, VerifyReport& report) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kVerifyHead));
    if (rows.empty()) {
        if (tail.position > 0)
            Note(report, tail.position, "head_missing",
                 {"le journal n'a pas de tête", "the log has no head"});
        return absl::OkStatus();
    }
    const Row head = rows[0];
    if (head.Int64("position") != tail.position || head.AsBytes("hash") != tail.seal) {
        const std::string written = std::to_string(head.Int64("position"));
        Note(report, tail.position + 1, "log_truncated",
             {"le journal s'arrête avant lui, mais " + written + " événements ont été écrits",
              "the log ends before it, but " + written + " events were written"});
    }
    const std::string lines = std::to_string(head.Int64("audit_number"));
    const std::string there = std::to_string(head.Int64("audit_count"));
    if (lines != there || head.Int64("audit_last") != head.Int64("audit_number"))
        report.findings.push_back({"auditEntries",
                                   "audit_gap",
                                   {lines + " lignes ont été écrites, " + there + " sont là",
                                    lines + " lines were written, " + there + " are there"}});
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<VerifyReport> VerifyChain(Call& call, ChainHeads& heads) {
    VerifyReport report;
    ChainHead tail;
    HeadCheck kept(heads, call.tenant(), EventLog::kChain);
    while (true) {
        SOCLE_ASSIGN(const bool more, VerifyStretch(call.transaction(), tail, kept, report));
        if (!more) break;
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
    }
    if (!report.findings.empty()) return report;
    SOCLE_RETURN_IF_ERROR(VerifyHead(call.transaction(), tail, report));
    kept.Finish("events/", report);
    return report;
}

}  // namespace socle::bus
