// Splitting an amount without losing a cent: a part takes its rounded share, the last one what is
// left. Shared by document discounts (over VAT groups) and credit notes (over several partial
// credits).
#pragma once

#include <absl/status/statusor.h>

#include "socle/decimal.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

// part / whole; both in the same unit.
struct Ratio {
    Decimal part;
    Decimal whole;
};

// amount x part / whole, rounded once, half away from zero. Zero when `whole` is zero.
// Refusal: OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<Money> ShareOf(const Money& amount, const Ratio& ratio);

// `share` brought between zero and `left`, whatever the sign of `left`.
[[nodiscard]] Money AtMost(const Money& share, const Money& left);

// Whether `part` lies between zero and `left`.
[[nodiscard]] bool IsWithin(const Money& part, const Money& left);

}  // namespace socle::invoicing
