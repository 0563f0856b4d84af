// Reads what quotes and invoices say alike: the texts, the discount, the addresses, the lines.
// Whose documents they are is not read here: the client is found on the client record.
#pragma once

#include <absl/status/statusor.h>

#include "domain/content.hpp"
#include "domain/terms.hpp"
#include "service/company.hpp"
#include "socle/invoicing/v1/resources.pb.h"
#include "socle/transaction.hpp"
#include "store/product_store.hpp"

namespace socle::invoicing {

// Without party and buyer. Refusals: INVALID_VALUE (currencies), INVALID_DATE, those of
// AddressFromWire and of LineReader.
[[nodiscard]] absl::StatusOr<Content> ContentFromProto(Transaction& tx, const v1::Quote& written,
                                                       const ProductStore& products,
                                                       const Company& company);
[[nodiscard]] absl::StatusOr<Content> ContentFromProto(Transaction& tx, const v1::Invoice& written,
                                                       const ProductStore& products,
                                                       const Company& company);

// The company's payment term where no days are written. Refusals: INVALID_VALUE, INVALID_DATE.
[[nodiscard]] absl::StatusOr<PaymentTerms> TermsFromProto(const v1::Invoice& written,
                                                          const Company& company);

}  // namespace socle::invoicing
