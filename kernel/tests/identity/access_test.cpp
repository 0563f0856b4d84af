// Users, roles, API keys and the audit trail.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "kernel/tests/identity/identity_house.hpp"
#include "socle/wire.hpp"

namespace socle::identity {
namespace {

using namespace std::chrono_literals;
using Paths = v1::IdentityServiceBase;

class AccessTest : public ::testing::Test {
 protected:
    absl::StatusOr<v1::User> Update(const std::string& token, const v1::User& user) {
        v1::UpdateUserRequest request;
        *request.mutable_user() = user;
        return house_.Ask<v1::User>(Paths::kUpdateUserPath, token, request);
    }
    absl::StatusOr<v1::User> SetRole(const std::string& token, const v1::User& user,
                                     const std::string& role) {
        v1::User change;
        change.set_name(user.name());
        change.set_role(role);
        return Update(token, change);
    }
    absl::StatusOr<v1::User> Disable(const std::string& token, const v1::User& user) {
        v1::User change;
        change.set_name(user.name());
        change.set_disabled(true);
        return Update(token, change);
    }
    absl::StatusOr<v1::Role> PutRole(const char* path, const std::string& token,
                                     const std::string& name,
                                     const std::vector<std::string>& permissions) {
        v1::Role role;
        role.set_name(name);
        role.set_display_name("Some role");
        for (const std::string& permission : permissions) role.add_permissions(permission);
        if (std::string_view(path) == Paths::kCreateRolePath) {
            v1::CreateRoleRequest request;
            *request.mutable_role() = role;
            return house_.Ask<v1::Role>(path, token, request);
        }
        v1::UpdateRoleRequest request;
        *request.mutable_role() = role;
        return house_.Ask<v1::Role>(path, token, request);
    }
    absl::StatusOr<v1::CreateApiKeyResponse> AddKey(const std::string& token,
                                                    const std::string& role,
                                                    std::optional<Instant> expires) {
        v1::CreateApiKeyRequest request;
        request.set_display_name("Shop");
        request.set_role(role);
        if (expires) *request.mutable_expire_time() = ToWire(*expires);
        return house_.Ask<v1::CreateApiKeyResponse>(Paths::kCreateApiKeyPath, token, request);
    }
    v1::User Owner() { return house_.Self(owner_)->user(); }

