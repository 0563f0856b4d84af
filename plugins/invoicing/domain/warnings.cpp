#include "domain/warnings.hpp"

namespace socle::invoicing {
namespace {

std::string TextOf(WarningCode code, Language language) {
    const bool french = language == Language::kFrench;
    switch (code) {
        case WarningCode::kPaymentTermTooLong:
            return french
                       ? "L'échéance dépasse ce que la loi permet entre professionnels : 60 jours, "
                         "ou 45 jours fin de mois (art. L441-10 du code de commerce)."
                       : "The due date is later than the law allows between professionals: 60 "
                         "days, or 45 days end of month (art. L441-10 du code de commerce).";
        case WarningCode::kBuyerSirenMissing:
            return french ? "Le SIREN du client manque ; la facture électronique en aura besoin."
                          : "The client's SIREN is missing; the electronic invoice will need it.";
    }
    return "";
}

}  // namespace

std::vector<Warning> WarningsOf(const Content& content, const PaymentTerms& terms, const Date& date,
                                Language language) {
    std::vector<Warning> warnings;
    const auto warn = [&](WarningCode code) { warnings.push_back({code, TextOf(code, language)}); };
    const Buyer& buyer = content.buyer;
    if (!buyer.professional) return warnings;
    if (DueDateOf(terms, date) > LatestLegalDueDate(terms, date)) {
        warn(WarningCode::kPaymentTermTooLong);
    }
    if (buyer.address.country_code == "FR" && buyer.siren.empty()) {
        warn(WarningCode::kBuyerSirenMissing);
    }
    return warnings;
}

}  // namespace socle::invoicing
