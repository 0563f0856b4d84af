#include "service/convert.hpp"

#include "domain/reasons.hpp"
#include "socle/etag.hpp"
#include "socle/wire.hpp"

namespace socle::identity {
namespace {

v1::VatRegime ToProto(VatRegime regime) {
    switch (regime) {
        case VatRegime::kNormal:
            return v1::VAT_REGIME_NORMAL;
        case VatRegime::kSimplified:
            return v1::VAT_REGIME_SIMPLIFIED;
        case VatRegime::kFranchise:
            return v1::VAT_REGIME_FRANCHISE;
        case VatRegime::kUnspecified:
            break;
    }
    return v1::VAT_REGIME_UNSPECIFIED;
}

absl::StatusOr<VatRegime> FromProto(v1::VatRegime regime) {
    switch (regime) {
        case v1::VAT_REGIME_UNSPECIFIED:
            return VatRegime::kUnspecified;
        case v1::VAT_REGIME_NORMAL:
            return VatRegime::kNormal;
        case v1::VAT_REGIME_SIMPLIFIED:
            return VatRegime::kSimplified;
        case v1::VAT_REGIME_FRANCHISE:
            return VatRegime::kFranchise;
        default:
            return RefuseField(
                reason::kInvalidValue, "vat_regime", "this VAT regime is not known",
                {{"value", std::to_string(regime)}, {"expected", "NORMAL, SIMPLIFIED, FRANCHISE"}});
    }
}

}  // namespace

v1::Tenant ToProto(const TenantProfile& profile) {
    v1::Tenant wire;
    wire.set_name(TenantName(profile.number));
    wire.set_display_name(profile.display_name);
    wire.set_legal_form(profile.legal_form);
    if (profile.share_capital) *wire.mutable_share_capital() = ToWire(*profile.share_capital);
    wire.set_siren(profile.siren);
    wire.set_siret(profile.siret);
    wire.set_registration(profile.registration);
    wire.set_vat_number(profile.vat_number);
    wire.set_vat_regime(ToProto(profile.vat_regime));
    wire.set_vat_on_debits(profile.vat_on_debits);
    *wire.mutable_address() = ToWire(profile.address);
    wire.set_iban(profile.iban);
    wire.set_bic(profile.bic);
    wire.set_email(profile.email);
    wire.set_phone(profile.phone);
    wire.set_website(profile.website);
    wire.set_logo(profile.logo);
    wire.set_time_zone(profile.time_zone);
    wire.set_currency_code(profile.currency_code);
    wire.set_payment_term_days(profile.payment_term_days);
    for (const std::string& field : MissingFields(profile)) wire.add_missing_fields(field);
    wire.set_etag(EtagOf(profile.version));
    return wire;
}

v1::Tenant ToProtoWithoutLogo(const TenantProfile& profile) {
    v1::Tenant wire = ToProto(profile);
    wire.clear_logo();
    return wire;
}

absl::StatusOr<TenantProfile> FromProto(const v1::Tenant& tenant, const TenantProfile& before) {
    TenantProfile profile;
    profile.number = before.number;
    profile.version = before.version;
    profile.display_name = tenant.display_name();
    profile.legal_form = tenant.legal_form();
    SOCLE_ASSIGN(profile.share_capital,
                 OptionalMoneyFromWire(tenant.share_capital(), "share_capital"));
    profile.siren = tenant.siren();
    profile.siret = tenant.siret();
    profile.registration = tenant.registration();
    profile.vat_number = tenant.vat_number();
    SOCLE_ASSIGN(profile.vat_regime, FromProto(tenant.vat_regime()));
    profile.vat_on_debits = tenant.vat_on_debits();
    SOCLE_ASSIGN(profile.address, AddressFromWire(tenant.address(), "address"));
    profile.iban = tenant.iban();
    profile.bic = tenant.bic();
    profile.email = tenant.email();
    profile.phone = tenant.phone();
    profile.website = tenant.website();
    profile.logo = tenant.logo();
    profile.time_zone = tenant.time_zone();
    profile.currency_code = tenant.currency_code();
    profile.payment_term_days = tenant.payment_term_days();
    return CheckTenantProfile(std::move(profile));
}

v1::User ToProto(const Member& member) {
    v1::User wire;
    wire.set_name(ResourceName(kUsers, member.user.value()));
    wire.set_email(member.email);
    wire.set_display_name(member.display_name);
    wire.set_role(RoleName(member.role));
    wire.set_disabled(member.disabled);
    *wire.mutable_create_time() = ToWire(member.created);
    wire.set_etag(EtagOf(member.version));
    return wire;
}

v1::Role ToProto(const Role& role) {
    v1::Role wire;
    wire.set_name(RoleName(role.word));
    wire.set_display_name(role.display_name);
    for (const std::string& permission : role.permissions) wire.add_permissions(permission);
    wire.set_etag(EtagOf(role.version));
    return wire;
}

v1::Session ToProto(const Session& session) {
    v1::Session wire;
    wire.set_name(ResourceName(kSessions, session.id.value()));
    wire.set_user(ResourceName(kUsers, session.user.value()));
    *wire.mutable_create_time() = ToWire(session.created);
    *wire.mutable_last_use_time() = ToWire(session.last_use);
    *wire.mutable_expire_time() = ToWire(ExpiryOf(session));
    wire.set_peer(session.peer);
    return wire;
}

v1::ApiKey ToProto(const ApiKey& key) {
    v1::ApiKey wire;
    wire.set_name(ResourceName(kApiKeys, key.id.value()));
    wire.set_display_name(key.display_name);
    wire.set_role(RoleName(key.role));
    if (key.expires) *wire.mutable_expire_time() = ToWire(*key.expires);
    *wire.mutable_create_time() = ToWire(key.created);
    if (key.last_use) *wire.mutable_last_use_time() = ToWire(*key.last_use);
    return wire;
}

v1::AuditEntry ToProto(const AuditLine& line) {
    v1::AuditEntry wire;
    wire.set_number(line.number);
    *wire.mutable_time() = ToWire(line.time);
    wire.set_actor(line.actor);
    wire.set_via(line.via);
    wire.set_method(line.method);
    wire.set_target(line.target);
    wire.set_peer(line.peer);
    return wire;
}

}  // namespace socle::identity
