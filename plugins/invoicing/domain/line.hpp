// One line of a quote, an invoice or a credit note: what is sold, how much, at what price, with
// which VAT. The amounts are computed here, once: quantity x unit price rounded to the cent, less
// the discount.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <optional>
#include <string>

#include "domain/discount.hpp"
#include "domain/ids.hpp"
#include "domain/vat.hpp"
#include "socle/decimal.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

inline constexpr std::size_t kLinesMax = 10'000;
inline constexpr std::size_t kDescriptionMax = 2'000;
// BR-FR-DEC: at most 4 decimals in a quantity, 6 in a unit price.
inline constexpr int kQuantityDecimalsMax = 4;
inline constexpr int kPriceDecimalsMax = 6;
// Above this no amount is accepted (999,999,999,999.99 EUR): sums of 10,000 lines then cannot
// overflow.
inline constexpr std::int64_t kAmountMinorMax = 99'999'999'999'999;

// The "category of operation" mention of French law follows from it.
enum class ProductKind { kGoods, kService };

struct Line {
    std::string description;
    Decimal quantity{1};  // below zero for a return on the same document; never zero
    std::string unit_code = "C62";
    Decimal unit_price;  // before VAT, not negative
    Discount discount;
    VatTreatment vat;
    ProductKind kind = ProductKind::kService;
    std::optional<ProductId> product;

    friend bool operator==(const Line&, const Line&) = default;
};

struct LineAmounts {
    Money base;      // quantity x unit price
    Money discount;  // taken off; has the sign of the base
    Money net;       // base - discount

    friend bool operator==(const LineAmounts&, const LineAmounts&) = default;
};

// Refusals: REQUIRED, TOO_LONG, INVALID_TEXT, INVALID_UNIT_CODE, OUT_OF_RANGE and those of
// CheckVat.
[[nodiscard]] absl::Status CheckLine(const Line& line);

// Refusal: OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<LineAmounts> AmountsOf(const Line& line, Currency currency,
                                                    Rounding rounding);

// Refusal: OUT_OF_RANGE above kAmountMinorMax.
[[nodiscard]] absl::Status CheckAmount(const Money& amount);

// The same refusal, about that line of the document, counted from 0: its metadata "field" is the
// path a request has for it, "lines.0.unit_price"; its sentence counts lines as people do, from 1.
[[nodiscard]] absl::Status OnLine(const absl::Status& refusal, std::size_t position);

}  // namespace socle::invoicing
