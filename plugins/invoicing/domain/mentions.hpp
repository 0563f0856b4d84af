// The sentences French law wants on the page, in French or English, each with its EN 16931 note
// code where one exists (BT-21), so that page and electronic invoice say the same (M-01, M-03,
// FR-05). In English the French legal wording stays, in brackets: it is what an inspector looks
// for.
#pragma once

#include <string>
#include <vector>

#include "domain/content.hpp"
#include "domain/party.hpp"
#include "domain/terms.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {

struct Mention {
    std::string code;  // "PMD", "PMT", "AAB"; empty for the others
    std::string text;

    friend bool operator==(const Mention&, const Mention&) = default;
};

// Why lines bear no VAT: 293 B, reverse charge, exemption article ... one per reason.
[[nodiscard]] std::vector<Mention> VatMentions(const Content& content, Language language);

// All of an invoice. The 40 EUR indemnity and late penalties go to professional buyers only.
[[nodiscard]] std::vector<Mention> InvoiceMentions(const Content& content, const Seller& seller,
                                                   const PaymentTerms& terms, Language language);

// Those of a quote or a credit note: VAT, category of operation, the seller's own.
[[nodiscard]] std::vector<Mention> PlainMentions(const Content& content, const Seller& seller,
                                                 Language language);

// "30 jours fin de mois", "due on receipt".
[[nodiscard]] std::string TermsText(const PaymentTerms& terms, Language language);

}  // namespace socle::invoicing
