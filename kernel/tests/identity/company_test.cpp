// The company itself, its first start, and that no company sees another's.
#include <gtest/gtest.h>

#include <chrono>

#include "kernel/tests/identity/identity_house.hpp"

namespace socle::identity {
namespace {

using namespace std::chrono_literals;
using Paths = v1::IdentityServiceBase;

class CompanyTest : public ::testing::Test {
 protected:
    absl::StatusOr<v1::Tenant> UpdateTenant(const std::string& token, const v1::Tenant& tenant) {
        v1::UpdateTenantRequest request;
        *request.mutable_tenant() = tenant;
        return house_.Ask<v1::Tenant>(Paths::kUpdateTenantPath, token, request);
    }
    v1::Tenant GetTenant(const std::string& token) {
        auto tenant = house_.Ask<v1::Tenant>(Paths::kGetTenantPath, token, v1::GetTenantRequest());
        EXPECT_TRUE(tenant.ok()) << tenant.status();
        return tenant.value_or(v1::Tenant());
    }
    template <typename Response, typename Request>
    std::string ReasonOfAsking(const char* path, const std::string& token, const Request& request) {
        return ReasonOf(house_.Ask<Response>(path, token, request).status());
    }
    v1::User Owner() { return house_.Self(owner_)->user(); }

