#include "domain/country_names.hpp"

#include <algorithm>

#include "domain/field.hpp"
#include "socle/identifiers.hpp"

namespace socle::exchange {
namespace {

struct CountryName {
    std::string_view folded;  // as FoldedTitle gives it
    std::string_view code;
};

// clang-format off
constexpr CountryName kCountryNames[] = {
    {"france", "FR"}, {"francemetropolitaine", "FR"}, {"fra", "FR"},
    {"guadeloupe", "GP"}, {"martinique", "MQ"}, {"guyane", "GF"}, {"guyanefrancaise", "GF"},
    {"lareunion", "RE"}, {"reunion", "RE"}, {"mayotte", "YT"}, {"nouvellecaledonie", "NC"},
    {"polynesiefrancaise", "PF"}, {"monaco", "MC"}, {"andorre", "AD"}, {"andorra", "AD"},
    {"allemagne", "DE"}, {"germany", "DE"}, {"deutschland", "DE"},
    {"autriche", "AT"}, {"austria", "AT"}, {"belgique", "BE"}, {"belgium", "BE"}, {"belgie", "BE"},
    {"bulgarie", "BG"}, {"bulgaria", "BG"}, {"chypre", "CY"}, {"cyprus", "CY"},
    {"croatie", "HR"}, {"croatia", "HR"}, {"danemark", "DK"}, {"denmark", "DK"},
    {"espagne", "ES"}, {"spain", "ES"}, {"espana", "ES"}, {"estonie", "EE"}, {"estonia", "EE"},
    {"finlande", "FI"}, {"finland", "FI"}, {"grece", "GR"}, {"greece", "GR"},
    {"hongrie", "HU"}, {"hungary", "HU"}, {"irlande", "IE"}, {"ireland", "IE"},
    {"italie", "IT"}, {"italy", "IT"}, {"italia", "IT"}, {"lettonie", "LV"}, {"latvia", "LV"},
    {"lituanie", "LT"}, {"lithuania", "LT"}, {"luxembourg", "LU"}, {"malte", "MT"}, {"malta", "MT"},
    {"paysbas", "NL"}, {"netherlands", "NL"}, {"thenetherlands", "NL"}, {"hollande", "NL"},
    {"nederland", "NL"}, {"pologne", "PL"}, {"poland", "PL"}, {"portugal", "PT"},
    {"republiquetcheque", "CZ"}, {"tchequie", "CZ"}, {"czechrepublic", "CZ"}, {"czechia", "CZ"},
    {"roumanie", "RO"}, {"romania", "RO"}, {"slovaquie", "SK"}, {"slovakia", "SK"},
    {"slovenie", "SI"}, {"slovenia", "SI"}, {"suede", "SE"}, {"sweden", "SE"},
    {"suisse", "CH"}, {"switzerland", "CH"}, {"schweiz", "CH"}, {"norvege", "NO"}, {"norway", "NO"},
    {"islande", "IS"}, {"iceland", "IS"}, {"liechtenstein", "LI"},
    {"royaumeuni", "GB"}, {"unitedkingdom", "GB"}, {"uk", "GB"}, {"greatbritain", "GB"},
    {"grandebretagne", "GB"}, {"angleterre", "GB"}, {"england", "GB"}, {"ecosse", "GB"},
    {"etatsunis", "US"}, {"etatsunisdamerique", "US"}, {"usa", "US"}, {"unitedstates", "US"},
    {"unitedstatesofamerica", "US"}, {"canada", "CA"}, {"mexique", "MX"}, {"mexico", "MX"},
    {"bresil", "BR"}, {"brazil", "BR"}, {"maroc", "MA"}, {"morocco", "MA"},
    {"algerie", "DZ"}, {"algeria", "DZ"}, {"tunisie", "TN"}, {"tunisia", "TN"},
    {"senegal", "SN"}, {"cotedivoire", "CI"}, {"ivorycoast", "CI"}, {"cameroun", "CM"},
    {"cameroon", "CM"}, {"madagascar", "MG"}, {"turquie", "TR"}, {"turkey", "TR"},
    {"israel", "IL"}, {"liban", "LB"}, {"lebanon", "LB"}, {"emiratsarabesunis", "AE"},
    {"unitedarabemirates", "AE"}, {"chine", "CN"}, {"china", "CN"}, {"japon", "JP"},
    {"japan", "JP"},
    {"inde", "IN"}, {"india", "IN"}, {"australie", "AU"}, {"australia", "AU"},
    {"ukraine", "UA"}, {"russie", "RU"}, {"russia", "RU"}, {"afriquedusud", "ZA"},
    {"southafrica", "ZA"},
};
// clang-format on

}  // namespace

std::optional<std::string> CountryOf(std::string_view text) {
    const std::string folded = FoldedTitle(text);
    const auto named = std::ranges::find(kCountryNames, folded, &CountryName::folded);
    if (named != std::end(kCountryNames)) return std::string(named->code);
    if (folded.size() != 2) return std::nullopt;
    std::string code = folded;
    for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    absl::StatusOr<std::string> known = ParseCountry(code);
    if (!known.ok()) return std::nullopt;
    return *known;
}

}  // namespace socle::exchange
