#include "socle/testing/fake_channel.hpp"

#include "socle/client_record/v1/service.socle.hpp"
#include "socle/identity/v1/service.socle.hpp"

namespace socle::testing {
namespace {

using client_record::v1::ClientRecordServiceBase;
using client_record::v1::GetPartyRequest;
using client_record::v1::Party;
using identity::v1::GetTenantRequest;
using identity::v1::IdentityServiceBase;
using identity::v1::Tenant;

absl::Status Unknown(std::string_view method) {
    return Refuse(reason::kUnknownMethod, "this test answers no such method",
                  {{"value", std::string(method)}});
}

class FakeChannel final : public Channel {
 public:
    FakeChannel(FakeServices& services, const CallContext& caller)
        : services_(services), caller_(caller) {}
    absl::StatusOr<std::string> Unary(std::string_view method, std::string_view request) override {
        return services_.Answer(caller_, method, request);
    }
    absl::Status ServerStream(std::string_view method, std::string_view,
                              const MessageConsumer&) override {
        return Unknown(method);
    }
    absl::StatusOr<std::string> ClientStream(std::string_view method,
                                             const MessageSupplier&) override {
        return Unknown(method);
    }

 private:
    FakeServices& services_;
    CallContext caller_;
};

Tenant SampleTenant(TenantId id) {
    Tenant tenant;
    tenant.set_name("tenants/" + std::to_string(id));
    tenant.set_display_name("Atelier Lumière");
    tenant.set_legal_form("SARL");
    tenant.mutable_share_capital()->set_currency_code("EUR");
    tenant.mutable_share_capital()->set_minor_units(1'000'000);
    tenant.set_siren("404833048");
    tenant.set_siret("40483304800022");
    tenant.set_registration("RCS Lyon");
    tenant.set_vat_number("FR83404833048");
    tenant.set_vat_regime(identity::v1::VAT_REGIME_NORMAL);
    tenant.mutable_address()->add_lines("12 rue des Capucins");
    tenant.mutable_address()->set_postal_code("69001");
    tenant.mutable_address()->set_city("Lyon");
    tenant.mutable_address()->set_country_code("FR");
    tenant.set_iban("FR7630006000011234567890189");
    tenant.set_bic("AGRIFRPP");
    tenant.set_email("bonjour@atelier-lumiere.example");
    tenant.set_time_zone("Europe/Paris");
    tenant.set_currency_code("EUR");
    tenant.set_payment_term_days(30);
    return tenant;
}

}  // namespace

void FakeServices::On(std::string_view method, Handler handler) {
    handlers_[std::string(method)] = std::move(handler);
}

int FakeServices::Calls(std::string_view method) const {
    const std::lock_guard lock(mutex_);
    const auto found = calls_.find(method);
    return found == calls_.end() ? 0 : found->second;
}

std::unique_ptr<Channel> FakeServices::Open(const CallContext& caller) {
    return std::make_unique<FakeChannel>(*this, caller);
}

absl::StatusOr<std::string> FakeServices::Answer(const CallContext& caller, std::string_view method,
                                                 std::string_view request) {
    {
        const std::lock_guard lock(mutex_);
        ++calls_[std::string(method)];
    }
    const auto found = handlers_.find(method);
    if (found == handlers_.end()) return Unknown(method);
    return found->second(caller, request);
}

FakeClientRecord::FakeClientRecord(FakeServices& services, IdSource& ids, const Clock& clock)
    : ids_(ids), clock_(clock) {
    services.On<GetPartyRequest, Party>(
        ClientRecordServiceBase::kGetPartyPath,
        [this](const CallContext& caller, const GetPartyRequest& request) {
            return Get(caller.tenant, request.name());
        });
}

PartyId FakeClientRecord::Add(TenantId tenant, Party party) {
    if (party.name().empty()) party.set_name(ResourceName("parties", ids_.NewId(clock_.Now())));
    if (party.state() == client_record::v1::PARTY_STATE_UNSPECIFIED) {
        party.set_state(client_record::v1::PARTY_STATE_ACTIVE);
    }
    const auto id = ParseIdName<PartyId>("parties", party.name());
    parties_[tenant][party.name()] = std::move(party);
    return id.value_or(PartyId{});
}

PartyId FakeClientRecord::AddCompany(TenantId tenant, std::string_view display_name) {
    Party party;
    party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
    party.set_display_name(std::string(display_name));
    return Add(tenant, std::move(party));
}

PartyId FakeClientRecord::AddPerson(TenantId tenant, std::string_view display_name) {
    Party party;
    party.set_kind(client_record::v1::PARTY_KIND_PERSON);
    party.set_display_name(std::string(display_name));
    return Add(tenant, std::move(party));
}

void FakeClientRecord::Merge(TenantId tenant, PartyId source, PartyId into) {
    Party& party = parties_[tenant][ResourceName("parties", source.value())];
    party.set_state(client_record::v1::PARTY_STATE_MERGED);
    party.set_merged_into(ResourceName("parties", into.value()));
}

absl::StatusOr<Party> FakeClientRecord::Get(TenantId tenant, const std::string& name) const {
    const auto parties = parties_.find(tenant);
    const auto refuse = [&] {
        return Refuse(reason::kNotFound, "this party does not exist", {{"value", name}});
    };
    if (parties == parties_.end()) return refuse();
    std::string next = name;
    // A chain of merges is as long as there are parties at most.
    for (std::size_t i = 0; i <= parties->second.size(); ++i) {
        const auto found = parties->second.find(next);
        if (found == parties->second.end()) return refuse();
        if (found->second.state() != client_record::v1::PARTY_STATE_MERGED) return found->second;
        next = found->second.merged_into();
    }
    return refuse();
}

FakeIdentity::FakeIdentity(FakeServices& services) {
    services.On<GetTenantRequest, Tenant>(
        IdentityServiceBase::kGetTenantPath,
        [this](const CallContext& caller, const GetTenantRequest&) -> absl::StatusOr<Tenant> {
            return Profile(caller.tenant);
        });
}

Tenant& FakeIdentity::Profile(TenantId tenant) {
    const std::lock_guard lock(mutex_);
    return profiles_.try_emplace(tenant, SampleTenant(tenant)).first->second;
}

}  // namespace socle::testing
