#include "store/role_store.hpp"

#include "store/queries.hpp"

namespace socle::identity {
namespace {

Role FromRow(const Row& row) {
    return {.word = row.Text("role"),
            .display_name = row.Text("display_name"),
            .permissions = row.TextArray("permissions"),
            .version = row.Int64("version")};
}

}  // namespace

absl::Status RoleStore::Insert(Transaction& tx, const Role& role) const {
    return tx.Exec(queries::kInsertRole, {role.word, role.display_name, role.permissions}).status();
}

absl::Status RoleStore::Update(Transaction& tx, const Role& role) const {
    return tx.Exec(queries::kUpdateRole, {role.word, role.display_name, role.permissions}).status();
}

absl::StatusOr<Role> RoleStore::Load(Transaction& tx, std::string_view word) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadRole, {word}, "role"));
    return FromRow(row);
}

absl::StatusOr<Role> RoleStore::LoadForUpdate(Transaction& tx, std::string_view word) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockRole, {word}, "role"));
    return FromRow(row);
}

absl::StatusOr<std::vector<Role>> RoleStore::List(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListRoles, {static_cast<int>(kRolesMax)}));
    std::vector<Role> roles;
    for (const Row& row : rows) roles.push_back(FromRow(row));
    return roles;
}

}  // namespace socle::identity
