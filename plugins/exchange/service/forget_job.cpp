#include "service/forget_job.hpp"

namespace socle::exchange {

NewJob NewForgetJob(const Import& import) {
    return {.kind = kForgetJob,
            .payload = import.id.ToString(),
            .title_fr = "Oubli du contenu de " + import.file_name,
            .title_en = "Forgetting the content of " + import.file_name,
            .run_at = import.created_at + kContentKept};
}

absl::StatusOr<JobStep> ForgetJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(job.payload));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Import import, imports_.LoadForUpdate(tx, ImportId{id}));
    SOCLE_RETURN_IF_ERROR(files_.Delete(tx, import.id));
    SOCLE_RETURN_IF_ERROR(rows_.DeleteAll(tx, import.id));
    SOCLE_RETURN_IF_ERROR(records_.DeleteAll(tx, import.id));
    Forget(import);
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, import));
    return JobStep{.cursor = "forgotten",
                   .done = 1,
                   .total = 1,
                   .finished = true,
                   .result = NameOf(import.id),
                   .again_at = {}};
}

}  // namespace socle::exchange
