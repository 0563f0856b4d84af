// What deserves a second look, but is not refused: the clerk decides.
#pragma once

#include <string>
#include <vector>

#include "domain/content.hpp"
#include "domain/terms.hpp"
#include "socle/date.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {

enum class WarningCode {
    kPaymentTermTooLong,  // M-04: above 60 days, or 45 days end of month, between professionals
    kBuyerSirenMissing,   // M-02: a French professional; compulsory from 2027-09-01
};

struct Warning {
    WarningCode code;
    std::string text;  // for people
};

// Of an invoice of that date.
[[nodiscard]] std::vector<Warning> WarningsOf(const Content& content, const PaymentTerms& terms,
                                              const Date& date, Language language);

}  // namespace socle::invoicing
