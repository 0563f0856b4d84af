// An invoice: a draft that may be changed at will, then, once issued, a frozen record with its
// number, its parties as they were and its amounts. There is no way back from issued: a credit note
// corrects.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>

#include "domain/content.hpp"
#include "domain/ids.hpp"
#include "domain/numbering.hpp"
#include "domain/party.hpp"
#include "domain/terms.hpp"
#include "domain/totals.hpp"
#include "socle/clock.hpp"
#include "socle/date.hpp"

namespace socle::invoicing {

struct QuoteReference {
    QuoteId id;
    DocumentNumber number;

    friend bool operator==(const QuoteReference&, const QuoteReference&) = default;
};

struct DraftInvoice {
    InvoiceId id;
    std::optional<QuoteReference> quote;
    Content content;
    std::optional<Date> issue_date;  // absent: the day it is issued
    PaymentTerms terms;

    friend bool operator==(const DraftInvoice&, const DraftInvoice&) = default;
};

struct IssuedInvoice {
    InvoiceId id;
    DocumentNumber number;
    Date issue_date;
    Date due_date;
    std::optional<QuoteReference> quote;
    Seller seller;
    Content content;
    PaymentTerms terms;
    Totals totals;
    std::string issued_by;  // the actor, as the audit trail names it
    Instant issued_at;

    friend bool operator==(const IssuedInvoice&, const IssuedInvoice&) = default;
};

struct IssueFacts {
    Seller seller;
    DocumentNumber number;
    Date today;
    std::optional<Date> last_date;  // of the series; absent for its first document
    std::string issued_by;
    Instant issued_at;
};

// Content and terms hold, finished or not. Refusals: those of CheckContent and CheckTerms.
[[nodiscard]] absl::Status CheckDraft(const DraftInvoice& draft);

// The date it gets when issued today; its series, and so its number, follow from it.
[[nodiscard]] Date IssueDateOf(const DraftInvoice& draft, const Date& today);

// All that can be said before a number is taken: what a dry run checks. Gives the totals.
// Refusals: FUTURE_DATE, OUT_OF_RANGE, DUE_BEFORE_ISSUE and those of CheckIssuable and
// CheckTerms.
[[nodiscard]] absl::StatusOr<Totals> CheckReady(const DraftInvoice& draft, const Seller& seller,
                                                const Date& today);

// Refusals: those of CheckReady, DATE_BEFORE_LAST (the series is chronological, N-02).
[[nodiscard]] absl::StatusOr<IssuedInvoice> Issue(const DraftInvoice& draft,
                                                  const IssueFacts& facts);

// A dated document may enter its series: not in the future, not before the last one.
// Refusals: FUTURE_DATE, OUT_OF_RANGE, DATE_BEFORE_LAST.
struct DateFacts {
    Date date;
    Date today;
    std::optional<Date> last_date;
};
[[nodiscard]] absl::Status CheckDate(const DateFacts& facts);

}  // namespace socle::invoicing
