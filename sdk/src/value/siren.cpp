#include <absl/strings/str_cat.h>

#include <algorithm>

#include "chars.hpp"
#include "luhn.hpp"
#include "socle/identifiers.hpp"

namespace socle {
namespace {

constexpr std::size_t kSirenDigits = 9;
constexpr std::size_t kSiretDigits = 14;

// La Poste outgrew the Luhn key: its branches have a digit sum that is a multiple of five instead
// (INSEE).
constexpr std::string_view kLaPosteSiren = "356000000";
constexpr std::string_view kLaPosteHeadOffice = "35600000000048";

// The text without blanks, dots, and the ".0" a spreadsheet adds when it exports a whole number as
// a real one. That ending carries no information; left in, its zero would pass for a last digit.
std::string WholeNumber(std::string_view text) {
    std::string number = internal::Compact(text);
    const std::size_t mark = number.find_first_of(".,");
    if (mark != std::string::npos) {
        const std::string_view ending = std::string_view(number).substr(mark + 1);
        const bool whole = internal::IsDigits(std::string_view(number).substr(0, mark));
        if (whole && (ending == "0" || ending == "00")) number.resize(mark);
    }
    std::erase(number, '.');
    return number;
}

bool IsAllZeros(std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
}

// "1.23E+13", "8,26024E13": a number shown in powers of ten.
bool IsScientific(std::string_view number) {
    const std::size_t mark = number.find('E');
    if (mark == std::string_view::npos) return false;
    std::string mantissa(number.substr(0, mark));
    std::string_view exponent = number.substr(mark + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    const std::size_t point = mantissa.find_first_of(".,");
    if (point != std::string::npos) mantissa.erase(point, 1);
    return internal::IsDigits(mantissa) && internal::IsDigits(exponent);
}

absl::Status InvalidSiren(std::string_view text, std::string_view sentence) {
    return Refuse(reason::kInvalidSiren, sentence, {{"value", internal::Shown(text)}});
}

absl::Status InvalidSiret(std::string_view text, std::string_view sentence) {
    return Refuse(reason::kInvalidSiret, sentence, {{"value", internal::Shown(text)}});
}

absl::Status DamagedSiret(std::string_view text, std::string_view how) {
    const std::string sentence = absl::StrCat(
        "a spreadsheet has damaged this SIRET: ", absl::string_view(how.data(), how.size()),
        "; format the column as text, then paste the 14 digits again");
    return Refuse(reason::kSiretDamaged, sentence, {{"value", internal::Shown(text)}});
}

bool HasSiretKey(std::string_view siret) {
    if (!siret.starts_with(kLaPosteSiren) || siret == kLaPosteHeadOffice) {
        return internal::PassesLuhn(siret);
    }
    int sum = 0;
    for (const char digit : siret) sum += digit - '0';
    return sum % 5 == 0;
}

}  // namespace

absl::StatusOr<std::string> ParseSiren(std::string_view text) {
    std::string siren = WholeNumber(text);
    if (siren.size() != kSirenDigits || !internal::IsDigits(siren)) {
        return InvalidSiren(text, "a SIREN has exactly 9 digits; check it on the company's papers");
    }
    // Nine zeros pass the Luhn key, but INSEE never gives them.
    if (IsAllZeros(siren) || !internal::PassesLuhn(siren)) {
        return InvalidSiren(text, "the key of this SIREN is wrong; check each of its 9 digits");
    }
    return siren;
}

absl::StatusOr<std::string> ParseSiret(std::string_view text) {
    std::string siret = WholeNumber(text);
    if (IsScientific(internal::Compact(text))) {
        return DamagedSiret(text, "it was turned into a power of ten and its last digits are lost");
    }
    if (!internal::IsDigits(siret) || siret.size() > kSiretDigits || siret.size() < kSirenDigits) {
        return InvalidSiret(text,
                            "a SIRET has exactly 14 digits; check it on the company's papers");
    }
    if (siret.size() == kSirenDigits) {
        return InvalidSiret(text, "9 digits are a SIREN; a SIRET has 14, the last 5 name the site");
    }
    if (siret.size() < kSiretDigits) {
        return DamagedSiret(text, "it has fewer than 14 digits, its leading zeros seem to be lost");
    }
    const std::string_view digits = siret;
    // Sites are numbered from 1, so a SIRET never ends in five zeros: that is a rounded number.
    if (digits.ends_with("00000") && !IsAllZeros(digits)) {
        return DamagedSiret(text, "its last digits were rounded to zeros");
    }
    const std::string_view siren = digits.substr(0, kSirenDigits);
    if (IsAllZeros(siren) || !internal::PassesLuhn(siren) || !HasSiretKey(digits)) {
        return InvalidSiret(text, "the key of this SIRET is wrong; check each of its 14 digits");
    }
    return siret;
}

}  // namespace socle
