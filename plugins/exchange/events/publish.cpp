#include "events/publish.hpp"

#include "socle/exchange/v1/events.pb.h"

namespace socle::exchange {

void PublishFinished(Transaction& tx, const Import& import) {
    v1::ImportFinished fact;
    fact.set_import_name(NameOf(import.id));
    fact.set_dry_run(import.dry_run);
    fact.set_row_count(import.counts.rows);
    fact.set_created_count(import.counts.created);
    fact.set_completed_count(import.counts.completed);
    fact.set_unchanged_count(import.counts.unchanged);
    fact.set_refused_count(import.counts.refused);
    tx.Publish(fact);
}

void PublishUndone(Transaction& tx, const Import& import) {
    v1::ImportUndone fact;
    fact.set_import_name(NameOf(import.id));
    fact.set_undone_count(import.undone);
    fact.set_kept_count(import.kept);
    tx.Publish(fact);
}

}  // namespace socle::exchange
