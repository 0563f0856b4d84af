// The company's own row.
#pragma once

#include "domain/tenant_profile.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

class TenantStore {
 public:
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<TenantProfile> Load(Transaction& tx) const;
    [[nodiscard]] absl::StatusOr<TenantProfile> LoadForUpdate(Transaction& tx) const;
    // False when the tenant is there already. Only the name and the settings: the rest comes by
    // Update.
    [[nodiscard]] absl::StatusOr<bool> Insert(Transaction& tx, const TenantProfile& profile,
                                              Instant now) const;
    [[nodiscard]] absl::Status Update(Transaction& tx, const TenantProfile& profile,
                                      Instant now) const;
    // Whether there is any tenant at all; asked before one is known.
    [[nodiscard]] absl::StatusOr<bool> AnyTenant(Transaction& tx) const;
};

}  // namespace socle::identity
