#include "domain/terms.hpp"

#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr int kDaysMax = 365;
constexpr std::size_t kEarlyPaymentMax = 300;
constexpr int kLegalDays = 60;
constexpr int kLegalDaysEndOfMonth = 45;

}  // namespace

absl::Status CheckTerms(const PaymentTerms& terms) {
    if (terms.days < 0 || terms.days > kDaysMax) {
        return RefuseField(
            reason::kOutOfRange, "terms.days", "payment terms are between 0 and 365 days",
            {{"value", std::to_string(terms.days)}, {"limit", "0 – " + std::to_string(kDaysMax)}});
    }
    if (terms.penalty_rate &&
        (terms.penalty_rate->IsNegative() || *terms.penalty_rate > Decimal(100))) {
        return RefuseField(reason::kOutOfRange, "terms.penalty_rate",
                           "a penalty rate is between 0 and 100 per cent a year",
                           {{"value", terms.penalty_rate->ToString()}, {"limit", "0 – 100"}});
    }
    return CheckText(terms.early_payment, "terms.early_payment", kEarlyPaymentMax).status();
}

Date DueDateOf(const PaymentTerms& terms, const Date& date) {
    if (terms.due_date) return *terms.due_date;
    const Date due = date.PlusDays(terms.days);
    return terms.end_of_month ? due.EndOfMonth() : due;
}

Date LatestLegalDueDate(const PaymentTerms& terms, const Date& date) {
    if (terms.end_of_month) return date.PlusDays(kLegalDaysEndOfMonth).EndOfMonth();
    return date.PlusDays(kLegalDays);
}

}  // namespace socle::invoicing
