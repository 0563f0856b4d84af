// Something we sell: the values a line takes over when it names the product.
// Not a stock item: quantities in store are another brick's.
#pragma once

#include <absl/status/status.h>

#include <cstddef>
#include <string>

#include "domain/ids.hpp"
#include "domain/line.hpp"

namespace socle::invoicing {

inline constexpr std::size_t kProductCodeMax = 50;

struct Product {
    ProductId id;
    std::string code;  // our own reference; unique when given
    std::string display_name;
    ProductKind kind = ProductKind::kService;
    std::string unit_code = "C62";
    Decimal unit_price;  // before VAT
    VatTreatment vat;
    bool archived = false;

    friend bool operator==(const Product&, const Product&) = default;
};

// Refusals: REQUIRED, TOO_LONG, INVALID_TEXT and those of CheckLine.
[[nodiscard]] absl::Status CheckProduct(const Product& product);

// One unit of it.
[[nodiscard]] Line LineOf(const Product& product);

}  // namespace socle::invoicing
