#include "domain/warnings.hpp"

namespace socle::invoicing {

std::vector<Warning> WarningsOf(const DraftInvoice& draft, const Date& today) {
    std::vector<Warning> warnings;
    const Buyer& buyer = draft.content.buyer;
    const Date date = IssueDateOf(draft, today);
    if (buyer.professional &&
        DueDateOf(draft.terms, date) > LatestLegalDueDate(draft.terms, date)) {
        warnings.push_back(
            {"PAYMENT_TERM_TOO_LONG",
             "the due date is later than the law allows between professionals: 60 days, "
             "or 45 days end of month"});
    }
    if (buyer.professional && buyer.address.country_code == "FR" && buyer.siren.empty()) {
        warnings.push_back({"BUYER_SIREN_MISSING",
                            "the buyer's SIREN is missing; the electronic invoice will need it"});
    }
    return warnings;
}

}  // namespace socle::invoicing
