// The first step: the file becomes rows, in one transaction. Rows with something wrong in
// themselves are refused here; a file that turns out to be unreadable is refused whole, before any
// of its rows has reached the client record.
#include <utility>
#include <vector>

#include "domain/matching.hpp"
#include "service/import_job.hpp"
#include "service/list_file.hpp"

namespace socle::exchange {
namespace {

// Rows written by one statement.
constexpr std::size_t kBatchRows = 1'000;
constexpr std::size_t kBatchBytes = 4 << 20;

class RowBatch {
 public:
    void Add(KeptRow row) {
        for (const std::string& cell : row.row.cells) bytes_ += cell.size();
        rows_.push_back(std::move(row));
    }
    [[nodiscard]] bool IsFull() const {
        return rows_.size() >= kBatchRows || bytes_ >= kBatchBytes;
    }
    [[nodiscard]] std::vector<KeptRow> Take() {
        bytes_ = 0;
        return std::exchange(rows_, {});
    }

 private:
    std::vector<KeptRow> rows_;
    std::size_t bytes_ = 0;
};

}  // namespace

absl::StatusOr<JobStep> ImportJob::ReadFile(Call& call, Import import) const {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(std::string bytes, files_.Load(tx, import.id));
    const Import unread = import;
    const absl::Status read = ReadRows(call, std::move(bytes), import);
    if (!read.ok() && !IsAboutFile(read)) return read;
    if (!read.ok()) {
        import = unread;
        RefuseFile(import, ProblemOf(read));
        SOCLE_RETURN_IF_ERROR(rows_.DeleteAll(tx, import.id));
    }
    SOCLE_RETURN_IF_ERROR(files_.Delete(tx, import.id));
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, import));
    return StepOf(import, 0);
}

absl::Status ImportJob::ReadRows(Call& call, std::string bytes, Import& import) const {
    SOCLE_ASSIGN(ListFile file, ListFile::Open(std::move(bytes), import.sheet));
    Transaction& tx = call.transaction();
    ImportCounts refused;
    FileIndex index;
    RowBatch batch;
    while (true) {
        SOCLE_ASSIGN(std::optional<SheetRow> row, file.Next());
        if (!row) break;
        if (row->number <= import.columns.header_row_number || IsBlankRow(*row)) continue;
        RowReading reading = ReadClientRow(import.columns, *row);
        KeptRow kept{.row = *std::move(row),
                     .refused = reading.refused(),
                     .repeats_row = {},
                     .problems = {},
                     .refusal = {}};
        if (kept.refused) {
            kept.problems = std::move(reading.problems);
            refused.Add(Outcome::kRefused, kept.problems);
        } else if (import.dry_run) {
            // Nothing is written, so the client record does not know an earlier row's client.
            const std::optional<FileMatch> match = index.FindOrAdd(reading.client);
            if (match) kept.repeats_row = match->row_number;
        }
        batch.Add(std::move(kept));
        ++import.counts.rows;
        if (!batch.IsFull()) continue;
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_RETURN_IF_ERROR(rows_.Insert(tx, import.id, batch.Take()));
    }
    AddOutcomes(import, refused);
    return rows_.Insert(tx, import.id, batch.Take());
}

}  // namespace socle::exchange
