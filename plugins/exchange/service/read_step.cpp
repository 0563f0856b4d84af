// The first steps: the file becomes rows, 100,000 a step; a file of more is opened again and read
// on from where the last step stopped. Rows with something wrong in themselves are refused here; a
// file that turns out to be unreadable is refused whole, before any of its rows has reached the
// client record.
#include <utility>
#include <vector>

#include "domain/matching.hpp"
#include "domain/opportunity_row.hpp"
#include "domain/product_row.hpp"
#include "service/import_job.hpp"
#include "service/list_file.hpp"

namespace socle::exchange {
namespace {

constexpr int kRowsReadInStep = 100'000;
constexpr Cursor kRead = {.reading = false, .last = 0};  // the file has been read to its end

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

// Reads rows one after the other and counts them.
class RowTaker {
 public:
    explicit RowTaker(Import& import) : import_(import) {}

    [[nodiscard]] KeptRow Take(SheetRow row) {
        KeptRow kept;
        std::vector<Problem> problems = Read(row, kept);
        kept.refused = AnyRefuses(problems);
        if (kept.refused) kept.problems = std::move(problems);
        kept.row = std::move(row);
        ++import_.counts.rows;
        if (kept.refused) ++import_.counts.refused;
        return kept;
    }
    // A row of an earlier step matters only to those that repeat it.
    void PassOver(const SheetRow& row) {
        if (import_.dry_run && import_.kind == ImportKind::kClients) {
            EarlierRow(ReadClientRow(import_.columns, row));
        }
    }

 private:
    std::vector<Problem> Read(const SheetRow& row, KeptRow& kept) {
        switch (import_.kind) {
            case ImportKind::kClients: {
                RowReading reading = ReadClientRow(import_.columns, row);
                kept.repeats_row = EarlierRow(reading);
                return std::move(reading.problems);
            }
            case ImportKind::kOpportunities:
                return ReadOpportunityRow(import_.columns, row).problems;
            case ImportKind::kProducts:
                return ReadProductRow(import_.columns, row).problems;
        }
        return {};
    }

    // In a dry run nothing is written, so the client record does not know an earlier row's client.
    std::optional<std::int64_t> EarlierRow(const RowReading& reading) {
        if (!import_.dry_run || reading.refused()) return std::nullopt;
        const std::optional<FileMatch> match = index_.FindOrAdd(reading.client);
        if (!match) return std::nullopt;
        return match->row_number;
    }

    Import& import_;
    FileIndex index_;
};

}  // namespace

absl::StatusOr<JobStep> ImportJob::ReadFile(Call& call, Import import, std::int64_t after) const {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(std::string bytes, files_.Load(tx, import.id));
    absl::StatusOr<Cursor> next = ReadRows(call, std::move(bytes), after, import);
    if (!next.ok()) {
        if (!IsAboutFile(next.status())) return next.status();
        import.counts = {};
        RefuseFile(import, ProblemOf(next.status()));
        SOCLE_RETURN_IF_ERROR(rows_.DeleteAll(tx, import.id));
        next = kRead;
    }
    if (*next == kRead) SOCLE_RETURN_IF_ERROR(files_.Delete(tx, import.id));
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, import));
    return StepOf(import, *next);
}

absl::StatusOr<Cursor> ImportJob::ReadRows(Call& call, std::string bytes, std::int64_t after,
                                           Import& import) const {
    SOCLE_ASSIGN(ListFile file, ListFile::Open(std::move(bytes), import.sheet));
    RowTaker taker(import);
    RowBatch batch;
    for (int read = 0; read < kRowsReadInStep;) {
        SOCLE_ASSIGN(std::optional<SheetRow> row, file.Next());
        if (!row) {
            SOCLE_RETURN_IF_ERROR(rows_.Insert(call.transaction(), import.id, batch.Take()));
            return kRead;
        }
        if (row->number <= import.columns.header_row_number || IsBlankRow(*row)) continue;
        if (row->number <= after) {
            taker.PassOver(*row);
            continue;
        }
        ++read;
        after = row->number;
        batch.Add(taker.Take(*std::move(row)));
        if (!batch.IsFull()) continue;
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_RETURN_IF_ERROR(rows_.Insert(call.transaction(), import.id, batch.Take()));
    }
    SOCLE_RETURN_IF_ERROR(rows_.Insert(call.transaction(), import.id, batch.Take()));
    return Cursor{.reading = true, .last = after};
}

}  // namespace socle::exchange
