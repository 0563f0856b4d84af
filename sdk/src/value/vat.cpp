#include <absl/strings/str_format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "chars.hpp"
#include "luhn.hpp"
#include "socle/identifiers.hpp"

namespace socle {
namespace {

constexpr std::size_t kSirenDigits = 9;

// The shapes of a country's numbers behind its prefix, parted by '|':
// 9 a digit, @ a letter, X a digit or letter, * a digit, letter, plus or asterisk, the rest itself.
struct Country {
    std::string_view prefix;
    std::string_view shapes;
};

// VIES, "VAT identification number structure". EL is Greece, XI Northern Ireland.
constexpr std::array kCountries = {
    Country{"AT", "U99999999"},
    Country{"BE", "9999999999"},
    Country{"BG", "999999999|9999999999"},
    Country{"CY", "99999999@"},
    Country{"CZ", "99999999|999999999|9999999999"},
    Country{"DE", "999999999"},
    Country{"DK", "99999999"},
    Country{"EE", "999999999"},
    Country{"EL", "999999999"},
    Country{"ES", "X9999999X"},
    Country{"FI", "99999999"},
    Country{"FR", "XX999999999"},
    Country{"HR", "99999999999"},
    Country{"HU", "99999999"},
    Country{"IE", "9*99999@|9999999@@"},
    Country{"IT", "99999999999"},
    Country{"LT", "999999999|999999999999"},
    Country{"LU", "99999999"},
    Country{"LV", "99999999999"},
    Country{"MT", "99999999"},
    Country{"NL", "999999999B99"},
    Country{"PL", "9999999999"},
    Country{"PT", "999999999"},
    Country{"RO", "99|999|9999|99999|999999|9999999|99999999|999999999|9999999999"},
    Country{"SE", "999999999999"},
    Country{"SI", "99999999"},
    Country{"SK", "9999999999"},
    Country{"XI", "999999999|999999999999|GD999|HA999"},
};

bool MatchesCharacter(char shape, char c) {
    const bool digit = internal::IsDigit(c);
    const bool letter = internal::IsUpper(c);
    switch (shape) {
        case '9':
            return digit;
        case '@':
            return letter;
        case 'X':
            return digit || letter;
        case '*':
            return digit || letter || c == '+' || c == '*';
        default:
            return c == shape;
    }
}

bool MatchesOneOf(std::string_view shapes, std::string_view number) {
    while (true) {
        const std::size_t end = std::min(shapes.find('|'), shapes.size());
        if (std::ranges::equal(shapes.substr(0, end), number, MatchesCharacter)) return true;
        if (end == shapes.size()) return false;
        shapes.remove_prefix(end + 1);
    }
}

std::int64_t Number(std::string_view digits) {
    std::int64_t number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

// A key in digits follows from the SIREN (VIES checking routines for France).
std::int64_t FrenchKeyOf(std::string_view siren) {
    return (12 + 3 * (Number(siren) % 97)) % 97;
}

// A key with a letter is read in base 34, without I and O (the same source).
bool HasLetterKey(std::string_view key, std::string_view siren) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    const std::size_t first = kAlphabet.find(key[0]);
    const std::size_t second = kAlphabet.find(key[1]);
    if (first == std::string_view::npos || second == std::string_view::npos) return false;
    const auto high = static_cast<std::int64_t>(first);
    const auto low = static_cast<std::int64_t>(second);
    const std::int64_t check =
        internal::IsDigit(key[0]) ? high * 24 + low - 10 : high * 34 + low - 100;
    return (Number(siren) + 1 + check / 11) % 11 == check % 11;
}

bool IsFrench(std::string_view number) {
    const std::string_view key = number.substr(0, 2);
    const std::string_view siren = number.substr(2);
    // Monaco's numbers are French ones with 000 where a SIREN would start; they have no Luhn key.
    const bool monaco = siren.starts_with("000");
    if (Number(siren) == 0 || (!monaco && !internal::PassesLuhn(siren))) return false;
    if (internal::IsDigits(key)) return Number(key) == FrenchKeyOf(siren);
    return HasLetterKey(key, siren);
}

absl::Status Invalid(std::string_view text, std::string_view sentence) {
    return Refuse(reason::kInvalidVatNumber, sentence, {{"value", internal::Shown(text)}});
}

}  // namespace

absl::StatusOr<std::string> ParseVatNumber(std::string_view text) {
    std::string compact = internal::Compact(text, ".-");
    const std::string_view prefix = std::string_view(compact).substr(0, 2);
    const auto country = std::ranges::find(kCountries, prefix, &Country::prefix);
    if (country == kCountries.end()) {
        return Invalid(text, "a VAT number starts with the letters of an EU country, such as FR");
    }
    const std::string_view number = std::string_view(compact).substr(2);
    if (!MatchesOneOf(country->shapes, number)) {
        return Invalid(text, "this VAT number has not the length or characters of its country's");
    }
    if (prefix == "FR" && !IsFrench(number)) {
        return Invalid(text, "the key of this French VAT number is wrong; check each character");
    }
    return compact;
}

std::string FrenchVatNumberOf(std::string_view siren) {
    if (siren.size() != kSirenDigits || !internal::IsDigits(siren)) return {};
    return absl::StrFormat("FR%02d%s", FrenchKeyOf(siren),
                           absl::string_view(siren.data(), siren.size()));
}

}  // namespace socle
