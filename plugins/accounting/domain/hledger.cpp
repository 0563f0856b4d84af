#include "domain/hledger.hpp"

#include <algorithm>

namespace socle::accounting {
namespace {

constexpr int kCents = 100;

std::string Signed(std::int64_t minor_units) {
    const std::int64_t size = minor_units < 0 ? -minor_units : minor_units;
    const std::string cents = std::to_string(size % kCents);
    return (minor_units < 0 ? "-" : "") + std::to_string(size / kCents) +
           (cents.size() < 2 ? ".0" : ".") + cents;
}

// hledger ends a description at a semicolon or a line break, and a code at a bracket.
std::string Plain(std::string text) {
    std::ranges::replace_if(
        text,
        [](char c) {
            return c == ';' || c == '\n' || c == '\r' || c == '(' || c == ')' || c == '|';
        },
        ' ');
    return text;
}

}  // namespace

std::string HledgerText(std::int64_t number, const Content& content) {
    std::string text = content.date.ToString() + " (" + std::to_string(number) + ") " +
                       std::string(CodeOf(content.journal)) + " " + Plain(content.piece) + " " +
                       Plain(content.description) + "\n";
    for (const Line& line : content.lines)
        text += "    " + line.account + "  " + Signed(line.debit - line.credit) + " EUR\n";
    return text + "\n";
}

}  // namespace socle::accounting
