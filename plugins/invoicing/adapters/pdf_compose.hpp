// The parts of a sheet that all documents share: parties, lines, VAT, totals, in the reader's
// language. Not what makes a quote a quote: that is pdf.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/pdf_sheet.hpp"
#include "domain/content.hpp"
#include "domain/mentions.hpp"
#include "socle/text.hpp"

namespace socle::invoicing::pdf {

struct Words {
    std::string_view french;
    std::string_view english;
};
[[nodiscard]] std::string In(Language language, const Words& words);

// "FR14 2004 1010 ...": an IBAN or SIREN in groups.
[[nodiscard]] std::string Grouped(std::string_view text, std::size_t group);

void AddSeller(const Seller& seller, Language language, Sheet& sheet);
// The client, and where it is delivered to (under `delivered`) when that is elsewhere.
void AddBuyer(const Content& content, const Words& delivered, Language language, Sheet& sheet);
// Lines, VAT by rate and why there is none, totals under `total_label`.
void AddAmounts(const Content& content, const Totals& totals, const Words& total_label,
                Language language, Sheet& sheet);
// All but those AddAmounts already shows beside the totals.
void AddMentions(const std::vector<Mention>& mentions, Sheet& sheet);

}  // namespace socle::invoicing::pdf
