// A kernel just large enough for identity: a real database, the runtime, the brick, and a front
// door that asks the authenticator and the contract's permission, as the real one does.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "kernel/identity/bootstrap.hpp"
#include "kernel/identity/identity.hpp"
#include "socle/identity/v1/service.socle.hpp"
#include "socle/options/v1/access.pb.h"
#include "socle/testing/fake_clock.hpp"
#include "socle/testing/fixed_ids.hpp"
#include "socle/testing/temp_database.hpp"

namespace socle::identity {

inline constexpr std::string_view kPassword = "un cheval correct";

// What the runtime needs and outlives it.
class House {
 public:
    House() {
        auto made = testing::TempDatabase::Create();
        EXPECT_TRUE(made.ok()) << made.status();
        temp_ = std::make_unique<testing::TempDatabase>(*std::move(made));
        auto opened = Database::Open({.dsn = temp_->dsn(), .connections_max = 6});
        EXPECT_TRUE(opened.ok()) << opened.status();
        database_ = *std::move(opened);
        const absl::Status foundation = MigrateFoundation(*database_);
        EXPECT_TRUE(foundation.ok()) << foundation;
        const absl::Status identity = MigrateBrick(*database_, kBrickName, IdentityMigrations());
        EXPECT_TRUE(identity.ok()) << identity;
        runtime_ = std::make_unique<Runtime>(*database_, clock_, ids_, RuntimeHooks{});
        brick_ = std::make_unique<IdentityBrick>(*runtime_, IdentityOptions{Cheap()});
        for (Service* service : brick_->Services()) {
            for (Method& method : service->Methods()) methods_[method.path] = method;
        }
    }

    // Of no use against an attacker, and quick.
    static PasswordCost Cheap() { return {.operations = 1, .memory_bytes = 8192}; }

    [[nodiscard]] Database& database() { return *database_; }
    [[nodiscard]] Runtime& runtime() { return *runtime_; }
    [[nodiscard]] IdentityBrick& brick() { return *brick_; }
    [[nodiscard]] testing::FakeClock& clock() { return clock_; }
    [[nodiscard]] const testing::TempDatabase& temp() const { return *temp_; }

    [[nodiscard]] FirstSignIn FirstStart() {
        auto first = Bootstrap(*runtime_, {.password_cost = Cheap()});
        EXPECT_TRUE(first.ok() && *first) << first.status();
        return **first;
    }

    // A call as it comes from outside; an empty token for none.
    template <typename Response, typename Request>
    [[nodiscard]] absl::StatusOr<Response> Ask(const char* path, const std::string& token,
                                               const Request& request,
                                               std::string_view peer = "ipv4:192.0.2.1:40000") {
        CallContext context;
        context.method = path;
        context.peer = std::string(peer);
        context.deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        if (!token.empty()) {
            SOCLE_ASSIGN(const kernel::Caller caller,
                         brick_->authenticator().Authenticate(token, peer));
            context.tenant = caller.tenant;
            context.actor = caller.actor;
            context.session = caller.session;
            context.time_zone = caller.time_zone;
        }
        const google::protobuf::MethodDescriptor& method = Describe(path);
        const auto& access = method.options().GetExtension(options::v1::access);
        if (!access.public_() && !context.actor.May(access.permission())) {
            return Refuse(token.empty() ? reason::kUnauthenticated : reason::kPermissionDenied,
                          "the front door refuses this");
        }
        const bool read_only = method.options().idempotency_level() ==
                               google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
        SOCLE_ASSIGN(const std::string bytes,
                     runtime_->Unary(context, {.brick = "identity", .read_only = read_only},
                                     methods_.at(path), request.SerializeAsString()));
        Response response;
        EXPECT_TRUE(response.ParseFromString(bytes));
        return response;
    }

    [[nodiscard]] absl::StatusOr<v1::SignInResponse> SignIn(
        std::string_view email, std::string_view password, std::string_view tenant = "",
        std::string_view peer = "ipv4:192.0.2.1:40000") {
        v1::SignInRequest request;
        request.set_email(std::string(email));
        request.set_password(std::string(password));
        request.set_tenant(std::string(tenant));
        return Ask<v1::SignInResponse>(v1::IdentityServiceBase::kSignInPath, "", request, peer);
    }

    [[nodiscard]] std::string TokenOf(std::string_view email, std::string_view password,
                                      std::string_view tenant = "") {
        const auto signed_in = SignIn(email, password, tenant);
        EXPECT_TRUE(signed_in.ok()) << signed_in.status();
        return signed_in.ok() ? signed_in->token() : "";
    }

    [[nodiscard]] absl::StatusOr<v1::User> AddUser(const std::string& token, std::string_view email,
                                                   std::string_view role,
                                                   std::string_view password = kPassword) {
        v1::CreateUserRequest request;
        request.mutable_user()->set_email(std::string(email));
        request.mutable_user()->set_display_name("Somebody");
        request.mutable_user()->set_role(std::string(role));
        request.set_password(std::string(password));
        return Ask<v1::User>(v1::IdentityServiceBase::kCreateUserPath, token, request);
    }

    [[nodiscard]] absl::StatusOr<v1::GetSelfResponse> Self(const std::string& token) {
        return Ask<v1::GetSelfResponse>(v1::IdentityServiceBase::kGetSelfPath, token,
                                        v1::GetSelfRequest());
    }

    // SQL as nobody in Socle may run it, to prepare what no method makes yet.
    void RunAsAdmin(const std::string& sql) {
        auto admin = Database::Open({.dsn = temp_->admin_dsn(), .connections_max = 1});
        ASSERT_TRUE(admin.ok()) << admin.status();
        const auto rows = (*admin)->RunScript(sql);
        ASSERT_TRUE(rows.ok()) << rows.status();
    }

    // A second company with the same three roles, and this user as its owner.
    void AddCompany(TenantId tenant, const std::string& owner_name) {
        const std::string number = std::to_string(tenant);
        const std::string owner = owner_name.substr(owner_name.find('/') + 1);
        RunAsAdmin(
            "insert into identity.tenant (tenant_id, display_name, time_zone, currency_code, "
            "payment_term_days, updated_at) values (" +
            number +
            ", 'Other', 'Europe/Paris', 'EUR', 30, now()); insert into identity.role (tenant_id, "
            "role, display_name, permissions) select " +
            number +
            ", role, display_name, permissions from identity.role where tenant_id = 1; insert "
            "into identity.membership (tenant_id, user_id, display_name, role, created_at) values "
            "(" +
            number + ", '" + owner + "', 'Other name', 'owner', now())");
    }

 private:
    static const google::protobuf::MethodDescriptor& Describe(std::string_view path) {
        const std::string name(path.substr(path.rfind('/') + 1));
        return *v1::SignInRequest::descriptor()
                    ->file()
                    ->FindServiceByName("IdentityService")
                    ->FindMethodByName(name);
    }

    testing::FakeClock clock_;
    testing::FixedIds ids_;
    std::unique_ptr<testing::TempDatabase> temp_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Runtime> runtime_;
    std::unique_ptr<IdentityBrick> brick_;
    std::map<std::string, Method, std::less<>> methods_;
};

}  // namespace socle::identity
