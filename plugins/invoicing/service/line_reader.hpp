// Reads the lines people write: what they leave out comes from the product they name, from the
// company's VAT regime, or from what is usual.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/repeated_field.h>

#include <vector>

#include "domain/line.hpp"
#include "domain/product.hpp"
#include "service/company.hpp"
#include "service/convert.hpp"
#include "socle/invoicing/v1/resources.pb.h"
#include "socle/text.hpp"
#include "socle/transaction.hpp"
#include "socle/wire.hpp"
#include "store/product_store.hpp"

namespace socle::invoicing {

class LineReader {
 public:
    LineReader(const ProductStore& products, const Company& company)
        : products_(products), company_(company) {}

    // Amounts are in `currency`. Refusals, with metadata "field" like "lines.2.vat_rate", counted
    // from 0: REQUIRED, INVALID_VALUE, INVALID_NAME, NOT_FOUND (product), OUT_OF_RANGE,
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
    std::string exemption_text;

    [[nodiscard]] bool IsEmpty() const {
        return !category && !rate && exemption_code.empty() && exemption_text.empty();
    }
};

// Of a line or a product. Refusals: INVALID_VALUE, OUT_OF_RANGE.
template <typename Message>
[[nodiscard]] absl::StatusOr<VatInput> VatInputFrom(const Message& written) {
    VatInput input;
    SOCLE_ASSIGN(input.category,
                 ChoiceFrom(kVatCategories, written.vat_category(), "vat_category"));
    SOCLE_ASSIGN(input.rate, OptionalDecimalFromWire(written.vat_rate(), "vat_rate"));
    input.exemption_code = written.exemption_code();
    input.exemption_text = Trimmed(written.exemption_text());
    return input;
}

// A company that charges no VAT (art. 293 B CGI) sells under it unless another treatment is
// written; any other needs a rate, or a product that has one. Refusals: REQUIRED and those of
// VatOf.
[[nodiscard]] absl::StatusOr<VatTreatment> VatFor(const VatInput& input, const Company& company,
                                                  const VatTreatment* usual);

}  // namespace socle::invoicing
