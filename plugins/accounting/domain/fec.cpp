#include "domain/fec.hpp"

#include <algorithm>
#include <array>

#include "domain/reasons.hpp"

namespace socle::accounting {
namespace {

constexpr std::array<std::string_view, kFecColumns> kTitles = {
    "JournalCode", "JournalLib",  "EcritureNum", "EcritureDate", "CompteNum",     "CompteLib",
    "CompAuxNum",  "CompAuxLib",  "PieceRef",    "PieceDate",    "EcritureLib",   "Debit",
    "Credit",      "EcritureLet", "DateLet",     "ValidDate",    "Montantdevise", "Idevise"};
constexpr std::size_t kSirenDigits = 9;
constexpr int kCents = 100;

// "20261231".
std::string Packed(const Date& date) {
    std::string text = date.ToString();
    std::erase(text, '-');
    return text;
}

std::string Packed(const std::optional<Date>& date) {
    return date ? Packed(*date) : "";
}

// 123456 -> "1234,56".
std::string Amount(std::int64_t minor_units) {
    const std::string cents = std::to_string(minor_units % kCents);
    return std::to_string(minor_units / kCents) + (cents.size() < 2 ? ",0" : ",") + cents;
}

// No text may look like a separator.
std::string Plain(std::string_view text) {
    std::string plain(text);
    std::ranges::replace_if(
        plain, [](char c) { return c == '\t' || c == '|' || c == '\n' || c == '\r'; }, ' ');
    return plain;
}

}  // namespace

absl::StatusOr<std::string> FecFileName(std::string_view siren, const Date& closing) {
    if (siren.size() != kSirenDigits)
        return Refuse(reason::kCompanyIncomplete, "the FEC is named by the company's SIREN");
    return std::string(siren) + "FEC" + Packed(closing) + ".txt";
}

std::string FecHeader() {
    std::string header;
    for (const std::string_view title : kTitles)
        header.append(header.empty() ? "" : "\t").append(title);
    return header + "\r\n";
}

std::string FecText(const FecLine& line) {
    const std::array<std::string, kFecColumns> columns = {
        Plain(line.journal_code), Plain(line.journal_title),  Plain(line.number),
        Packed(line.date),        Plain(line.account),        Plain(line.account_title),
        Plain(line.party_code),   Plain(line.party_name),     Plain(line.piece),
        Packed(line.piece_date),  Plain(line.description),    Amount(line.debit),
        Amount(line.credit),      Plain(line.lettering),      Packed(line.lettered_on),
        Packed(line.posted_on),   Plain(line.foreign_amount), Plain(line.foreign_currency)};
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i)
        text.append(i == 0 ? "" : "\t").append(columns[i]);
    return text + "\r\n";
}

}  // namespace socle::accounting