    House house_;
    const FirstSignIn first_ = house_.FirstStart();
    const std::string owner_ = house_.TokenOf(first_.email, first_.password);
};

TEST_F(CompanyTest, TheFirstStartHappensOnce) {
    const auto again = Bootstrap(house_.runtime(), {.password_cost = House::Cheap()});
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_FALSE(again->has_value());
    EXPECT_TRUE(house_.SignIn(first_.email, first_.password).ok());
}

TEST_F(CompanyTest, TheCompanyIsSetUp) {
    EXPECT_EQ(GetTenant(owner_).missing_fields_size(), 6);
    v1::Tenant setup;
    setup.set_display_name("Atelier Dupont");
    setup.set_legal_form("SARL");
    setup.mutable_share_capital()->set_currency_code("EUR");
    setup.mutable_share_capital()->set_minor_units(1'000'000);
    setup.set_siren("404 833 048");
    setup.set_registration("RCS Lyon");
    setup.set_vat_number("FR 83 404 833 048");
    setup.set_vat_regime(v1::VAT_REGIME_NORMAL);
    setup.mutable_address()->add_lines("1 rue de la Paix");
    setup.mutable_address()->set_postal_code("69001");
    setup.mutable_address()->set_city("Lyon");
    setup.set_logo("\x89PNG\r\n\x1a\nrest");
    const auto done = UpdateTenant(owner_, setup);
    ASSERT_TRUE(done.ok()) << done.status();
    EXPECT_EQ(done->missing_fields_size(), 0);
    EXPECT_EQ(done->siren(), "404833048");
    EXPECT_EQ(done->vat_number(), "FR83404833048");
    EXPECT_EQ(done->time_zone(), "Europe/Paris");  // was not touched
    EXPECT_EQ(GetTenant(owner_).SerializeAsString(), done->SerializeAsString());
    EXPECT_EQ(house_.Self(owner_)->tenant().logo(), "");

    v1::Tenant zone;
    zone.set_name("tenants/1");
    zone.set_time_zone("America/Cayenne");
    zone.set_etag(done->etag());
    ASSERT_TRUE(UpdateTenant(owner_, zone).ok());
    const auto caller = house_.brick().authenticator().Authenticate(owner_, "");
    ASSERT_TRUE(caller.ok());
    EXPECT_EQ(caller->time_zone.name(), "America/Cayenne");
    EXPECT_EQ(ReasonOf(UpdateTenant(owner_, zone).status()), "ETAG_MISMATCH");
}

TEST_F(CompanyTest, AWrongProfileChangesNothing) {
    struct Case {
        void (*change)(v1::Tenant&);
        std::string reason;
    };
    const std::vector<Case> cases = {
        {[](v1::Tenant& t) { t.set_name("tenants/2"); }, "NOT_FOUND"},
        {[](v1::Tenant& t) { t.set_name("tenants/x"); }, "INVALID_NAME"},
        {[](v1::Tenant& t) { t.set_siren("404833049"); }, "INVALID_SIREN"},
        {[](v1::Tenant& t) { t.set_payment_term_days(90); }, "OUT_OF_RANGE"},
        {[](v1::Tenant& t) { t.set_vat_regime(static_cast<v1::VatRegime>(9)); }, "INVALID_VALUE"},
        {[](v1::Tenant& t) { t.mutable_address()->set_country_code("France"); }, "INVALID_COUNTRY"},
        {[](v1::Tenant& t) { t.set_logo("GIF89a"); }, "INVALID_VALUE"},
    };
    const std::string before = GetTenant(owner_).SerializeAsString();
    for (const Case& c : cases) {
        v1::Tenant change;
        c.change(change);
        EXPECT_EQ(ReasonOf(UpdateTenant(owner_, change).status()), c.reason);
    }
    v1::UpdateTenantRequest dry;
    dry.mutable_tenant()->set_display_name("Only asked");
    dry.set_validate_only(true);
    const auto asked = house_.Ask<v1::Tenant>(Paths::kUpdateTenantPath, owner_, dry);
    ASSERT_TRUE(asked.ok()) << asked.status();
    EXPECT_EQ(asked->display_name(), "Only asked");
    EXPECT_EQ(GetTenant(owner_).SerializeAsString(), before);
}

TEST_F(CompanyTest, AUserOfTwoCompaniesChoosesOneAndSeesOnlyThat) {
    const auto anna = house_.AddUser(owner_, "anna@exemple.fr", "roles/member");
    ASSERT_TRUE(anna.ok());
    house_.AddCompany(2, anna->name());
    const absl::Status unclear = house_.SignIn("anna@exemple.fr", kPassword).status();
    EXPECT_EQ(ReasonOf(unclear), "REQUIRED");
    EXPECT_EQ(MetadataOf(unclear)["expected"], "tenants/1, tenants/2");
    const std::string one = house_.TokenOf("anna@exemple.fr", kPassword, "tenants/1");
    const std::string two = house_.TokenOf("anna@exemple.fr", kPassword, "tenants/2");
    EXPECT_EQ(house_.Self(one)->user().role(), "roles/member");
    EXPECT_EQ(house_.Self(two)->user().role(), "roles/owner");
    EXPECT_EQ(house_.Self(two)->user().display_name(), "Other name");
    EXPECT_EQ(GetTenant(two).display_name(), "Other");

    // Nothing of the first company is there for the second, whatever its owner may do.
    const auto users =
        house_.Ask<v1::ListUsersResponse>(Paths::kListUsersPath, two, v1::ListUsersRequest());
    ASSERT_TRUE(users.ok());
    EXPECT_EQ(users->users_size(), 1);
    v1::UpdateUserRequest disable;
    disable.mutable_user()->set_name(Owner().name());
    disable.mutable_user()->set_disabled(true);
    EXPECT_EQ(ReasonOfAsking<v1::User>(Paths::kUpdateUserPath, two, disable), "NOT_FOUND");
    v1::CreateApiKeyRequest add_key;
    add_key.set_display_name("Shop");
    add_key.set_role("roles/reader");
    const auto key =
        house_.Ask<v1::CreateApiKeyResponse>(Paths::kCreateApiKeyPath, owner_, add_key);
    ASSERT_TRUE(key.ok());
    v1::RevokeApiKeyRequest revoke_key;
    revoke_key.set_name(key->api_key().name());
    EXPECT_EQ(ReasonOfAsking<v1::RevokeApiKeyResponse>(Paths::kRevokeApiKeyPath, two, revoke_key),
              "NOT_FOUND");
    v1::RevokeSessionRequest revoke;
    revoke.set_name(house_.brick().authenticator().Authenticate(owner_, "")->session);
    EXPECT_EQ(ReasonOfAsking<v1::RevokeSessionResponse>(Paths::kRevokeSessionPath, two, revoke),
              "NOT_FOUND");
    v1::ListSessionsRequest all;
    all.set_all_users(true);
    EXPECT_EQ(
        house_.Ask<v1::ListSessionsResponse>(Paths::kListSessionsPath, two, all)->sessions_size(),
        1);
    EXPECT_EQ(house_
                  .Ask<v1::ListAuditEntriesResponse>(Paths::kListAuditEntriesPath, two,
                                                     v1::ListAuditEntriesRequest())
                  ->audit_entries_size(),
              1);  // the sign-in
    EXPECT_EQ(
        house_.Ask<v1::ListApiKeysResponse>(Paths::kListApiKeysPath, two, v1::ListApiKeysRequest())
            ->api_keys_size(),
        0);
    EXPECT_TRUE(house_.Self(owner_).ok());

    // An owner there may add somebody who exists here; the password stays the person's own.
    const auto shared = house_.AddUser(two, first_.email, "roles/reader", "");
    ASSERT_TRUE(shared.ok()) << shared.status();
    EXPECT_EQ(shared->name(), Owner().name());
    EXPECT_EQ(
        house_.Self(house_.TokenOf(first_.email, first_.password, "tenants/2"))->user().role(),
        "roles/reader");
}

TEST_F(CompanyTest, RowsOfOtherCompaniesAreOutOfReachEvenForTheRole) {
    const auto anna = house_.AddUser(owner_, "anna@exemple.fr", "roles/member");
    house_.AddCompany(2, anna->name());
    const std::string as_identity = "begin; set local role \"" +
                                    house_.database().RoleOf("identity") +
                                    "\"; set local app.tenant = '2'; ";
    for (const std::string table : {"tenant", "role", "membership"}) {
        const auto rows = house_.database().RunScript(
            as_identity + "select count(*) as n from identity." + table + " where tenant_id <> 2");
        ASSERT_TRUE(rows.ok()) << rows.status();
        EXPECT_EQ((*rows)[0].Int64("n"), 0) << table;
        ASSERT_TRUE(house_.database().RunScript("rollback").ok());
    }
    // Before a tenant is known everything may be read, and nothing be written.
    const std::string without = "begin; set local role \"" + house_.database().RoleOf("identity") +
                                "\"; set local app.tenant = '0'; ";
    const auto seen = house_.database().RunScript(
        without + "update identity.membership set disabled = true returning 1");
    ASSERT_TRUE(seen.ok()) << seen.status();
    EXPECT_EQ(seen->size(), 0U);
    ASSERT_TRUE(house_.database().RunScript("rollback").ok());
    // Other bricks' roles have no way in at all.
    ASSERT_TRUE(MigrateBrick(house_.database(), "sample", {}).ok());
    EXPECT_FALSE(house_.database()
                     .RunScript("set role \"" + house_.database().RoleOf("sample") +
                                "\"; select 1 from identity.app_user")
                     .ok());
}

TEST_F(CompanyTest, VerifyFindsACompanyWithoutOwner) {
    const auto verify = [&] {
        VerifyReport report;
        const absl::Status done = house_.runtime().Do(
            house_.runtime().SystemContext(1, "verify", 10s),
            {.brick = "identity", .read_only = true}, [&](Call& call) -> absl::Status {
                SOCLE_ASSIGN(report, house_.brick().Verify(call));
                return absl::OkStatus();
            });
        EXPECT_TRUE(done.ok()) << done;
        return report;
    };
    EXPECT_EQ(verify().checked, 1);
    EXPECT_TRUE(verify().findings.empty());
    house_.RunAsAdmin("update identity.membership set disabled = true");
    ASSERT_EQ(verify().findings.size(), 1U);
    EXPECT_EQ(verify().findings[0].check, "no_owner");
    EXPECT_EQ(verify().findings[0].resource, "tenants/1");
    house_.RunAsAdmin(
        "alter table identity.session disable trigger all; alter table identity.membership disable "
        "trigger all; alter table identity.app_user disable trigger all; delete from "
        "identity.app_user");
    EXPECT_EQ(verify().findings[0].check, "dangling_member");
}

}  // namespace
}  // namespace socle::identity
