// The job that takes an import back: what it created goes, what it completed is again as it was.
// What somebody has changed or used since is kept and listed. A step repeated after a crash asks
// with the same request ids, so its effect is had once.
#pragma once

#include <absl/status/statusor.h>

#include "socle/jobs.hpp"
#include "store/import_store.hpp"
#include "store/record_store.hpp"

namespace socle::exchange {

inline constexpr const char* kUndoJob = "exchange.undo";

[[nodiscard]] NewJob NewUndoJob(const Import& import);

class UndoJob {
 public:
    UndoJob(const ImportStore& imports, const RecordStore& records)
        : imports_(imports), records_(records) {}

    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    const ImportStore& imports_;
    const RecordStore& records_;
};

}  // namespace socle::exchange
