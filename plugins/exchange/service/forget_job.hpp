// The timer that ends what is kept of a file: 90 days after the upload its refused rows are gone,
// and with them all of its content, whatever became of the import; it cannot be taken back any
// more.
#pragma once

#include <absl/status/statusor.h>

#include "socle/jobs.hpp"
#include "store/file_store.hpp"
#include "store/import_store.hpp"
#include "store/record_store.hpp"
#include "store/row_store.hpp"

namespace socle::exchange {

inline constexpr const char* kForgetJob = "exchange.forget";

[[nodiscard]] NewJob NewForgetJob(const Import& import);

class ForgetJob {
 public:
    ForgetJob(const ImportStore& imports, const FileStore& files, const RowStore& rows,
              const RecordStore& records)
        : imports_(imports), files_(files), rows_(rows), records_(records) {}

    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    const ImportStore& imports_;
    const FileStore& files_;
    const RowStore& rows_;
    const RecordStore& records_;
};

}  // namespace socle::exchange
