#include <algorithm>
#include <array>

#include "chars.hpp"
#include "socle/identifiers.hpp"

namespace socle {
namespace {

// ITU-T E.164: at most 15 digits with the country's code; fewer than 8 reach nobody abroad.
constexpr std::size_t kDigitsMin = 8;
constexpr std::size_t kDigitsMax = 15;
constexpr std::size_t kFrenchNationalDigits = 10;
constexpr std::string_view kItalianCode = "39";

struct Range {
    std::string_view prefix;
    std::string_view country_code;
};

// French national prefixes that belong to the country codes of overseas departments (ARCEP's plan).
constexpr std::array kOverseas = {
    Range{"0262", "262"}, Range{"0263", "262"}, Range{"0269", "262"}, Range{"0639", "262"},
    Range{"0692", "262"}, Range{"0693", "262"}, Range{"0590", "590"}, Range{"0690", "590"},
    Range{"0691", "590"}, Range{"0594", "594"}, Range{"0694", "594"}, Range{"0596", "596"},
    Range{"0696", "596"}, Range{"0697", "596"},
};

// A phone number is its owner's business: refusals never repeat it.
absl::Status Invalid(std::string_view sentence) {
    return Refuse(reason::kInvalidPhone, sentence);
}

// `digits` is the number behind '+' or "00".
absl::StatusOr<std::string> International(std::string digits) {
    // "+33 (0)6 ...": the zero in brackets is for callers inside the country. Italy's belongs to
    // it.
    const std::size_t zero = digits.find("(0)");
    const bool kept = digits.starts_with(kItalianCode);
    if (zero != std::string::npos && zero > 0 && !kept) digits.erase(zero, 3);
    std::erase_if(digits, [](char c) { return c == '(' || c == ')'; });
    if (!internal::IsDigits(digits) || digits.starts_with('0') || digits.size() < kDigitsMin ||
        digits.size() > kDigitsMax) {
        return Invalid("an international number is + and 8 to 15 digits, as in +33612345678");
    }
    const bool french = digits.starts_with("33");
    if (french && (digits.size() != 11 || digits[2] == '0')) {
        return Invalid("behind +33 a French number has 9 digits and no 0, as in +33612345678");
    }
    return "+" + digits;
}

absl::StatusOr<std::string> FrenchNational(const std::string& number) {
    if (!internal::IsDigits(number) || number.size() != kFrenchNationalDigits ||
        !number.starts_with('0') || number[1] == '0') {
        return Invalid(
            "a French number has 10 digits and starts with 0 (spreadsheets drop it), "
            "as in 0612345678; write others with + and the country's code");
    }
    const auto overseas = std::ranges::find_if(
        kOverseas, [&number](const Range& range) { return number.starts_with(range.prefix); });
    const std::string_view code = overseas == kOverseas.end() ? "33" : overseas->country_code;
    return "+" + std::string(code) + number.substr(1);
}

}  // namespace

absl::StatusOr<std::string> ParsePhone(std::string_view text, std::string_view default_country) {
    std::string number = internal::Compact(text, ".-/");
    if (number.starts_with('+')) return International(number.substr(1));
    if (number.starts_with("00")) return International(number.substr(2));
    if (default_country != "FR") {
        return Invalid("write the number with + and the country's code, as in +4930123456");
    }
    std::erase_if(number, [](char c) { return c == '(' || c == ')'; });
    return FrenchNational(number);
}

}  // namespace socle
