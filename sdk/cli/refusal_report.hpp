// Says why something did not work: what, why, what to do next. The words of a refusal are those of
// the contract it belongs to, in the reader's language, with its values filled in.
#pragma once

#include <absl/status/status.h>

#include <string>

#include "complaint.hpp"
#include "contracts.hpp"
#include "socle/text.hpp"

namespace socle::cli {

struct ReportStyle {
    Language language = Language::kEnglish;
    bool colour = false;
    bool verbose = false;  // code, reason and contract besides
    std::string server;    // named when it could not be reached
    std::string noun;      // of the command: what was not found is looked for among its records
};

// Ends in a line break.
[[nodiscard]] std::string RefusalReport(const absl::Status& status, const Contracts& contracts,
                                        const ReportStyle& style);

}  // namespace socle::cli
