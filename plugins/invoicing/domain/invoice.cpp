#include "domain/invoice.hpp"

#include <utility>

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

// FR-02.
constexpr int kYearMin = 2000;
constexpr int kYearMax = 2099;

}  // namespace

absl::Status CheckDraft(const DraftInvoice& draft) {
    SOCLE_RETURN_IF_ERROR(CheckContent(draft.content));
    return CheckTerms(draft.terms);
}

Date IssueDateOf(const DraftInvoice& draft, const Date& today) {
    return draft.issue_date.value_or(today);
}

absl::Status CheckDate(const DateFacts& facts) {
    Metadata metadata{{"field", "issue_date"}, {"value", facts.date.ToString()}};
    if (facts.date > facts.today) {
        return Refuse(reason::kFutureDate, "the date is in the future", std::move(metadata));
    }
    if (facts.date.year() < kYearMin || facts.date.year() > kYearMax) {
        metadata["limit"] = std::to_string(kYearMin) + " – " + std::to_string(kYearMax);
        return Refuse(reason::kOutOfRange, "the date is not between 2000 and 2099",
                      std::move(metadata));
    }
    if (facts.last_date && facts.date < *facts.last_date) {
        metadata["last"] = facts.last_date->ToString();
        return Refuse(reason::kDateBeforeLast,
                      "the date is before that of the last document of the series",
                      std::move(metadata));
    }
    return absl::OkStatus();
}

absl::StatusOr<Totals> CheckReady(const DraftInvoice& draft, const Seller& seller,
                                  const Date& today) {
    const Date date = IssueDateOf(draft, today);
    SOCLE_RETURN_IF_ERROR(CheckDate({date, today, std::nullopt}));
    SOCLE_RETURN_IF_ERROR(CheckTerms(draft.terms));
    const Date due_date = DueDateOf(draft.terms, date);
    if (due_date < date) {
        return Refuse(reason::kDueBeforeIssue, "the due date is before the invoice date",
                      {{"field", "due_date"}, {"value", due_date.ToString()}});
    }
    return CheckIssuable(draft.content, seller);
}

absl::StatusOr<IssuedInvoice> Issue(const DraftInvoice& draft, const IssueFacts& facts) {
    SOCLE_ASSIGN(Totals totals, CheckReady(draft, facts.seller, facts.today));
    const Date date = IssueDateOf(draft, facts.today);
    SOCLE_RETURN_IF_ERROR(CheckDate({date, facts.today, facts.last_date}));
    if (facts.number.series() != SeriesOf(DocumentKind::kInvoice, date)) {
        return BrokenInvariant("an invoice's number comes from the invoices' series of its year");
    }
    return IssuedInvoice{.id = draft.id,
                         .number = facts.number,
                         .issue_date = date,
                         .due_date = DueDateOf(draft.terms, date),
                         .quote = draft.quote,
                         .seller = facts.seller,
                         .content = draft.content,
                         .terms = draft.terms,
                         .totals = std::move(totals),
                         .issued_by = facts.issued_by,
                         .issued_at = facts.issued_at};
}

}  // namespace socle::invoicing
