#include "service/import_job.hpp"

namespace socle::exchange {

NewJob NewImportJob(const Import& import) {
    return {.kind = kImportJob,
            .payload = import.id.ToString(),
            .title_fr = "Import de " + import.file_name,
            .title_en = "Import of " + import.file_name,
            .run_at = {}};
}

JobStep StepOf(const Import& import, const Cursor& cursor) {
    return {.cursor = TextOf(cursor),
            .done = SettledRows(import),
            .total = import.counts.rows,
            .finished = import.state != ImportState::kRunning,
            .result = NameOf(import.id),
            .again_at = {}};
}

absl::StatusOr<JobStep> ImportJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(job.payload));
    SOCLE_ASSIGN(Import import, imports_.Load(call.transaction(), ImportId{id}));
    SOCLE_ASSIGN(const Cursor cursor, ParseCursor(job.cursor));
    if (import.state != ImportState::kRunning) return StepOf(import, cursor);
    if (cursor.reading) return ReadFile(call, std::move(import), cursor.last);
    return ImportRows(call, import, cursor.last);
}

}  // namespace socle::exchange
