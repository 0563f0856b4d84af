// An uploaded list as rows of texts, and what is said when it cannot be read.
#pragma once

#include <absl/status/statusor.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "domain/columns.hpp"
#include "domain/import.hpp"
#include "domain/sheet_row.hpp"
#include "socle/tabular.hpp"

namespace socle::exchange {

class ListFile {
 public:
    // Refusals, as of Next: those of socle/tabular.hpp.
    [[nodiscard]] static absl::StatusOr<ListFile> Open(std::string bytes, const std::string& sheet);
    // The next row that holds something; nullopt at the end.
    [[nodiscard]] absl::StatusOr<std::optional<SheetRow>> Next();

 private:
    explicit ListFile(std::unique_ptr<TableReader> reader) : reader_(std::move(reader)) {}
    std::unique_ptr<TableReader> reader_;
};

// Opens the file and finds its columns, before anything of it is kept. The beginning is read as
// well: a small file is known to be readable at once, a long one's job finds out. Refusals:
// FILE_UNREADABLE, NO_HEADER_ROW, NO_NAME_COLUMN, MISSING_COLUMN, INVALID_VALUE (a choice).
[[nodiscard]] absl::StatusOr<ColumnMap> RecogniseColumns(const std::string& bytes,
                                                         const std::string& sheet,
                                                         std::span<const ColumnChoice> choices,
                                                         ImportKind kind, Language language);

// Whether a reader's refusal is about the file, not about this program.
[[nodiscard]] bool IsAboutFile(const absl::Status& status);
[[nodiscard]] Wording ProblemOf(const absl::Status& status);

}  // namespace socle::exchange
