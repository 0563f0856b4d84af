#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include <algorithm>
#include <array>

#include "socle/text.hpp"
#include "wide.hpp"

namespace socle {
namespace {

// The French group digits with a narrow no-break space and keep the sign of the currency on the
// line (Lexique des règles typographiques en usage à l'Imprimerie nationale; CLDR agrees).
constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
constexpr std::string_view kNoBreakSpace = "\u00A0";

absl::string_view View(std::string_view text) {
    return {text.data(), text.size()};
}

// 1234567 -> "1 234 567" or "1,234,567".
std::string Grouped(std::uint64_t number, Language language) {
    const std::string digits = std::to_string(number);
    const std::string_view mark = language == Language::kFrench ? kNarrowNoBreakSpace : ",";
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out.append(mark);
        out.push_back(digits[i]);
    }
    return out;
}

// coefficient x 10^-scale without its minus, at least `digits_min` digits behind the mark.
std::string Unsigned(std::int64_t coefficient, int scale, Language language, int digits_min) {
    const auto magnitude = static_cast<std::uint64_t>(internal::Magnitude(coefficient));
    const auto unit = static_cast<std::uint64_t>(internal::PowerOfTen(scale));
    std::string out = Grouped(magnitude / unit, language);
    const int digits = std::max(scale, digits_min);
    if (digits == 0) return out;
    std::string fraction = scale > 0 ? std::to_string(magnitude % unit) : std::string();
    fraction.insert(0, static_cast<std::size_t>(scale) - fraction.size(), '0');
    fraction.resize(static_cast<std::size_t>(digits), '0');
    return absl::StrCat(out, language == Language::kFrench ? "," : ".", fraction);
}

// The sign of a currency, or its code where the sign belongs to several.
std::string_view SignOf(const Currency& currency, Language language) {
    const bool french = language == Language::kFrench;
    if (currency.code() == "EUR") return "€";
    if (currency.code() == "GBP") return french ? "£GB" : "£";
    if (currency.code() == "USD") return french ? "$US" : "$";
    return {};
}

}  // namespace

std::string FormatMoney(const Money& money, Language language) {
    const Currency currency = money.currency();
    const std::string_view sign = SignOf(currency, language);
    const std::string_view shown = sign.empty() ? currency.code() : sign;
    const std::string_view minus = money.IsNegative() ? "-" : "";
    const int digits = currency.minor_digits();
    const std::string number = Unsigned(money.minor_units(), digits, language, digits);
    if (language == Language::kFrench) {
        return absl::StrCat(View(minus), number, View(kNoBreakSpace), View(shown));
    }
    const std::string_view space = sign.empty() ? kNoBreakSpace : "";
    return absl::StrCat(View(minus), View(shown), View(space), number);
}

std::string FormatDecimal(const Decimal& decimal, Language language, int digits_min) {
    const int digits = std::clamp(digits_min, 0, Decimal::kScaleMax);
    return absl::StrCat(decimal.IsNegative() ? "-" : "",
                        Unsigned(decimal.coefficient(), decimal.scale(), language, digits));
}

std::string FormatDate(const Date& date, Language language) {
    if (language == Language::kFrench) {
        return absl::StrFormat("%02d/%02d/%04d", date.day(), date.month(), date.year());
    }
    constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return absl::StrFormat("%d %s %d", date.day(),
                           kMonths[static_cast<std::size_t>(date.month() - 1)], date.year());
}

}  // namespace socle
