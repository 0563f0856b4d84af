// Between the contract's messages and identity's own values.
#pragma once

#include <absl/status/statusor.h>

#include "domain/api_key.hpp"
#include "domain/member.hpp"
#include "domain/role.hpp"
#include "domain/session.hpp"
#include "domain/tenant_profile.hpp"
#include "socle/identity/v1/resources.pb.h"
#include "store/audit_store.hpp"

namespace socle::identity {

[[nodiscard]] v1::Tenant ToProto(const TenantProfile& profile);
[[nodiscard]] v1::User ToProto(const Member& member);
[[nodiscard]] v1::Role ToProto(const Role& role);
[[nodiscard]] v1::Session ToProto(const Session& session);
[[nodiscard]] v1::ApiKey ToProto(const ApiKey& key);
[[nodiscard]] v1::AuditEntry ToProto(const AuditLine& line);

// The company as answers that only name it carry it: without its logo.
[[nodiscard]] v1::Tenant ToProtoWithoutLogo(const TenantProfile& profile);

// What a caller wrote of the company, checked; number and version are `before`'s. Refusals: those
// of CheckTenantProfile and of the address.
[[nodiscard]] absl::StatusOr<TenantProfile> FromProto(const v1::Tenant& tenant,
                                                      const TenantProfile& before);

}  // namespace socle::identity
