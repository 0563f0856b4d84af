// The job that brings a file in. Its first steps read the file into rows; each further one takes
// the next 500 to the client record, or to the brick that keeps such records, and notes what became
// of them. A step repeated after a crash
// asks with the same request id, so its effect is had once.
#pragma once

#include <absl/status/statusor.h>

#include "domain/cursor.hpp"
#include "socle/jobs.hpp"
#include "store/file_store.hpp"
#include "store/import_store.hpp"
#include "store/record_store.hpp"
#include "store/row_store.hpp"

namespace socle::exchange {

inline constexpr const char* kImportJob = "exchange.import";

[[nodiscard]] NewJob NewImportJob(const Import& import);

class ImportJob {
 public:
    ImportJob(const ImportStore& imports, const FileStore& files, const RowStore& rows,
              const RecordStore& records)
        : imports_(imports), files_(files), rows_(rows), records_(records) {}

    [[nodiscard]] absl::StatusOr<JobStep> Step(Call& call, const JobView& job) const;

 private:
    // service/read_step.cpp
    [[nodiscard]] absl::StatusOr<JobStep> ReadFile(Call& call, Import import,
                                                   std::int64_t after) const;
    // Writes and counts the rows below that one; gives where to go on. Refusal: what the reader
    // says of the file.
    [[nodiscard]] absl::StatusOr<Cursor> ReadRows(Call& call, std::string bytes, std::int64_t after,
                                                  Import& import) const;

    // service/rows_step.cpp
    [[nodiscard]] absl::StatusOr<JobStep> ImportRows(Call& call, const Import& import,
                                                     std::int64_t after) const;

    const ImportStore& imports_;
    const FileStore& files_;
    const RowStore& rows_;
    const RecordStore& records_;
};

// Where an import stands, as its job shows it.
[[nodiscard]] JobStep StepOf(const Import& import, const Cursor& cursor);

}  // namespace socle::exchange
