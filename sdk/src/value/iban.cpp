#include <algorithm>
#include <array>

#include "chars.hpp"
#include "socle/identifiers.hpp"

namespace socle {
namespace {

// "FR27": the length of each country's IBANs in the registry of ISO 13616 (SWIFT).
constexpr std::string_view kLengths =
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
    "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
    "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ";
constexpr std::size_t kEntrySize = 5;

// 0 for a country without IBANs.
std::size_t LengthFor(std::string_view country) {
    for (std::size_t i = 0; i < kLengths.size(); i += kEntrySize) {
        if (kLengths.substr(i, 2) != country) continue;
        return static_cast<std::size_t>((kLengths[i + 2] - '0') * 10 + (kLengths[i + 3] - '0'));
    }
    return 0;
}

// Letters count as 10 to 35 (ISO 7064, MOD 97-10), read from the account part to the check digits.
int Remainder97(std::string_view iban) {
    int remainder = 0;
    for (const std::string_view part : {iban.substr(4), iban.substr(0, 4)}) {
        for (const char c : part) {
            const bool digit = internal::IsDigit(c);
            remainder = (remainder * (digit ? 10 : 100) + (digit ? c - '0' : c - 'A' + 10)) % 97;
        }
    }
    return remainder;
}

bool IsIbanCharacter(char c) {
    return internal::IsDigit(c) || internal::IsUpper(c);
}

// An account number is its owner's business: refusals never repeat it.
absl::Status Invalid(std::string_view sentence) {
    return Refuse(reason::kInvalidIban, sentence);
}

// The value of a letter in a RIB: A and J are 1, B K S are 2, ... I R Z are 9.
int RibDigit(char c) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::string_view kDigits = "12345678912345678923456789";
    if (internal::IsDigit(c)) return c - '0';
    const std::size_t place = kLetters.find(c);
    return place == std::string_view::npos ? 0 : kDigits[place] - '0';
}

}  // namespace

absl::StatusOr<std::string> ParseIban(std::string_view text) {
    std::string iban = internal::Compact(text, ".-");
    const std::size_t length = LengthFor(std::string_view(iban).substr(0, 2));
    if (length == 0) return Invalid("an IBAN starts with the letters of its country, such as FR76");
    if (iban.size() != length) {
        return Invalid("this IBAN has not the length of its country's; a French one has 27");
    }
    const std::string_view check = std::string_view(iban).substr(2, 2);
    const bool shaped = std::ranges::all_of(iban, IsIbanCharacter) && internal::IsDigits(check);
    // ISO 13616: check digits are 02 to 98. 00, 01 and 99 would pass the division too.
    if (!shaped || check < "02" || check > "98" || Remainder97(iban) != 1) {
        return Invalid("the check digits of this IBAN are wrong; check each character");
    }
    return iban;
}

bool HasValidRibKey(std::string_view iban) {
    const bool french = iban.starts_with("FR") || iban.starts_with("MC");
    if (!french || iban.size() != LengthFor("FR")) return true;
    // Bank, branch, account and key, as one number, are a multiple of 97 (CFONB).
    int remainder = 0;
    for (const char c : iban.substr(4)) remainder = (remainder * 10 + RibDigit(c)) % 97;
    return remainder == 0;
}

}  // namespace socle
