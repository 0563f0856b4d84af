#include "store/member_store.hpp"

#include "domain/role.hpp"
#include "store/queries.hpp"

namespace socle::identity {
namespace {

constexpr int kTenantsOfUserMax = 1000;

Member FromRow(const Row& row) {
    return {.user = UserId{row.AsUuid("user_id")},
            .email = row.Text("email"),
            .display_name = row.Text("display_name"),
            .role = row.Text("role"),
            .disabled = row.Bool("disabled"),
            .created = row.AsInstant("created_at"),
            .version = row.Int64("version")};
}

}  // namespace

absl::Status MemberStore::Insert(Transaction& tx, const Member& member) const {
    return tx
        .Exec(queries::kInsertMember,
              {member.user, member.display_name, member.role, member.disabled, member.created})
        .status();
}

absl::Status MemberStore::Update(Transaction& tx, const Member& member) const {
    return tx
        .Exec(queries::kUpdateMember,
              {member.user, member.display_name, member.role, member.disabled})
        .status();
}

absl::StatusOr<Member> MemberStore::Load(Transaction& tx, UserId user) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadMember, {user}, "user"));
    return FromRow(row);
}

absl::StatusOr<Member> MemberStore::LoadForUpdate(Transaction& tx, UserId user) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockMember, {user}, "user"));
    return FromRow(row);
}

absl::StatusOr<std::vector<Member>> MemberStore::List(Transaction& tx, const Page& page) const {
    const std::string after = page.IsFirst() ? "" : page.after.front();
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListMembers, {after, page.Limit()}));
    std::vector<Member> members;
    for (const Row& row : rows) members.push_back(FromRow(row));
    return members;
}

absl::StatusOr<std::vector<UserId>> MemberStore::LockOwners(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLockOwners, {kOwner}));
    std::vector<UserId> owners;
    for (const Row& row : rows) owners.emplace_back(row.AsUuid("user_id"));
    return owners;
}

absl::StatusOr<MemberCheck> MemberStore::Check(Transaction& tx) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kCheckMembers, {kOwner}, "answer"));
    return MemberCheck{.members = row.Int64("members"),
                       .owners = row.Int64("owners"),
                       .dangling = row.TextArray("dangling")};
}

absl::StatusOr<std::vector<TenantId>> MemberStore::ListOpenTenants(Transaction& tx,
                                                                   UserId user) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListOpenTenants, {user, kTenantsOfUserMax}));
    std::vector<TenantId> tenants;
    for (const Row& row : rows) tenants.push_back(row.Int64("tenant_id"));
    return tenants;
}

absl::StatusOr<std::optional<UserSecret>> MemberStore::FindByEmail(
    Transaction& tx, std::string_view email_key) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindUserByEmail, {email_key}));
    if (rows.empty()) return std::optional<UserSecret>{};
    return std::optional<UserSecret>{{.user = UserId{rows[0].AsUuid("user_id")},
                                      .email_key = std::string(email_key),
                                      .password_hash = rows[0].Text("password_hash")}};
}

absl::StatusOr<UserSecret> MemberStore::LoadSecret(Transaction& tx, UserId user) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadUserSecret, {user}, "user"));
    return UserSecret{.user = user,
                      .email_key = row.Text("email_key"),
                      .password_hash = row.Text("password_hash")};
}

absl::StatusOr<bool> MemberStore::InsertUser(Transaction& tx, const Member& member,
                                             const std::string& password_hash) const {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kInsertUser, {member.user, member.email, EmailKey(member.email),
                                                password_hash, member.created}));
    return rows.affected() == 1;
}

absl::StatusOr<bool> MemberStore::UpdatePassword(Transaction& tx, const UserSecret& old,
                                                 const std::string& new_hash) const {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kUpdatePassword, {old.user, old.password_hash, new_hash}));
    return rows.affected() == 1;
}

}  // namespace socle::identity
