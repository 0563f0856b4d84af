#include "domain/import.hpp"

#include <utility>

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

void Forget(Import& import) {
    import.forgotten = true;
    if (import.state != ImportState::kRunning) return;
    RefuseFile(import, {.fr = "l'import n'a pas été mené à son terme en 90 jours",
                        .en = "the import was not brought to its end within 90 days"});
}

}  // namespace socle::exchange
