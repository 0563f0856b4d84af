// The net amounts of an issued document by VAT treatment and kind of product, as a ledger posts
// them. They add up to the document's net total, the document discount included.
#pragma once

#include <absl/status/statusor.h>

#include <vector>

#include "domain/content.hpp"
#include "domain/totals.hpp"

namespace socle::invoicing {

struct Posting {
    ProductKind kind;
    VatTreatment vat;
    Money net;

    friend bool operator==(const Posting&, const Posting&) = default;
};

// In the order of the VAT groups, goods first. Refusal: OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<std::vector<Posting>> PostingsOf(const Content& content,
                                                              const Totals& totals);

}  // namespace socle::invoicing
