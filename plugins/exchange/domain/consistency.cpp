#include "domain/consistency.hpp"

namespace socle::exchange {
namespace {

Fault CountsDiffer(const Import& import, std::int64_t found) {
    return {"counts_differ", "has " + std::to_string(import.counts.rows) + " rows, but " +
                                 std::to_string(found) + " are accounted for"};
}

}  // namespace

std::optional<Fault> FaultOf(const Import& import, const KeptContent& kept) {
    const bool over = import.state != ImportState::kRunning;
    const bool refused = import.state == ImportState::kRefused;
    if (over && (kept.parts > 0 || kept.waiting > 0)) {
        return Fault{"content_kept", "is over, but parts of its file are still here"};
    }
    if ((import.forgotten || refused) && kept.refused > 0) {
        return Fault{"content_kept", "its refused rows should be gone"};
    }
    const std::int64_t accounted = SettledRows(import) + kept.waiting;
    if (!refused && accounted != import.counts.rows) return CountsDiffer(import, accounted);
    if (!refused && !import.forgotten && kept.refused != import.counts.refused) {
        return Fault{"refused_rows_missing", "refused " + std::to_string(import.counts.refused) +
                                                 " rows, but " + std::to_string(kept.refused) +
                                                 " are kept"};
    }
    if (import.counts.warnings > SettledRows(import) - import.counts.refused) {
        return Fault{"warnings_too_many", "has more warnings than rows that were let in"};
    }
    return std::nullopt;
}

}  // namespace socle::exchange
