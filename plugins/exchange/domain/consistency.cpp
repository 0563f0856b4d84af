#include "domain/consistency.hpp"

namespace socle::exchange {
namespace {

Fault CountsDiffer(const Import& import, std::int64_t found) {
    const std::string rows = std::to_string(import.counts.rows);
    const std::string accounted = std::to_string(found);
    return {"counts_differ",
            {"a " + rows + " lignes, mais on sait ce que sont devenues " + accounted,
             "has " + rows + " rows, but " + accounted + " are accounted for"}};
}

}  // namespace

std::optional<Fault> FaultOf(const Import& import, const KeptContent& kept) {
    const bool over = import.state != ImportState::kRunning;
    const bool refused = import.state == ImportState::kRefused;
    if (over && (kept.parts > 0 || kept.waiting > 0)) {
        return Fault{"content_kept",
                     {"est terminé, mais des parties de son fichier sont encore là",
                      "is over, but parts of its file are still here"}};
    }
    if ((import.forgotten || refused) && kept.refused > 0) {
        return Fault{
            "content_kept",
            {"ses lignes refusées devraient avoir disparu", "its refused rows should be gone"}};
    }
    const std::int64_t accounted = SettledRows(import) + kept.waiting;
    if (!refused && accounted != import.counts.rows) return CountsDiffer(import, accounted);
    if (!refused && !import.forgotten && kept.refused != import.counts.refused) {
        const std::string refused_rows = std::to_string(import.counts.refused);
        const std::string there = std::to_string(kept.refused);
        return Fault{"refused_rows_missing",
                     {"a refusé " + refused_rows + " lignes, mais " + there + " sont gardées",
                      "refused " + refused_rows + " rows, but " + there + " are kept"}};
    }
    if (import.counts.warnings > SettledRows(import) - import.counts.refused) {
        return Fault{"warnings_too_many",
                     {"a plus d'avertissements que de lignes acceptées",
                      "has more warnings than rows that were let in"}};
    }
    return std::nullopt;
}

}  // namespace socle::exchange
