// What a step of the import job does with its rows: takes them to whoever keeps such records,
// outside any transaction, and says what became of each.
#pragma once

#include <absl/status/statusor.h>

#include <vector>

#include "domain/import.hpp"
#include "domain/imported_record.hpp"
#include "domain/kept_row.hpp"
#include "socle/call.hpp"

namespace socle::exchange {

struct RowResult {
    Outcome outcome = Outcome::kRefused;
    std::vector<Problem> problems;
    Refusal refusal;  // of a row that was refused with nothing wrong in itself
};

struct StepRows {
    std::vector<RowResult> results;       // one a row, in order
    std::vector<ImportedRecord> records;  // created or completed, each once; none in a dry run
};

// service/client_rows.cpp, opportunity_rows.cpp and product_rows.cpp
[[nodiscard]] absl::StatusOr<StepRows> TakeClients(Call& call, const Import& import,
                                                   const std::vector<KeptRow>& rows);
[[nodiscard]] absl::StatusOr<StepRows> TakeOpportunities(Call& call, const Import& import,
                                                         const std::vector<KeptRow>& rows);
[[nodiscard]] absl::StatusOr<StepRows> TakeProducts(Call& call, const Import& import,
                                                    const std::vector<KeptRow>& rows);

}  // namespace socle::exchange
