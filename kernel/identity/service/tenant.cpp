#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/identity_service.hpp"
#include "socle/etag.hpp"
#include "socle/identity/v1/events.pb.h"
#include "socle/mask.hpp"

namespace socle::identity {

absl::StatusOr<v1::Tenant> IdentityService::GetTenant(Call& call, const v1::GetTenantRequest&) {
    SOCLE_ASSIGN(const TenantProfile profile, tenants_.Load(call.transaction()));
    return ToProto(profile);
}

absl::StatusOr<v1::Tenant> IdentityService::UpdateTenant(Call& call,
                                                         const v1::UpdateTenantRequest& request) {
    const v1::Tenant& sent = request.tenant();
    if (!sent.name().empty()) {
        SOCLE_ASSIGN(const TenantId named, ParseTenantName(sent.name(), "name"));
        if (named != call.tenant()) {
            return Refuse(reason::kNotFound, "this company does not exist",
                          {{"value", sent.name()}});
        }
    }
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const TenantProfile before, tenants_.LoadForUpdate(tx));
    SOCLE_RETURN_IF_ERROR(CheckEtag(sent.etag(), before.version));
    v1::Tenant changed = ToProto(before);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), sent, changed, {"missing_fields"}));
    SOCLE_ASSIGN(TenantProfile after, FromProto(changed, before));
    SOCLE_RETURN_IF_ERROR(tenants_.Update(tx, after, call.Now()));
    ++after.version;

    v1::TenantUpdated fact;
    fact.set_tenant_name(TenantName(after.number));
    *fact.mutable_tenant() = ToProto(after);
    tx.Publish(fact);
    ChangesRights(call);  // the time zone goes with every call
    return ToProto(after);
}

}  // namespace socle::identity
