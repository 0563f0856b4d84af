// Signing in, staying signed in, and what ends it.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "kernel/tests/identity/identity_house.hpp"

namespace socle::identity {
namespace {

using namespace std::chrono_literals;
using Paths = v1::IdentityServiceBase;

class SignInTest : public ::testing::Test {
 protected:
    absl::Status ChangePassword(const std::string& token, std::string_view old_password,
                                std::string_view new_password) {
        v1::ChangePasswordRequest request;
        request.set_old_password(std::string(old_password));
        request.set_new_password(std::string(new_password));
        return house_.Ask<v1::ChangePasswordResponse>(Paths::kChangePasswordPath, token, request)
            .status();
    }
    absl::StatusOr<v1::ListSessionsResponse> Sessions(const std::string& token, bool all) {
        v1::ListSessionsRequest request;
        request.set_all_users(all);
        return house_.Ask<v1::ListSessionsResponse>(Paths::kListSessionsPath, token, request);
    }
    absl::Status Revoke(const std::string& token, const std::string& name) {
        v1::RevokeSessionRequest request;
        request.set_name(name);
        return house_.Ask<v1::RevokeSessionResponse>(Paths::kRevokeSessionPath, token, request)
            .status();
    }

    House house_;
    const FirstSignIn owner_ = house_.FirstStart();
};

TEST_F(SignInTest, TheOwnerSignsInAndIsKnown) {
    const auto signed_in = house_.SignIn("Owner@Socle.Local ", owner_.password);
    ASSERT_TRUE(signed_in.ok()) << signed_in.status();
    EXPECT_EQ(signed_in->user().email(), "owner@socle.local");
    EXPECT_EQ(signed_in->tenant().name(), "tenants/1");
    EXPECT_EQ(signed_in->session().user(), signed_in->user().name());
    const auto self = house_.Self(signed_in->token());
    ASSERT_TRUE(self.ok()) << self.status();
    EXPECT_EQ(self->actor(), signed_in->user().name());
    EXPECT_EQ(self->user().role(), "roles/owner");
    EXPECT_EQ(self->tenant().display_name(), "Mon entreprise");
    EXPECT_EQ(self->tenant().time_zone(), "Europe/Paris");
    EXPECT_EQ(self->tenant().payment_term_days(), 30);
    const auto caller = house_.brick().authenticator().Authenticate(signed_in->token(), "");
    ASSERT_TRUE(caller.ok());
    EXPECT_EQ(caller->tenant, 1);
    EXPECT_EQ(caller->session, signed_in->session().name());
    EXPECT_EQ(caller->time_zone.name(), "Europe/Paris");
}

TEST_F(SignInTest, RefusesWithoutSayingWhy) {
    struct Case {
        std::string email, password, tenant, reason;
    };
    const std::vector<Case> cases = {
        {owner_.email, owner_.password, "tenants/1", ""},
        {owner_.email, "not the password", "", "SIGN_IN_REFUSED"},
        {owner_.email, "", "", "SIGN_IN_REFUSED"},
        {owner_.email, std::string(100'000, 'x'), "", "SIGN_IN_REFUSED"},
        {"nobody@socle.local", owner_.password, "", "SIGN_IN_REFUSED"},
        {"", owner_.password, "", "SIGN_IN_REFUSED"},
        {std::string(300, 'x') + "@socle.local", owner_.password, "", "SIGN_IN_REFUSED"},
        {owner_.email, owner_.password, "tenants/2", "SIGN_IN_REFUSED"},
        {owner_.email, owner_.password, "companies/1", "INVALID_NAME"},
    };
    std::string sentence;
    for (const Case& c : cases) {
        const absl::Status status = house_.SignIn(c.email, c.password, c.tenant).status();
        EXPECT_EQ(ReasonOf(status), c.reason) << c.email;
        if (c.reason != "SIGN_IN_REFUSED") continue;
        EXPECT_EQ(status.code(), absl::StatusCode::kUnauthenticated);
        if (sentence.empty()) sentence = std::string(status.message());
        EXPECT_EQ(std::string(status.message()), sentence);
    }
}

TEST_F(SignInTest, GuessingIsSlowedDownForAnAccount) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(ReasonOf(house_.SignIn(owner_.email, "guess").status()), "SIGN_IN_REFUSED");
    }
    // Even the right one has to wait now, from wherever it comes.
    const auto from_elsewhere = [&] {
        return house_.SignIn(owner_.email, owner_.password, "", "ipv4:198.51.100.9:1");
    };
    EXPECT_EQ(ReasonOf(from_elsewhere().status()), "SIGN_IN_REFUSED");
    house_.clock().Advance(999ms);
    EXPECT_EQ(ReasonOf(from_elsewhere().status()), "SIGN_IN_REFUSED");
    house_.clock().Advance(1ms);
    EXPECT_TRUE(from_elsewhere().ok());
    // Success starts the account afresh.
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(ReasonOf(house_.SignIn(owner_.email, "guess").status()), "SIGN_IN_REFUSED");
    }
    EXPECT_TRUE(from_elsewhere().ok());
}

TEST_F(SignInTest, GuessingIsSlowedDownForAnAddress) {
    for (int i = 0; i < 20; ++i) {
        const std::string email = "nobody" + std::to_string(i) + "@socle.local";
        EXPECT_FALSE(house_.SignIn(email, "guess").ok());
    }
    EXPECT_EQ(ReasonOf(house_.SignIn(owner_.email, owner_.password, "", "192.0.2.1:9").status()),
              "SIGN_IN_REFUSED");
    EXPECT_TRUE(house_.SignIn(owner_.email, owner_.password, "", "192.0.2.2:9").ok());
}

TEST_F(SignInTest, ManyRightSignInsFromOneAddressAreFine) {
    for (int i = 0; i < 60; ++i) {
        ASSERT_TRUE(house_.SignIn(owner_.email, owner_.password).ok()) << i;
    }
    const auto sessions = Sessions(house_.TokenOf(owner_.email, owner_.password), false);
    ASSERT_TRUE(sessions.ok());
    EXPECT_EQ(sessions->sessions_size(), 50);  // the oldest ended
}

TEST_F(SignInTest, PasswordsOfAnOlderCostAreHashedAnew) {
    IdentityBrick dearer(house_.runtime(),
                         {.password_cost = {.operations = 2, .memory_bytes = 8192}});
    Method sign_in;
    for (const Method& method : dearer.Services()[0]->Methods()) {
        if (method.path == Paths::kSignInPath) sign_in = method;
    }
    const auto hash = [&] {
        return house_.database()
            .RunScript("set role \"" + house_.database().RoleOf("identity") +
                       "\"; select password_hash from identity.app_user")
            ->
            operator[](0)
            .Text("password_hash");
    };
    EXPECT_NE(hash().find("t=1,"), std::string::npos);
    v1::SignInRequest request;
    request.set_email(owner_.email);
    request.set_password(owner_.password);
    CallContext context;
    context.method = Paths::kSignInPath;
    ASSERT_TRUE(house_.runtime()
                    .Unary(context, {.brick = "identity"}, sign_in, request.SerializeAsString())
                    .ok());
    EXPECT_NE(hash().find("t=2,"), std::string::npos);
    EXPECT_TRUE(house_.SignIn(owner_.email, owner_.password).ok());
}

TEST_F(SignInTest, ASessionEndsWithoutUse) {
    const std::string token = house_.TokenOf(owner_.email, owner_.password);
    house_.clock().Advance(29min);
    EXPECT_TRUE(house_.Self(token).ok());
    house_.clock().Advance(29min);
    EXPECT_TRUE(house_.Self(token).ok());
    house_.clock().Advance(30min);
    EXPECT_EQ(ReasonOf(house_.Self(token).status()), "TOKEN_EXPIRED");
}

TEST_F(SignInTest, ASessionEndsAfterTwelveHoursOfUse) {
    const std::string token = house_.TokenOf(owner_.email, owner_.password);
    for (int i = 0; i < 28; ++i) {
        house_.clock().Advance(25min);
        ASSERT_TRUE(house_.Self(token).ok()) << i;
    }
    house_.clock().Advance(20min);  // 12 hours
    EXPECT_EQ(ReasonOf(house_.Self(token).status()), "TOKEN_EXPIRED");
    const auto sessions = Sessions(house_.TokenOf(owner_.email, owner_.password), false);
    ASSERT_TRUE(sessions.ok());
    EXPECT_EQ(sessions->sessions_size(), 1);
}

TEST_F(SignInTest, UnknownTokensAreNobody) {
    const std::string token = house_.TokenOf(owner_.email, owner_.password);
    std::string other = token;
    other.back() = other.back() == 'A' ? 'B' : 'A';
    for (const std::string& unknown :
         {std::string("x"), other, token + "A", "socle_key_" + token.substr(token.size() - 43)}) {
        EXPECT_EQ(ReasonOf(house_.Self(unknown).status()), "UNAUTHENTICATED") << unknown;
    }
    EXPECT_EQ(ReasonOf(house_.Self("").status()), "UNAUTHENTICATED");
}

TEST_F(SignInTest, SigningOutEndsTheSessionAtOnce) {
    const std::string token = house_.TokenOf(owner_.email, owner_.password);
    const std::string other = house_.TokenOf(owner_.email, owner_.password);
    ASSERT_TRUE(house_.Self(token).ok());
    ASSERT_TRUE(
        house_.Ask<v1::SignOutResponse>(Paths::kSignOutPath, token, v1::SignOutRequest()).ok());
    EXPECT_EQ(ReasonOf(house_.Self(token).status()), "UNAUTHENTICATED");
    EXPECT_TRUE(house_.Self(other).ok());
}

TEST_F(SignInTest, ANewPasswordEndsTheOtherSessions) {
    const std::string token = house_.TokenOf(owner_.email, owner_.password);
    const std::string other = house_.TokenOf(owner_.email, owner_.password);
    ASSERT_TRUE(house_.Self(other).ok());
    EXPECT_EQ(ReasonOf(ChangePassword(token, "wrong", kPassword)), "SIGN_IN_REFUSED");
    EXPECT_EQ(ReasonOf(ChangePassword(token, owner_.password, "short")), "WEAK_PASSWORD");
    EXPECT_TRUE(house_.Self(other).ok());
    const absl::Status changed = ChangePassword(token, owner_.password, kPassword);
    ASSERT_TRUE(changed.ok()) << changed;
    EXPECT_TRUE(house_.Self(token).ok());
    EXPECT_EQ(ReasonOf(house_.Self(other).status()), "UNAUTHENTICATED");
    EXPECT_FALSE(house_.SignIn(owner_.email, owner_.password).ok());
    EXPECT_TRUE(house_.SignIn(owner_.email, kPassword).ok());
}

TEST_F(SignInTest, OnesOwnSessionsAreListedAndRevoked) {
    const std::string owner = house_.TokenOf(owner_.email, owner_.password);
    ASSERT_TRUE(house_.AddUser(owner, "anna@exemple.fr", "roles/member").ok());
    const std::string first = house_.TokenOf("anna@exemple.fr", kPassword);
    const std::string second = house_.TokenOf("anna@exemple.fr", kPassword);
    const auto own = Sessions(first, false);
    ASSERT_TRUE(own.ok());
    ASSERT_EQ(own->sessions_size(), 2);
    EXPECT_EQ(own->sessions(0).peer(), "ipv4:192.0.2.1:40000");
    EXPECT_EQ(ReasonOf(Sessions(first, true).status()), "PERMISSION_DENIED");
    const auto all = Sessions(owner, true);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(all->sessions_size(), 3);

    const auto owners = Sessions(owner, false);
    EXPECT_EQ(ReasonOf(Revoke(first, owners->sessions(0).name())), "NOT_FOUND");
    EXPECT_EQ(ReasonOf(Revoke(first, "sessions/nonsense")), "INVALID_NAME");
    EXPECT_TRUE(house_.Self(owner).ok());
    const auto second_self = house_.brick().authenticator().Authenticate(second, "");
    ASSERT_TRUE(second_self.ok());
    EXPECT_TRUE(Revoke(first, second_self->session).ok());
    EXPECT_EQ(ReasonOf(house_.Self(second).status()), "UNAUTHENTICATED");
    const auto first_self = house_.brick().authenticator().Authenticate(first, "");
    ASSERT_TRUE(first_self.ok());
    EXPECT_TRUE(Revoke(owner, first_self->session).ok());
    EXPECT_EQ(ReasonOf(house_.Self(first).status()), "UNAUTHENTICATED");
}

TEST_F(SignInTest, ParallelGuessesAllCount) {
    std::vector<std::thread> guessers;
    for (int i = 0; i < 4; ++i) {
        guessers.emplace_back([this, i] {
            for (int j = 0; j < 3; ++j) {
                const std::string peer = "192.0.2." + std::to_string(10 + i) + ":1";
                EXPECT_FALSE(house_.SignIn(owner_.email, "guess", "", peer).ok());
            }
        });
    }
    for (std::thread& guesser : guessers) guesser.join();
    // Twelve guesses at one instant: five were looked at, the rest was not, nor is the right one.
    EXPECT_EQ(ReasonOf(house_.SignIn(owner_.email, owner_.password).status()), "SIGN_IN_REFUSED");
    house_.clock().Advance(1s);
    EXPECT_TRUE(house_.SignIn(owner_.email, owner_.password).ok());
}

}  // namespace
}  // namespace socle::identity
