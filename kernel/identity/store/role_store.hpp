// The tenant's roles.
#pragma once

#include <vector>

#include "domain/role.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

class RoleStore {
 public:
    // Refusal: ALREADY_EXISTS.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Role& role) const;
    [[nodiscard]] absl::Status Update(Transaction& tx, const Role& role) const;
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Role> Load(Transaction& tx, std::string_view word) const;
    [[nodiscard]] absl::StatusOr<Role> LoadForUpdate(Transaction& tx, std::string_view word) const;
    // All of them, at most kRolesMax.
    [[nodiscard]] absl::StatusOr<std::vector<Role>> List(Transaction& tx) const;
};

}  // namespace socle::identity
