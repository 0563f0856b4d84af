// The brick's documents as PDF files: quote, draft invoice (marked as such), invoice, credit note,
// in French or English, with the mentions the law wants. An issued document always gives the same
// bytes. Needs a font: Debian fonts-liberation (or fonts-dejavu-core).
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "domain/credit_note.hpp"
#include "domain/invoice.hpp"
#include "domain/quote.hpp"
#include "socle/clock.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {

struct PdfOptions {
    Language language = Language::kFrench;
    std::string logo_png;  // empty: none
    Instant created_at;    // written into the file; an issued document's is its own issue time
};

// All refuse INVALID_VALUE (metadata "field" = "logo") when the logo is no PNG picture of at most
// 4,000 by 4,000 pixels, and INTERNAL when the file could not be drawn.
[[nodiscard]] absl::StatusOr<std::string> RenderQuote(const Quote& quote, const Seller& seller,
                                                      const PdfOptions& options);

// As it would be issued today. Refusals: those of TotalsOf too.
[[nodiscard]] absl::StatusOr<std::string> RenderDraft(const DraftInvoice& draft,
                                                      const Seller& seller, const Date& today,
                                                      const PdfOptions& options);

[[nodiscard]] absl::StatusOr<std::string> RenderInvoice(const IssuedInvoice& invoice,
                                                        const PdfOptions& options);

[[nodiscard]] absl::StatusOr<std::string> RenderCreditNote(const CreditNote& credit,
                                                           const PdfOptions& options);

}  // namespace socle::invoicing
