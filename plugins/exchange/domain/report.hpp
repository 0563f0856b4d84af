// What became of the rows: the counts, and the file of refused rows, which a person corrects and
// imports again.
#pragma once

#include <absl/status/status.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/client_row.hpp"
#include "domain/columns.hpp"
#include "domain/row_problem.hpp"
#include "domain/sheet_row.hpp"

namespace socle::exchange {

inline constexpr std::string_view kReasonTitle = "Motif / Reason";

enum class Outcome {
    kCreated,
    kCompleted,  // known, and the row filled what was empty
    kUnchanged,  // known, and the row added nothing
    kRefused,
};

struct ImportCounts {
    std::int64_t rows = 0;
    std::int64_t created = 0;
    std::int64_t completed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t warnings = 0;  // rows let in with at least one warning
    // How often each problem arose, by its name.
    std::map<std::string, std::int64_t, std::less<>> problems;

    void Add(Outcome outcome, const std::vector<Problem>& row_problems);
};

// All sentences of a row, refusals first: "SIRET_DAMAGED"'s before "INVALID_EMAIL"'s.
[[nodiscard]] std::string SentencesOf(const std::vector<Problem>& problems, Language language);

// The file of refused rows as cells, for a CSV writer: the titles of the file and kReasonTitle;
// then each row's own cells and, under kReasonTitle, why it was refused. Cells of a row beyond the
// last title follow the reason, so that nothing is lost.
[[nodiscard]] std::vector<std::string> RefusedTitles(const ColumnMap& columns);
[[nodiscard]] std::vector<std::string> RefusedCells(const ColumnMap& columns, const SheetRow& row,
                                                    std::string_view why, Language language);

// Why a file could not be read, for the refusal FILE_UNREADABLE: one sentence in the reader's
// language from the status a table reader gave.
[[nodiscard]] std::string FileProblem(const absl::Status& status, Language language);

}  // namespace socle::exchange
