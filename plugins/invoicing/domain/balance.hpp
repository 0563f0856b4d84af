// What is left to pay of an invoice, and the state that follows. Always computed, never stored.
#pragma once

#include <absl/status/statusor.h>

#include "socle/date.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

enum class PaidState {
    kUnpaid,
    kPartlyPaid,
    kPaid,      // nothing is left to pay
    kCredited,  // credit notes cancel the whole invoice
};

// Sums over one invoice: its gross total, its credit notes' gross totals, its payments (cancelled
// ones count twice, with opposite signs).
struct Settlement {
    Money gross;
    Money credited;
    Money paid;
};

struct Balance {
    Settlement settlement;
    Money open;    // left to pay; zero when more was paid than is now due
    Money refund;  // to give back: what was paid above gross - credited
    PaidState state;
};

// Refusals: INVALID_VALUE (another currency), OUT_OF_RANGE.
[[nodiscard]] absl::StatusOr<Balance> BalanceOf(const Settlement& settlement);

[[nodiscard]] bool IsOverdue(const Balance& balance, const Date& due_date, const Date& today);

}  // namespace socle::invoicing
