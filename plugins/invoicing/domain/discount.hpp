// A reduction on a line or on a whole document: per cent, or an amount.
// Not for early-payment discounts (escompte): those are payment terms.
#pragma once

#include <absl/status/statusor.h>

#include <string_view>

#include "socle/decimal.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

struct Discount {
    enum class Kind { kNone, kPercent, kAmount };
    Kind kind = Kind::kNone;
    Decimal value;  // per cent (at most 100, 2 decimals), or an amount before VAT in major units

    friend bool operator==(const Discount&, const Discount&) = default;
};

// Refusal: OUT_OF_RANGE.
[[nodiscard]] absl::Status CheckDiscount(const Discount& discount, std::string_view field);

// What the discount takes off `base`, rounded to the minor unit; it has the sign of `base`.
// Refusal: OUT_OF_RANGE for an amount above the base, or finer than the minor unit.
[[nodiscard]] absl::StatusOr<Money> DiscountOn(const Money& base, const Discount& discount,
                                               Rounding rounding);

}  // namespace socle::invoicing
