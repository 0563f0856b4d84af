// Reads the lines people write: what they leave out comes from the product they name, from the
// company's VAT regime, or from what is usual.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/repeated_field.h>

#include <vector>

#include "domain/line.hpp"
#include "domain/product.hpp"
#include "service/company.hpp"
#include "socle/invoicing/v1/resources.pb.h"
#include "socle/transaction.hpp"
#include "store/product_store.hpp"

namespace socle::invoicing {

class LineReader {
 public:
    LineReader(const ProductStore& products, const Company& company)
        : products_(products), company_(company) {}

    // Amounts are in `currency`. Refusals, with metadata "field" like "lines.2.vat_rate", counted
    // from 1: REQUIRED, INVALID_VALUE, INVALID_NAME, NOT_FOUND (product), OUT_OF_RANGE,
    // TOO_MANY_LINES and those of VatOf.
    [[nodiscard]] absl::StatusOr<std::vector<Line>> Read(
        Transaction& tx, const google::protobuf::RepeatedPtrField<v1::Line>& lines,
        Currency currency) const;

 private:
    const ProductStore& products_;
    const Company& company_;
};

// What is written about VAT on a line or a product.
struct VatInput {
    std::optional<VatCategory> category;
    std::optional<Decimal> rate;
    std::string exemption_code;

    [[nodiscard]] bool IsEmpty() const { return !category && !rate && exemption_code.empty(); }
};

// Refusals: INVALID_VALUE, OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<VatInput> VatInputFrom(v1::VatCategory category,
                                                    const type::v1::Decimal& rate,
                                                    const std::string& exemption_code);

// A company that charges no VAT (art. 293 B CGI) sells under it unless another treatment is
// written; any other needs a rate, or a product that has one. Refusals: REQUIRED and those of
// VatOf.
[[nodiscard]] absl::StatusOr<VatTreatment> VatFor(const VatInput& input, const Company& company,
                                                  const VatTreatment* usual);

}  // namespace socle::invoicing
