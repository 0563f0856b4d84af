// Where a sheet's words go: A4 pages with margins, a header once, a table whose head is repeated,
// totals kept together, a footer with "page n / m".
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "adapters/pdf_sheet.hpp"

namespace socle::invoicing::pdf {

// The PDF file. Refusal: INTERNAL when it could not be drawn.
[[nodiscard]] absl::StatusOr<std::string> LayOut(const Sheet& sheet);

}  // namespace socle::invoicing::pdf
