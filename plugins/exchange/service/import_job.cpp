#include "service/import_job.hpp"

#include <absl/strings/numbers.h>

namespace socle::exchange {

NewJob NewImportJob(const Import& import) {
    return {.kind = kImportJob,
            .payload = import.id.ToString(),
            .title_fr = "Import de " + import.file_name,
            .title_en = "Import of " + import.file_name,
            .run_at = {}};
}

JobStep StepOf(const Import& import, std::int64_t last_row) {
    return {.cursor = std::to_string(last_row),
            .done = SettledRows(import),
            .total = import.counts.rows,
            .finished = import.state != ImportState::kRunning,
            .result = NameOf(import.id),
            .again_at = {}};
}

absl::StatusOr<JobStep> ImportJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(job.payload));
    SOCLE_ASSIGN(Import import, imports_.Load(call.transaction(), ImportId{id}));
    std::int64_t after = 0;
    if (!job.cursor.empty() && !absl::SimpleAtoi(job.cursor, &after)) {
        return BrokenInvariant("an import's cursor is no row number");
    }
    if (import.state != ImportState::kRunning) return StepOf(import, after);
    if (job.cursor.empty()) return ReadFile(call, std::move(import));
    return ImportRows(call, import, after);
}

}  // namespace socle::exchange
