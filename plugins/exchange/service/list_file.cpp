#include "service/list_file.hpp"

#include <utility>
#include <vector>

#include "domain/reasons.hpp"

namespace socle::exchange {
namespace {

constexpr std::size_t kRowsReadAtOnce = 1'000;
static_assert(kRowsReadAtOnce >= kHeaderSearchRows);

absl::StatusOr<std::vector<SheetRow>> FirstRows(const std::string& bytes,
                                                const std::string& sheet) {
    SOCLE_ASSIGN(ListFile file, ListFile::Open(bytes, sheet));
    std::vector<SheetRow> rows;
    for (std::size_t read = 0; read < kRowsReadAtOnce; ++read) {
        SOCLE_ASSIGN(std::optional<SheetRow> row, file.Next());
        if (!row) break;
        if (rows.size() < kHeaderSearchRows) rows.push_back(*std::move(row));
    }
    return rows;
}

absl::Status Unreadable(const absl::Status& status, Language language) {
    if (!IsAboutFile(status)) return status;
    Metadata metadata = MetadataOf(status);
    metadata["problem"] = ProblemOf(status).In(language);
    return Refuse(reason::kFileUnreadable, "this file cannot be read: " + ProblemOf(status).en,
                  std::move(metadata));
}

}  // namespace

absl::StatusOr<ListFile> ListFile::Open(std::string bytes, const std::string& sheet) {
    SOCLE_ASSIGN(std::unique_ptr<TableReader> reader,
                 OpenTable(std::move(bytes), {.sheet = sheet, .separator = 0}));
    return ListFile(std::move(reader));
}

absl::StatusOr<std::optional<SheetRow>> ListFile::Next() {
    SOCLE_ASSIGN(std::optional<TableRow> table_row, reader_->Next());
    if (!table_row) return std::optional<SheetRow>{};
    SheetRow row{.number = table_row->row_number, .cells = {}};
    row.cells.reserve(table_row->cells.size());
    for (Cell& cell : table_row->cells) row.cells.push_back(std::move(cell.text));
    return std::optional<SheetRow>{std::move(row)};
}

absl::StatusOr<ColumnMap> RecogniseColumns(const std::string& bytes, const std::string& sheet,
                                           std::span<const ColumnChoice> choices, ImportKind kind,
                                           Language language) {
    const absl::StatusOr<std::vector<SheetRow>> rows = FirstRows(bytes, sheet);
    if (!rows.ok()) return Unreadable(rows.status(), language);
    return FindColumns(*rows, choices, kind);
}

bool IsAboutFile(const absl::Status& status) {
    return absl::IsInvalidArgument(status) || absl::IsNotFound(status) ||
           absl::IsResourceExhausted(status);
}

Wording ProblemOf(const absl::Status& status) {
    return {.fr = FileProblem(status, Language::kFrench),
            .en = FileProblem(status, Language::kEnglish)};
}

}  // namespace socle::exchange
