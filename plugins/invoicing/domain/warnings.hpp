// What deserves a second look before issuing, but is not refused: the clerk decides.
#pragma once

#include <string>
#include <vector>

#include "domain/invoice.hpp"

namespace socle::invoicing {

struct Warning {
    std::string code;      // stable, in capitals
    std::string sentence;  // for people, in English
};

// PAYMENT_TERM_TOO_LONG (M-04: above 60 days, or 45 days end of month, between professionals),
// BUYER_SIREN_MISSING (M-02: a French professional; compulsory from 2027-09-01 for small sellers).
[[nodiscard]] std::vector<Warning> WarningsOf(const DraftInvoice& draft, const Date& today);

}  // namespace socle::invoicing
