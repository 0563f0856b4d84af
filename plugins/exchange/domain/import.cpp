#include "domain/import.hpp"

#include <utility>

#include "domain/reasons.hpp"

namespace socle::exchange {

void AddOutcomes(Import& import, const ImportCounts& counts) {
    import.counts.created += counts.created;
    import.counts.completed += counts.completed;
    import.counts.unchanged += counts.unchanged;
    import.counts.refused += counts.refused;
    import.counts.warnings += counts.warnings;
}

std::int64_t SettledRows(const Import& import) {
    const ImportCounts& counts = import.counts;
    return counts.created + counts.completed + counts.unchanged + counts.refused;
}

void RefuseFile(Import& import, Wording problem) {
    import.state = ImportState::kRefused;
    import.problem = std::move(problem);
}

absl::Status BeginUndo(Import& import) {
    if (import.state != ImportState::kDone || import.dry_run) {
        return Refuse(
            reason::kImportNotDone,
            "this import has not ended, has written nothing, or is taken back already; if "
            "it stopped on its way, resume its job first",
            {{"value", NameOf(import.id)}});
    }
    if (import.forgotten) {
        return Refuse(reason::kImportForgotten,
                      "what this import changed is no longer kept after 90 days; correct the "
                      "records one by one",
                      {{"value", NameOf(import.id)}});
    }
    import.state = ImportState::kUndoing;
    return absl::OkStatus();
}

void Forget(Import& import) {
    import.forgotten = true;
    if (import.state == ImportState::kUndoing) import.state = ImportState::kUndone;
    if (import.state != ImportState::kRunning) return;
    RefuseFile(import, {.fr = "l'import n'a pas été mené à son terme en 90 jours",
                        .en = "the import was not brought to its end within 90 days"});
}

}  // namespace socle::exchange
