#include "domain/tenant_profile.hpp"

#include <absl/strings/ascii.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "socle/clock.hpp"
#include "socle/identifiers.hpp"
#include "socle/text.hpp"

namespace socle::identity {
namespace {

constexpr std::size_t kNameMax = 200;
constexpr std::size_t kShortMax = 100;
constexpr std::size_t kWebsiteMax = 200;
constexpr std::size_t kSirenDigits = 9;

// Companies with a capital, which their documents must show (C. com. R123-238).
constexpr std::array<std::string_view, 10> kFormsWithCapital{
    "SA", "SAS", "SASU", "SARL", "EURL", "SCA", "SCS", "SELARL", "SELAS", "SELASU"};

using Parser = absl::StatusOr<std::string> (*)(std::string_view);

// Brings one identifier to its compact form; empty stays empty. The refusal says which field it is
// about.
absl::Status Normalise(std::string& text, std::string_view field, Parser parse) {
    text = Trimmed(text);
    if (text.empty()) return absl::OkStatus();
    auto parsed = parse(text);
    if (!parsed.ok()) {
        const std::string why = ReasonOf(parsed.status());
        return RefuseField({parsed.status().code(), why}, field,
                           std::string(parsed.status().message()), MetadataOf(parsed.status()));
    }
    text = *std::move(parsed);
    return absl::OkStatus();
}

absl::StatusOr<std::string> ParseFrenchPhone(std::string_view text) {
    return ParsePhone(text);
}

// ISO 9362: four letters, the country, two characters of the place, three of the branch or none.
absl::StatusOr<std::string> ParseBic(std::string_view text) {
    std::string bic = absl::AsciiStrToUpper(std::string(text));
    std::erase(bic, ' ');
    constexpr std::size_t kLetters = 6;
    const bool right_length = bic.size() == 8 || bic.size() == 11;
    const auto is_right = [&bic](std::size_t i) {
        const bool letter = bic[i] >= 'A' && bic[i] <= 'Z';
        return letter || (i >= kLetters && bic[i] >= '0' && bic[i] <= '9');
    };
    bool right = right_length;
    for (std::size_t i = 0; right && i < bic.size(); ++i) right = is_right(i);
    if (right) return bic;
    return RefuseField(reason::kInvalidValue, "bic", "a BIC has 8 or 11 letters and digits",
                       {{"value", bic}, {"expected", "AGRIFRPP, AGRIFRPP882"}});
}

absl::Status CheckTexts(TenantProfile& profile) {
    SOCLE_ASSIGN(profile.display_name,
                 CheckRequiredText(profile.display_name, "display_name", kNameMax));
    SOCLE_ASSIGN(profile.legal_form, CheckText(profile.legal_form, "legal_form", kShortMax));
    SOCLE_ASSIGN(profile.registration, CheckText(profile.registration, "registration", kShortMax));
    SOCLE_ASSIGN(profile.website, CheckText(profile.website, "website", kWebsiteMax));
    if (profile.website.find_first_of(" \t\n") != std::string::npos) {
        return RefuseField(reason::kInvalidValue, "website", "a web address holds no blanks",
                           {{"value", profile.website}, {"expected", "https://www.example.com"}});
    }
    return absl::OkStatus();
}

absl::Status CheckIdentifiers(TenantProfile& profile) {
    SOCLE_RETURN_IF_ERROR(Normalise(profile.siren, "siren", ParseSiren));
    SOCLE_RETURN_IF_ERROR(Normalise(profile.siret, "siret", ParseSiret));
    SOCLE_RETURN_IF_ERROR(Normalise(profile.vat_number, "vat_number", ParseVatNumber));
    SOCLE_RETURN_IF_ERROR(Normalise(profile.iban, "iban", ParseIban));
    SOCLE_RETURN_IF_ERROR(Normalise(profile.bic, "bic", ParseBic));
    SOCLE_RETURN_IF_ERROR(Normalise(profile.email, "email", ParseEmail));
    SOCLE_RETURN_IF_ERROR(Normalise(profile.phone, "phone", ParseFrenchPhone));
    if (profile.siren.empty()) return absl::OkStatus();
    if (!profile.siret.empty() && profile.siret.substr(0, kSirenDigits) != profile.siren) {
        return RefuseField(reason::kInvalidValue, "siret", "the SIRET must start with the SIREN",
                           {{"value", profile.siret}, {"expected", profile.siren + "…"}});
    }
    // "FR", a key of two characters, the SIREN (CGI art. 286 ter).
    const std::string& vat = profile.vat_number;
    if (vat.starts_with("FR") && vat.substr(vat.size() - kSirenDigits) != profile.siren) {
        return RefuseField(reason::kInvalidValue, "vat_number",
                           "the VAT number must end with the SIREN",
                           {{"value", vat}, {"expected", "FR…" + profile.siren}});
    }
    return absl::OkStatus();
}

absl::Status CheckLogo(std::string_view logo) {
    if (logo.empty()) return absl::OkStatus();
    if (logo.size() > kLogoBytesMax) {
        return RefuseField(reason::kTooLarge, "logo", "the logo is larger than 512 KiB",
                           {{"limit", std::to_string(kLogoBytesMax)}});
    }
    // PNG (ISO/IEC 15948), 5.2.
    constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
    if (logo.starts_with(kPngSignature)) return absl::OkStatus();
    return RefuseField(reason::kInvalidValue, "logo", "the logo must be a PNG file",
                       {{"value", std::to_string(logo.size())}, {"expected", "PNG"}});
}

absl::Status CheckSettings(const TenantProfile& profile) {
    if (!TimeZone::Load(profile.time_zone).ok()) {
        return RefuseField(
            reason::kInvalidValue, "time_zone", "a time zone is named like Europe/Paris",
            {{"value", profile.time_zone.substr(0, kShortMax)}, {"expected", "Europe/Paris"}});
    }
    if (!Currency::Parse(profile.currency_code).ok()) {
        return RefuseField(
            reason::kInvalidValue, "currency_code", "a currency is named like EUR",
            {{"value", profile.currency_code.substr(0, kShortMax)}, {"expected", "EUR, CHF, USD"}});
    }
    if (profile.payment_term_days < 0 || profile.payment_term_days > kPaymentTermDaysMax) {
        return RefuseField(reason::kOutOfRange, "payment_term_days",
                           "the payment term is 0 to 60 days (C. com. L441-10)",
                           {{"value", std::to_string(profile.payment_term_days)},
                            {"limit", "0 – " + std::to_string(kPaymentTermDaysMax)}});
    }
    if (profile.share_capital && profile.share_capital->IsNegative()) {
        return RefuseField(reason::kOutOfRange, "share_capital", "the capital is not negative",
                           {{"value", profile.share_capital->ToString()}, {"limit", "≥ 0"}});
    }
    return absl::OkStatus();
}

bool HasCapital(std::string_view legal_form) {
    const std::string upper = absl::AsciiStrToUpper(std::string(legal_form));
    return std::ranges::find(kFormsWithCapital, upper) != kFormsWithCapital.end();
}

bool IsComplete(const Address& address) {
    const bool has_code = address.country_code != "FR" || !address.postal_code.empty();
    return !address.lines.empty() && !address.city.empty() && has_code;
}

}  // namespace

absl::StatusOr<TenantProfile> CheckTenantProfile(TenantProfile profile) {
    SOCLE_RETURN_IF_ERROR(CheckTexts(profile));
    SOCLE_RETURN_IF_ERROR(CheckIdentifiers(profile));
    SOCLE_RETURN_IF_ERROR(CheckLogo(profile.logo));
    SOCLE_RETURN_IF_ERROR(CheckSettings(profile));
    return profile;
}

std::vector<std::string> MissingFields(const TenantProfile& profile) {
    std::vector<std::string> missing;
    const auto need = [&missing](bool there, std::string_view field) {
        if (!there) missing.emplace_back(field);
    };
    need(!profile.display_name.empty(), "display_name");
    need(!profile.legal_form.empty(), "legal_form");
    need(profile.share_capital || !HasCapital(profile.legal_form), "share_capital");
    need(!profile.siren.empty(), "siren");
    need(!profile.registration.empty(), "registration");
    need(profile.vat_regime != VatRegime::kUnspecified, "vat_regime");
    // A firm under art. 293 B CGI may have none.
    need(!profile.vat_number.empty() || profile.vat_regime == VatRegime::kFranchise, "vat_number");
    need(IsComplete(profile.address), "address");
    return missing;
}

}  // namespace socle::identity
