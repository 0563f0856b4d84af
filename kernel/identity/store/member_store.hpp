// Users as members of the tenant, and the person behind them, whom several tenants may share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/member.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

// What proves who somebody is; never leaves this brick.
struct UserSecret {
    UserId user;
    std::string email_key;
    std::string password_hash;
};

// What Verify asks of the members.
struct MemberCheck {
    std::int64_t members = 0;
    std::int64_t owners = 0;            // active ones
    std::vector<std::string> dangling;  // ids of members whose user or role is not there
};

class MemberStore {
 public:
    // Refusal: ALREADY_EXISTS when the user is a member.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Member& member) const;
    [[nodiscard]] absl::Status Update(Transaction& tx, const Member& member) const;
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Member> Load(Transaction& tx, UserId user) const;
    [[nodiscard]] absl::StatusOr<Member> LoadForUpdate(Transaction& tx, UserId user) const;
    // By e-mail; one more than the page holds when there are more.
    [[nodiscard]] absl::StatusOr<std::vector<Member>> List(Transaction& tx, const Page& page) const;
    // The active owners, locked, so that two calls cannot each count on the other's.
    [[nodiscard]] absl::StatusOr<std::vector<UserId>> LockOwners(Transaction& tx) const;
    [[nodiscard]] absl::StatusOr<MemberCheck> Check(Transaction& tx) const;

    // The tenants the user may sign in to, in order.
    [[nodiscard]] absl::StatusOr<std::vector<TenantId>> ListOpenTenants(Transaction& tx,
                                                                        UserId user) const;
    [[nodiscard]] absl::StatusOr<std::optional<UserSecret>> FindByEmail(
        Transaction& tx, std::string_view email_key) const;
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<UserSecret> LoadSecret(Transaction& tx, UserId user) const;
    // False when the e-mail has become somebody's meanwhile.
    [[nodiscard]] absl::StatusOr<bool> InsertUser(Transaction& tx, const Member& member,
                                                  const std::string& password_hash) const;
    // False when the password is not `old_hash` any more.
    [[nodiscard]] absl::StatusOr<bool> UpdatePassword(Transaction& tx, const UserSecret& old,
                                                      const std::string& new_hash) const;
};

}  // namespace socle::identity
