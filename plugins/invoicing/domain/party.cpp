#include "domain/party.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "domain/reasons.hpp"
#include "socle/identifiers.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

// Commercial companies, which must show their capital (C. com. R123-238).
constexpr std::array<std::string_view, 9> kFormsWithCapital{
    "SA", "SAS", "SASU", "SARL", "EURL", "SCA", "SELARL", "SELAS", "SELASU"};

bool HasCapital(std::string_view legal_form) {
    return std::ranges::find(kFormsWithCapital, legal_form) != kFormsWithCapital.end();
}

bool IsBlank(std::string_view text) {
    return Trimmed(text).empty();
}

bool IsComplete(const Address& address) {
    return !IsBlank(address.city) && !address.country_code.empty() &&
           (address.country_code != "FR" || !IsBlank(address.postal_code));
}

// The missing fields of a party, "siren, address".
class Missing {
 public:
    void If(bool missing, std::string_view field) {
        if (!missing) return;
        if (!fields_.empty()) fields_.append(", ");
        fields_.append(field);
    }
    [[nodiscard]] absl::Status AsRefusal(const Reason& reason, std::string_view whose) const {
        if (fields_.empty()) return absl::OkStatus();
        const std::string sentence = std::string(whose) + " is incomplete or wrong: " + fields_;
        return Refuse(reason, sentence, {{"missing", fields_}});
    }

 private:
    std::string fields_;
};

}  // namespace

absl::Status CheckSellerComplete(const Seller& seller) {
    Missing missing;
    missing.If(IsBlank(seller.display_name), "display_name");
    missing.If(IsBlank(seller.legal_form), "legal_form");
    missing.If(HasCapital(seller.legal_form) && !seller.share_capital, "share_capital");
    missing.If(!ParseSiren(seller.siren).ok(), "siren");
    missing.If(IsBlank(seller.registration), "registration");
    const bool charges_vat = seller.vat_regime != VatRegime::kFranchise;
    const bool has_number = !seller.vat_number.empty();
    missing.If(
        (charges_vat && !has_number) || (has_number && !ParseVatNumber(seller.vat_number).ok()),
        "vat_number");
    missing.If(!IsComplete(seller.address) || seller.address.lines.empty(), "address");
    missing.If(!seller.iban.empty() && !ParseIban(seller.iban).ok(), "iban");
    return missing.AsRefusal(reason::kSellerIncomplete, "the seller's identity");
}

std::string NameShown(const Buyer& buyer, Language language) {
    if (!buyer.display_name.empty()) return buyer.display_name;
    return language == Language::kFrench ? "Personne effacée" : "Erased person";
}

absl::Status CheckNotErased(const Buyer& buyer) {
    if (!buyer.display_name.empty()) return absl::OkStatus();
    return Refuse(reason::kClientErased, "the client's data were erased at their request");
}

absl::Status CheckBuyerComplete(const Buyer& buyer) {
    SOCLE_RETURN_IF_ERROR(CheckNotErased(buyer));
    Missing missing;
    missing.If(IsBlank(buyer.display_name), "display_name");
    missing.If(!IsComplete(buyer.address), "address");
    missing.If(!buyer.siren.empty() && !ParseSiren(buyer.siren).ok(), "siren");
    return missing.AsRefusal(reason::kBuyerIncomplete, "the buyer's record");
}

}  // namespace socle::invoicing
