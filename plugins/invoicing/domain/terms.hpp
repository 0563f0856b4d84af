// When and how an invoice is to be paid, and what being late costs (C. com. L441-9, L441-10,
// D441-5).
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>

#include "socle/date.hpp"
#include "socle/decimal.hpp"

namespace socle::invoicing {

struct PaymentTerms {
    int days = 30;                      // after the invoice date
    bool end_of_month = false;          // then to the end of that month
    std::optional<Date> due_date = {};  // an agreed day; replaces the two above
    // Per cent a year; absent: the ECB refinancing rate plus 10 points.
    std::optional<Decimal> penalty_rate = {};
    std::string early_payment = {};  // early-payment discount terms; empty: none is granted

    friend bool operator==(const PaymentTerms&, const PaymentTerms&) = default;
};

// Refusals: OUT_OF_RANGE, TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::Status CheckTerms(const PaymentTerms& terms);
[[nodiscard]] Date DueDateOf(const PaymentTerms& terms, const Date& date);

// The latest due date the law allows between professionals: 60 days, or 45 days end of month
// (M-04).
[[nodiscard]] Date LatestLegalDueDate(const PaymentTerms& terms, const Date& date);

}  // namespace socle::invoicing
