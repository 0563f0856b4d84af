#include "service/company.hpp"

#include <algorithm>
#include <array>

#include "domain/reasons.hpp"
#include "events/names.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/identity/v1/service.socle.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::invoicing {
namespace {

using Labels = std::array<std::string_view, 3>;

// How people label the addresses that invoices and goods go to, folded for comparison.
constexpr Labels kBillingLabels{"facturation", "billing", "invoicing"};
constexpr Labels kDeliveryLabels{"livraison", "delivery", "shipping"};

VatRegime RegimeOf(identity::v1::VatRegime regime) {
    switch (regime) {
        case identity::v1::VAT_REGIME_FRANCHISE:
            return VatRegime::kFranchise;
        case identity::v1::VAT_REGIME_SIMPLIFIED:
            return VatRegime::kSimplified;
        default:
            return VatRegime::kNormal;
    }
}

absl::StatusOr<Seller> SellerOf(const identity::v1::Tenant& tenant) {
    Seller seller;
    seller.display_name = tenant.display_name();
    seller.legal_form = tenant.legal_form();
    SOCLE_ASSIGN(seller.share_capital,
                 OptionalMoneyFromWire(tenant.share_capital(), "share_capital"));
    seller.siren = tenant.siren();
    seller.siret = tenant.siret();
    seller.registration = tenant.registration();
    seller.vat_number = tenant.vat_number();
    seller.vat_regime = RegimeOf(tenant.vat_regime());
    seller.vat_on_debits = tenant.vat_on_debits();
    SOCLE_ASSIGN(seller.address, AddressFromWire(tenant.address(), "address"));
    seller.iban = tenant.iban();
    seller.bic = tenant.bic();
    seller.email = tenant.email();
    seller.phone = tenant.phone();
    seller.website = tenant.website();
    return seller;
}

bool IsLabelled(const client_record::v1::PartyAddress& address, const Labels& labels) {
    return std::ranges::find(labels, FoldForSearch(address.label())) != labels.end();
}

// Documents go to the address labelled for invoices, or to the client's own: the first that is
// labelled neither for invoices nor for deliveries. Both are shown when they differ.
absl::Status AddAddresses(const client_record::v1::Party& party, Buyer& buyer) {
    const auto& addresses = party.addresses();
    const auto billing = std::ranges::find_if(
        addresses, [](const auto& address) { return IsLabelled(address, kBillingLabels); });
    const auto own = std::ranges::find_if(addresses, [](const auto& address) {
        return !IsLabelled(address, kBillingLabels) && !IsLabelled(address, kDeliveryLabels);
    });
    const auto sent_to = billing != addresses.end() ? billing
                         : own != addresses.end()   ? own
                                                    : addresses.begin();
    if (sent_to == addresses.end()) return absl::OkStatus();
    SOCLE_ASSIGN(buyer.address, AddressFromWire(sent_to->address(), "party"));
    if (own == addresses.end() || own == sent_to) return absl::OkStatus();
    SOCLE_ASSIGN(const Address main, AddressFromWire(own->address(), "party"));
    if (main != buyer.address) buyer.main_address = main;
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Company> FindCompany(Call& call) {
    SOCLE_ASSIGN(const identity::v1::Tenant tenant,
                 identity::v1::IdentityClient(call).GetTenant({}));
    Company company;
    SOCLE_ASSIGN(company.seller, SellerOf(tenant));
    if (!tenant.currency_code().empty()) {
        SOCLE_ASSIGN(company.currency, Currency::Parse(tenant.currency_code()));
    }
    company.payment_term_days = tenant.payment_term_days();
    company.logo_png = tenant.logo();
    return company;
}

absl::StatusOr<Client> FindClient(Call& call, const std::string& name) {
    if (name.empty()) return RefuseField(reason::kRequired, "party", "say who the client is");
    SOCLE_RETURN_IF_ERROR(ParseResourceName(kParties, name, "party"));
    client_record::v1::GetPartyRequest request;
    request.set_name(name);
    SOCLE_ASSIGN(const auto party, client_record::v1::ClientRecordClient(call).GetParty(request));
    if (party.state() == client_record::v1::PARTY_STATE_ERASED) {
        return Refuse(reason::kClientErased, "the client's data were erased at their request",
                      {{"value", party.name()}});
    }
    Client client;
    SOCLE_ASSIGN(client.party, ParseIdName<PartyId>(kParties, party.name(), "party"));
    client.buyer.display_name = party.display_name();
    SOCLE_RETURN_IF_ERROR(AddAddresses(party, client.buyer));
    client.buyer.siren = party.siren();
    client.buyer.siret = party.siret();
    client.buyer.vat_number = party.vat_number();
    client.buyer.professional =
        party.kind() == client_record::v1::PARTY_KIND_COMPANY || !party.siren().empty();
    return client;
}

}  // namespace socle::invoicing
