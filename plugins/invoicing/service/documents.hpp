// Quotes, invoices and credit notes alike: found by name, drawn as a PDF, told of in a mail.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "domain/delivery.hpp"
#include "service/company.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

inline constexpr std::string_view kPdfType = "application/pdf";

struct DrawnDocument {
    std::string file_name = {};  // "F-2026-00001.pdf"
    std::string content = {};
};

// "fr", "en", or that of whoever asks when empty. Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<Language> LanguageFrom(const std::string& code, Language of_caller);

// A draft is marked as such. Refusals: INVALID_NAME, NOT_FOUND.
[[nodiscard]] absl::StatusOr<DrawnDocument> DrawDocument(Call& call, const Stores& stores,
                                                         const std::string& name,
                                                         const Company& company, Language language);

// What can be mailed of it. Refusals besides: INVOICE_NOT_ISSUED.
[[nodiscard]] absl::StatusOr<MailedDocument> FindMailed(Transaction& tx, const Stores& stores,
                                                        const std::string& name);

}  // namespace socle::invoicing
