#include "domain/cell_text.hpp"

#include <algorithm>
#include <array>

#include "socle/text.hpp"

namespace socle::exchange {
namespace {

constexpr std::size_t kShownCharactersMax = 60;
constexpr std::string_view kBlanks = " \t\r\n\v\f";

// As spreadsheets write them in English and in French.
constexpr std::array<std::string_view, 13> kFormulaErrors = {
    "#N/A",   "#REF!", "#VALUE!",  "#VALEUR!", "#NAME?",  "#NOM?", "#DIV/0!",
    "#NULL!", "#NUL!", "#NOMBRE!", "#NUM!",    "#SPILL!", "#CALC!"};

constexpr std::array<std::string_view, 14> kPlaceholders = {
    "n a",      "na",
    "nc",       "n c",
    "nr",       "neant",
    "aucun",    "aucune",
    "none",     "null",
    "inconnu",  "non communique",
    "en cours", "en cours d immatriculation"};

// The marks around an address: "<jean@x.fr>", "(jean@x.fr)", "mailto:jean@x.fr".
std::string_view WithoutWrapping(std::string_view word) {
    constexpr std::string_view kWrapping = "<>()[]\"'";
    while (!word.empty() && kWrapping.find(word.front()) != word.npos) word.remove_prefix(1);
    while (!word.empty() && kWrapping.find(word.back()) != word.npos) word.remove_suffix(1);
    if (word.starts_with("mailto:")) word.remove_prefix(7);
    return word;
}

}  // namespace

bool IsFormulaError(std::string_view text) {
    if (text.starts_with('=') || text.starts_with("####")) return true;
    return std::ranges::find(kFormulaErrors, text) != kFormulaErrors.end();
}

bool IsPlaceholder(std::string_view text) {
    const std::string folded = FoldForSearch(text);
    return folded.empty() || std::ranges::find(kPlaceholders, folded) != kPlaceholders.end();
}

std::vector<std::string> SplitOn(std::string_view text, std::string_view marks) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(marks), text.size());
        std::string part = Trimmed(text.substr(0, end));
        if (!part.empty()) parts.push_back(std::move(part));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<std::string> EmailsIn(std::string_view text) {
    std::vector<std::string> emails;
    // Trimmed turns no-break blanks into plain ones before the words are parted.
    for (const std::string& word : SplitOn(Trimmed(text), ";,/| \t\r\n")) {
        const std::string_view address = WithoutWrapping(word);
        if (address.find('@') != address.npos) emails.emplace_back(address);
    }
    if (emails.empty()) emails.push_back(Trimmed(text));
    return emails;
}

std::vector<std::string> LinesIn(std::string_view text) {
    return SplitOn(text, "\r\n");
}

std::string Shortened(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return kBlanks.find(c) != kBlanks.npos; }, ' ');
    line = Trimmed(line);
    if (CountCharacters(line) <= kShownCharactersMax) return line;
    std::size_t end = 0;
    for (std::size_t characters = 0; end < line.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(line[end]) & 0xC0) != 0x80;
        if (begins && ++characters > kShownCharactersMax) break;
    }
    return line.substr(0, end) + "…";
}

}  // namespace socle::exchange
