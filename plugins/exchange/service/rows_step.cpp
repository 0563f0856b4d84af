// A further step: the next rows go to whoever keeps such records, outside any transaction; then
// what became of them is noted in the step's own.
#include <utility>
#include <vector>

#include "events/publish.hpp"
#include "service/import_job.hpp"
#include "service/step_rows.hpp"

namespace socle::exchange {
namespace {

// The client record takes 1,000 at once; others take one after the other.
int RowsInStep(ImportKind kind) {
    return kind == ImportKind::kClients ? 500 : 100;
}

absl::StatusOr<StepRows> TakeRows(Call& call, const Import& import,
                                  const std::vector<KeptRow>& rows) {
    switch (import.kind) {
        case ImportKind::kClients:
            return TakeClients(call, import, rows);
        case ImportKind::kOpportunities:
            return TakeOpportunities(call, import, rows);
        case ImportKind::kProducts:
            return TakeProducts(call, import, rows);
    }
    return BrokenInvariant("exchange knows no such kind of list");
}

// Counts what became of the rows; gives the refused ones as they are kept.
std::vector<KeptRow> Settle(std::vector<KeptRow> rows, std::vector<RowResult> results,
                            ImportCounts& counts) {
    std::vector<KeptRow> refused;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        counts.Add(results[i].outcome, results[i].problems);
        if (results[i].outcome != Outcome::kRefused) continue;
        rows[i].refused = true;
        rows[i].problems = std::move(results[i].problems);
        rows[i].refusal = std::move(results[i].refusal);
        refused.push_back(std::move(rows[i]));
    }
    return refused;
}

}  // namespace

absl::StatusOr<JobStep> ImportJob::ImportRows(Call& call, const Import& import,
                                              std::int64_t after) const {
    const int rows_in_step = RowsInStep(import.kind);
    SOCLE_ASSIGN(std::vector<KeptRow> rows,
                 rows_.LoadWaiting(call.transaction(), import.id, after, rows_in_step));
    SOCLE_RETURN_IF_ERROR(call.Commit());
    ImportCounts counts;
    StepRows step;
    std::vector<KeptRow> refused;
    const bool last = rows.size() < static_cast<std::size_t>(rows_in_step);
    if (!rows.empty()) {
        after = rows.back().row.number;
        SOCLE_ASSIGN(step, TakeRows(call, import, rows));
        refused = Settle(std::move(rows), std::move(step.results), counts);
    }

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Import current, imports_.LoadForUpdate(tx, import.id));
    if (current.state != ImportState::kRunning)
        return StepOf(current, {.reading = false, .last = after});
    AddOutcomes(current, counts);
    if (last) current.state = ImportState::kDone;
    SOCLE_RETURN_IF_ERROR(rows_.DeleteWaiting(tx, import.id, after));
    SOCLE_RETURN_IF_ERROR(rows_.Insert(tx, import.id, refused));
    SOCLE_RETURN_IF_ERROR(records_.Note(tx, import.id, step.records));
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, current));
    if (last) PublishFinished(tx, current);
    return StepOf(current, {.reading = false, .last = after});
}

}  // namespace socle::exchange