    House house_;
    const FirstSignIn first_ = house_.FirstStart();
    const std::string owner_ = house_.TokenOf(first_.email, first_.password);
};

TEST_F(AccessTest, UsersAreAddedListedAndChanged) {
    struct Case {
        std::string email, role, password, reason;
    };
    const std::vector<Case> cases = {
        {"anna@exemple.fr", "roles/member", std::string(kPassword), ""},
        {"ANNA@exemple.fr", "roles/member", std::string(kPassword), "ALREADY_EXISTS"},
        {"nobody", "roles/member", std::string(kPassword), "INVALID_EMAIL"},
        {"", "roles/member", std::string(kPassword), "REQUIRED"},
        {"ben@exemple.fr", "member", std::string(kPassword), "INVALID_NAME"},
        {"ben@exemple.fr", "roles/nothing", std::string(kPassword), "NOT_FOUND"},
        {"ben@exemple.fr", "roles/reader", "short", "WEAK_PASSWORD"},
        {"ben@exemple.fr", "roles/reader", std::string(kPassword), ""},
    };
    for (const Case& c : cases) {
        const auto added = house_.AddUser(owner_, c.email, c.role, c.password);
        EXPECT_EQ(ReasonOf(added.status()), c.reason) << c.email << added.status();
    }
    v1::ListUsersRequest request;
    request.set_page_size(2);
    auto page = house_.Ask<v1::ListUsersResponse>(Paths::kListUsersPath, owner_, request);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_EQ(page->users_size(), 2);
    EXPECT_EQ(page->users(0).email(), "anna@exemple.fr");
    EXPECT_EQ(page->users(1).email(), "ben@exemple.fr");
    request.set_page_token(page->next_page_token());
    page = house_.Ask<v1::ListUsersResponse>(Paths::kListUsersPath, owner_, request);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_EQ(page->users_size(), 1);
    EXPECT_EQ(page->users(0).email(), "owner@socle.local");
    EXPECT_EQ(page->next_page_token(), "");
}

TEST_F(AccessTest, PermissionsChangeWithTheNextCall) {
    const auto anna = house_.AddUser(owner_, "anna@exemple.fr", "roles/member");
    ASSERT_TRUE(anna.ok()) << anna.status();
    const std::string token = house_.TokenOf("anna@exemple.fr", kPassword);
    v1::ListUsersRequest list;
    const auto may_list = [&] {
        return house_.Ask<v1::ListUsersResponse>(Paths::kListUsersPath, token, list).ok();
    };
    EXPECT_FALSE(may_list());
    const auto raised = SetRole(owner_, *anna, "roles/owner");
    ASSERT_TRUE(raised.ok()) << raised.status();
    EXPECT_EQ(raised->role(), "roles/owner");
    EXPECT_NE(raised->etag(), anna->etag());
    EXPECT_TRUE(may_list());
    ASSERT_TRUE(SetRole(owner_, *anna, "roles/reader").ok());
    EXPECT_FALSE(may_list());
    // A role's own permissions too.
    ASSERT_TRUE(
        PutRole(Paths::kUpdateRolePath, owner_, "roles/reader", {"*.read", "identity.manage_users"})
            .ok());
    EXPECT_TRUE(may_list());
    ASSERT_TRUE(Disable(owner_, *anna).ok());
    EXPECT_EQ(ReasonOf(house_.Self(token).status()), "UNAUTHENTICATED");
    EXPECT_EQ(ReasonOf(house_.SignIn("anna@exemple.fr", kPassword).status()), "SIGN_IN_REFUSED");
}

TEST_F(AccessTest, SomebodyStaysOwner) {
    EXPECT_EQ(ReasonOf(Disable(owner_, Owner()).status()), "LAST_OWNER");
    EXPECT_EQ(ReasonOf(SetRole(owner_, Owner(), "roles/member").status()), "LAST_OWNER");
    const auto anna = house_.AddUser(owner_, "anna@exemple.fr", "roles/owner");
    ASSERT_TRUE(anna.ok());
    const std::string annas = house_.TokenOf("anna@exemple.fr", kPassword);
    // Each removes the other at the same time: one of them stays.
    const v1::User first = Owner();
    absl::Status one, two;
    std::thread thread([&] { one = SetRole(owner_, *anna, "roles/member").status(); });
    two = SetRole(annas, first, "roles/member").status();
    thread.join();
    EXPECT_NE(one.ok(), two.ok()) << one << two;
}

TEST_F(AccessTest, AnOldEtagIsRefused) {
    auto anna = house_.AddUser(owner_, "anna@exemple.fr", "roles/member");
    ASSERT_TRUE(anna.ok());
    v1::User change;
    change.set_name(anna->name());
    change.set_display_name("Anna");
    change.set_etag(anna->etag());
    EXPECT_TRUE(Update(owner_, change).ok());
    EXPECT_EQ(ReasonOf(Update(owner_, change).status()), "ETAG_MISMATCH");
}

TEST_F(AccessTest, NobodyGivesRightsTheyDoNotHave) {
    const auto create = Paths::kCreateRolePath;
    ASSERT_TRUE(PutRole(create, owner_, "roles/people",
                        {"identity.manage_users", "identity.manage_keys", "client_record.*"})
                    .ok());
    ASSERT_TRUE(house_.AddUser(owner_, "anna@exemple.fr", "roles/people").ok());
    const std::string anna = house_.TokenOf("anna@exemple.fr", kPassword);
    EXPECT_EQ(ReasonOf(SetRole(anna, house_.Self(anna)->user(), "roles/owner").status()),
              "PERMISSION_DENIED");
    EXPECT_EQ(ReasonOf(Disable(anna, Owner()).status()), "LAST_OWNER");
    EXPECT_EQ(ReasonOf(house_.AddUser(anna, "ben@exemple.fr", "roles/owner").status()),
              "PERMISSION_DENIED");
    EXPECT_EQ(ReasonOf(PutRole(create, anna, "roles/more", {"bus.mend"}).status()),
              "PERMISSION_DENIED");
    EXPECT_EQ(ReasonOf(PutRole(create, anna, "roles/more", {"*.read"}).status()),
              "PERMISSION_DENIED");
    EXPECT_EQ(ReasonOf(AddKey(anna, "roles/owner", {}).status()), "PERMISSION_DENIED");
    EXPECT_TRUE(PutRole(create, anna, "roles/more", {"client_record.write"}).ok());
    EXPECT_TRUE(house_.AddUser(anna, "ben@exemple.fr", "roles/more").ok());
    // Nor takes them from those who have more.
    ASSERT_TRUE(house_.AddUser(owner_, "carl@exemple.fr", "roles/owner").ok());
    EXPECT_EQ(ReasonOf(Disable(anna, Owner()).status()), "PERMISSION_DENIED");
}

TEST_F(AccessTest, RolesAreMadeAndChangedButForTheOwners) {
    EXPECT_EQ(ReasonOf(PutRole(Paths::kUpdateRolePath, owner_, "roles/owner", {"a.b"}).status()),
              "ROLE_FIXED");
    EXPECT_EQ(ReasonOf(PutRole(Paths::kCreateRolePath, owner_, "roles/owner", {}).status()),
              "ALREADY_EXISTS");
    EXPECT_EQ(ReasonOf(PutRole(Paths::kUpdateRolePath, owner_, "roles/none", {}).status()),
              "NOT_FOUND");
    EXPECT_EQ(ReasonOf(PutRole(Paths::kCreateRolePath, owner_, "roles/x", {"x"}).status()),
              "INVALID_VALUE");
    const auto sales = PutRole(Paths::kCreateRolePath, owner_, "roles/sales", {"b.read", "a.read"});
    ASSERT_TRUE(sales.ok()) << sales.status();
    EXPECT_EQ(sales->permissions(0), "a.read");
    const auto roles =
        house_.Ask<v1::ListRolesResponse>(Paths::kListRolesPath, owner_, v1::ListRolesRequest());
    ASSERT_TRUE(roles.ok());
    std::vector<std::string> names;
    for (const v1::Role& role : roles->roles()) names.push_back(role.name());
    EXPECT_EQ(names, (std::vector<std::string>{"roles/member", "roles/owner", "roles/reader",
                                               "roles/sales"}));
}

TEST_F(AccessTest, AnApiKeyActsWithItsRole) {
    const Instant in_an_hour = house_.clock().Now() + 1h;
    EXPECT_EQ(ReasonOf(AddKey(owner_, "roles/nothing", {}).status()), "NOT_FOUND");
    EXPECT_EQ(ReasonOf(AddKey(owner_, "roles/reader", house_.clock().Now()).status()),
              "OUT_OF_RANGE");
    const auto key = AddKey(owner_, "roles/reader", in_an_hour);
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_TRUE(key->secret().starts_with("socle_key_"));
    const auto self = house_.Self(key->secret());
    ASSERT_TRUE(self.ok()) << self.status();
    EXPECT_EQ(self->actor(), key->api_key().name());
    EXPECT_FALSE(self->has_user());
    EXPECT_EQ(ReasonOf(AddKey(key->secret(), "roles/reader", {}).status()), "PERMISSION_DENIED");
    EXPECT_EQ(ReasonOf(house_
                           .Ask<v1::SignOutResponse>(Paths::kSignOutPath, key->secret(),
                                                     v1::SignOutRequest())
                           .status()),
              "PERMISSION_DENIED");

    const auto keys = house_.Ask<v1::ListApiKeysResponse>(Paths::kListApiKeysPath, owner_,
                                                          v1::ListApiKeysRequest());
    ASSERT_TRUE(keys.ok());
    ASSERT_EQ(keys->api_keys_size(), 1);
    EXPECT_TRUE(keys->api_keys(0).has_last_use_time());
    house_.clock().Advance(1h);
    EXPECT_EQ(ReasonOf(house_.Self(key->secret()).status()), "TOKEN_EXPIRED");

    const std::string owner = house_.TokenOf(first_.email, first_.password);
    const auto lasting = AddKey(owner, "roles/member", {});
    ASSERT_TRUE(lasting.ok());
    EXPECT_TRUE(house_.Self(lasting->secret()).ok());
    v1::RevokeApiKeyRequest revoke;
    revoke.set_name(lasting->api_key().name());
    const auto revoke_it = [&] {
        return house_.Ask<v1::RevokeApiKeyResponse>(Paths::kRevokeApiKeyPath, owner, revoke)
            .status();
    };
    EXPECT_TRUE(revoke_it().ok());
    EXPECT_EQ(ReasonOf(house_.Self(lasting->secret()).status()), "UNAUTHENTICATED");
    EXPECT_EQ(ReasonOf(revoke_it()), "NOT_FOUND");
}

TEST_F(AccessTest, TheAuditTrailSaysWhoDidWhat) {
    const auto anna = house_.AddUser(owner_, "anna@exemple.fr", "roles/member");
    ASSERT_TRUE(anna.ok());
    ASSERT_TRUE(Disable(owner_, *anna).ok());
    v1::ListAuditEntriesRequest request;
    request.set_page_size(1);
    auto page =
        house_.Ask<v1::ListAuditEntriesResponse>(Paths::kListAuditEntriesPath, owner_, request);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_EQ(page->audit_entries_size(), 1);
    EXPECT_EQ(page->audit_entries(0).method(), Paths::kUpdateUserPath);
    EXPECT_EQ(page->audit_entries(0).actor(), Owner().name());
    EXPECT_EQ(page->audit_entries(0).target(), anna->name());
    std::vector<std::string> methods;
    for (int i = 0; i < 10 && !page->next_page_token().empty(); ++i) {
        request.set_page_token(page->next_page_token());
        page =
            house_.Ask<v1::ListAuditEntriesResponse>(Paths::kListAuditEntriesPath, owner_, request);
        ASSERT_TRUE(page.ok()) << page.status();
        methods.push_back(page->audit_entries(0).method());
    }
    EXPECT_EQ(methods, (std::vector<std::string>{Paths::kCreateUserPath, Paths::kSignInPath}));
    v1::ListAuditEntriesRequest about;
    about.set_target(anna->name());
    page = house_.Ask<v1::ListAuditEntriesResponse>(Paths::kListAuditEntriesPath, owner_, about);
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->audit_entries_size(), 2);
    ASSERT_TRUE(house_.AddUser(owner_, "ben@exemple.fr", "roles/member").ok());
    const std::string member = house_.TokenOf("ben@exemple.fr", kPassword);
    EXPECT_EQ(
        ReasonOf(
            house_.Ask<v1::ListAuditEntriesResponse>(Paths::kListAuditEntriesPath, member, about)
                .status()),
        "PERMISSION_DENIED");
}

}  // namespace
}  // namespace socle::identity
