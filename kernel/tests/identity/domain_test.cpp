// Identity's rules as tables of cases: passwords, back-off, sessions, roles, members, the company's
// profile.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "domain/member.hpp"
#include "domain/password_policy.hpp"
#include "domain/role.hpp"
#include "domain/session.hpp"
#include "domain/sign_in_throttle.hpp"
#include "domain/tenant_profile.hpp"
#include "socle/call.hpp"
#include "socle/status.hpp"
#include "socle/testing/fixed_ids.hpp"

namespace socle::identity {
namespace {

using namespace std::chrono_literals;

const Instant kNoon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h;

std::string Repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST(PasswordPolicy, RefusesWhatIsEasilyGuessed) {
    struct Case {
        std::string password;
        std::string reason;
    };
    const std::vector<Case> cases = {
        {"un cheval correct", ""},
        {"é1è2ç3à4ù5ô6", ""},  // twelve characters, more bytes
        {Repeated("abcdefgh", 16), ""},
        {"", "WEAK_PASSWORD"},
        {"onze caract", "WEAK_PASSWORD"},
        {Repeated("abcdefgh", 17), "WEAK_PASSWORD"},
        {"aaaaaaaaaaaaaaa", "WEAK_PASSWORD"},
        {"121212121212", "WEAK_PASSWORD"},
        {"123456789012", "WEAK_PASSWORD"},
        {"MotDePasse2024!", "WEAK_PASSWORD"},
        {"!!azertyuiop99", "WEAK_PASSWORD"},
        {"Password12345", "WEAK_PASSWORD"},
        {"Anna@Exemple.fr", "WEAK_PASSWORD"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(ReasonOf(CheckNewPassword(c.password, "anna@exemple.fr")), c.reason)
            << c.password;
    }
}

TEST(PasswordPolicy, MakesReadablePasswordsThatItAccepts) {
    testing::FixedIds ids;
    const std::string first = ReadablePassword(ids);
    EXPECT_EQ(first.size(), 24U);
    for (std::size_t i = 4; i < first.size(); i += 5) EXPECT_EQ(first[i], '-');
    EXPECT_EQ(first.find_first_of("01ilo"), std::string::npos);
    EXPECT_TRUE(CheckNewPassword(first, "owner@socle.local").ok());
    EXPECT_NE(ReadablePassword(ids), first);
}

TEST(Throttle, MakesEachFurtherTryWaitLonger) {
    struct Case {
        int tries;
        std::chrono::seconds wait;
    };
    const std::vector<Case> cases = {{0, 0s},   {4, 0s},   {5, 1s},   {6, 2s},
                                     {7, 4s},   {8, 8s},   {9, 16s},  {10, 32s},
                                     {11, 60s}, {12, 60s}, {80, 60s}, {1000, 60s}};
    for (const Case& c : cases) {
        EXPECT_EQ(WaitAfter(c.tries, kFreeTriesOfAccount), c.wait) << c.tries;
    }
}

TEST(Throttle, CountsTriesAndForgetsThem) {
    struct Case {
        std::string what;
        Tries before;
        Instant now;
        int count;  // 0: refused
    };
    const std::vector<Case> cases = {
        {"the first", {0, kNoon}, kNoon, 1},
        {"the fifth", {4, kNoon}, kNoon, 5},
        {"the sixth at once", {5, kNoon}, kNoon, 0},
        {"the sixth a second later", {5, kNoon}, kNoon + 1s, 6},
        {"the seventh too early", {6, kNoon}, kNoon + 1s, 0},
        {"after the longest wait", {500, kNoon}, kNoon + 60s, 501},
        {"a count that is full", {kTriesCounted, kNoon}, kNoon + 60s, kTriesCounted},
        {"a quarter of an hour later", {500, kNoon}, kNoon + 15min, 1},
        {"the clock was set back", {5, kNoon}, kNoon - 1h, 0},
    };
    for (const Case& c : cases) {
        const auto after = CountTry(c.before, kFreeTriesOfAccount, c.now);
        EXPECT_EQ(after ? after->count : 0, c.count) << c.what;
    }
}

TEST(Throttle, TakesOneAddressForOnePeer) {
    struct Case {
        std::string peer;
        std::string key;
    };
    const std::vector<Case> cases = {
        {"ipv4:203.0.113.7:50123", "peer:203.0.113.7"},
        {"203.0.113.7:50124", "peer:203.0.113.7"},
        {"203.0.113.7", "peer:203.0.113.7"},
        {"ipv6:%5B2001:db8::1%5D:50123", "peer:2001:db8::1"},
        {"ipv6:[2001:db8::1]:50123", "peer:2001:db8::1"},
        {"[2001:db8::1]:443", "peer:2001:db8::1"},
        {"2001:db8::1", "peer:2001:db8::1"},
        {"unix:/run/socle.sock", "peer:unix:/run/socle.sock"},
        {"[broken", "peer:broken"},
        {"", "peer:"},
    };
    for (const Case& c : cases) EXPECT_EQ(PeerKey(c.peer), c.key) << c.peer;
}

TEST(SessionLife, EndsWithoutUseAndAfterTwelveHours) {
    Session session{.id = {}, .user = {}, .created = kNoon, .last_use = kNoon, .peer = ""};
    EXPECT_EQ(ExpiryOf(session), kNoon + 30min);
    session.last_use = kNoon + 11h + 45min;
    EXPECT_EQ(ExpiryOf(session), kNoon + 12h);
    EXPECT_TRUE(IsUseWorthNoting(std::nullopt, kNoon));
    EXPECT_TRUE(IsUseWorthNoting(kNoon, kNoon + 60s));
    EXPECT_FALSE(IsUseWorthNoting(kNoon, kNoon + 59s));
}

TEST(Roles, ChecksNamesAndPermissions) {
    struct Case {
        std::vector<std::string> permissions;
        std::string reason;
    };
    const std::vector<Case> cases = {
        {{}, ""},
        {{"*", "*.read", "client_record.*", "client_record.write", "business.*"}, ""},
        {{"client_record"}, "INVALID_VALUE"},
        {{"*.write"}, "INVALID_VALUE"},
        {{"Client.read"}, "INVALID_VALUE"},
        {{"client.read.all"}, "INVALID_VALUE"},
        {{".read"}, "INVALID_VALUE"},
        {{"client."}, "INVALID_VALUE"},
        {{""}, "INVALID_VALUE"},
        {std::vector<std::string>(201, "client.read"), "TOO_MANY"},
    };
    for (const Case& c : cases) {
        const auto role = CheckRole({"x", "X", c.permissions});
        EXPECT_EQ(ReasonOf(role.status()), c.reason);
    }
    const auto sorted = CheckRole({"x", " X ", {"b.read", "a.read", "b.read"}});
    ASSERT_TRUE(sorted.ok());
    EXPECT_EQ(sorted->permissions, (std::vector<std::string>{"a.read", "b.read"}));
    EXPECT_EQ(sorted->display_name, "X");
    EXPECT_EQ(ParseRoleName("roles/sales_team", "role").value_or(""), "sales_team");
    for (const std::string name : {"", "roles/", "roles/Sales", "sales", "roles/a-b", "roles/1a"}) {
        EXPECT_EQ(ReasonOf(ParseRoleName(name, "role").status()), "INVALID_NAME") << name;
    }
    EXPECT_EQ(ReasonOf(CheckMayChange(FirstRoles()[0])), "ROLE_FIXED");
    EXPECT_TRUE(CheckMayChange(FirstRoles()[1]).ok());
}

TEST(Roles, FirstOnesAllowWhatTheyPromise) {
    struct Case {
        std::string permission;
        bool owner, member, reader;
    };
    const std::vector<Case> cases = {
        {"identity.manage_users", true, false, false}, {"identity.self", true, true, true},
        {"identity.read_tenant", true, true, true},    {"bricks.describe", true, true, true},
        {"identity.read_audit", true, false, false},   {"client_record.read", true, true, true},
        {"client_record.write", true, true, false},    {"some_brick.issue", true, true, false},
        {"some_brick.read", true, true, true},         {"bricks.read", true, true, true},
        {"bricks.switch", true, false, false},         {"bus.mend", true, false, false},
        {"jobs.control", true, true, false},           {"nonsense", true, false, false},
    };
    const std::vector<Role> roles = FirstRoles();
    for (const Case& c : cases) {
        const auto may = [&](const Role& role) {
            return Actor{ActorKind::kUser, "", PermissionsOf(role.permissions)}.May(c.permission);
        };
        EXPECT_EQ(may(roles[0]), c.owner) << c.permission;
        EXPECT_EQ(may(roles[1]), c.member) << c.permission;
        EXPECT_EQ(may(roles[2]), c.reader) << c.permission;
    }
}

TEST(Members, SomebodyStaysOwner) {
    Member owner;
    owner.role = "owner";
    Member gone = owner;
    gone.disabled = true;
    Member lower = owner;
    lower.role = "member";
    Member renamed = owner;
    renamed.display_name = "Anna";
    EXPECT_EQ(ReasonOf(CheckOwnerStays(owner, gone, 0)), "LAST_OWNER");
    EXPECT_EQ(ReasonOf(CheckOwnerStays(owner, lower, 0)), "LAST_OWNER");
    EXPECT_TRUE(CheckOwnerStays(owner, gone, 1).ok());
    EXPECT_TRUE(CheckOwnerStays(owner, renamed, 0).ok());
    EXPECT_TRUE(CheckOwnerStays(lower, gone, 0).ok());
}

TEST(Members, ChooseATenantOnlyWhenThereIsOne) {
    EXPECT_EQ(ChooseTenant({7}, {}).value_or(0), 7);
    EXPECT_EQ(ChooseTenant({7, 8}, 8).value_or(0), 8);
    EXPECT_EQ(ReasonOf(ChooseTenant({7, 8}, {}).status()), "REQUIRED");
    EXPECT_EQ(ReasonOf(ChooseTenant({7, 8}, 9).status()), "SIGN_IN_REFUSED");
    EXPECT_EQ(ReasonOf(ChooseTenant({}, {}).status()), "SIGN_IN_REFUSED");
    EXPECT_EQ(ParseTenantName("tenants/12", "tenant").value_or(0), 12);
    for (const std::string name : {"", "tenants/", "tenants/0", "tenants/-1", "tenants/01", "12"}) {
        EXPECT_EQ(ReasonOf(ParseTenantName(name, "tenant").status()), "INVALID_NAME") << name;
    }
    EXPECT_EQ(EmailKey(" Anna@Exemple.FR "), "anna@exemple.fr");
}

TenantProfile Complete() {
    TenantProfile profile;
    profile.number = 1;
    profile.display_name = "Atelier Dupont";
    profile.legal_form = "SARL";
    profile.share_capital = Money(1'000'000, Currency::Eur());
    profile.siren = "404833048";
    profile.registration = "RCS Lyon";
    profile.vat_number = "FR83404833048";
    profile.vat_regime = VatRegime::kNormal;
    profile.address = {.lines = {"1 rue de la Paix"}, .postal_code = "69001", .city = "Lyon"};
    return profile;
}

TEST(Profile, ChecksEveryField) {
    struct Case {
        std::string what;
        void (*change)(TenantProfile&);
        std::string reason;
        std::string field;
    };
    const std::vector<Case> cases = {
        {"complete", [](TenantProfile&) {}, "", ""},
        {"no name", [](TenantProfile& p) { p.display_name = " "; }, "REQUIRED", "display_name"},
        {"a name that is too long",
         [](TenantProfile& p) { p.display_name = std::string(201, 'x'); }, "TOO_LONG",
         "display_name"},
        {"SIREN key", [](TenantProfile& p) { p.siren = "404833049"; }, "INVALID_SIREN", "siren"},
        {"SIREN with blanks", [](TenantProfile& p) { p.siren = " 404 833 048 "; }, "", ""},
        {"SIRET of the same firm", [](TenantProfile& p) { p.siret = "40483304800022"; }, "", ""},
        {"SIRET of another firm", [](TenantProfile& p) { p.siret = "73282932000074"; },
         "INVALID_VALUE", "siret"},
        {"spoilt SIRET", [](TenantProfile& p) { p.siret = "4,04833E+13"; }, "SIRET_DAMAGED",
         "siret"},
        {"VAT key", [](TenantProfile& p) { p.vat_number = "FR84404833048"; }, "INVALID_VAT_NUMBER",
         "vat_number"},
        {"VAT of another firm", [](TenantProfile& p) { p.vat_number = "FR44732829320"; },
         "INVALID_VALUE", "vat_number"},
        {"IBAN key", [](TenantProfile& p) { p.iban = "FR7630006000011234567890188"; },
         "INVALID_IBAN", "iban"},
        {"BIC", [](TenantProfile& p) { p.bic = "AGRIFRPP"; }, "", ""},
        {"BIC of nine", [](TenantProfile& p) { p.bic = "AGRIFRPP1"; }, "INVALID_VALUE", "bic"},
        {"BIC with a sign", [](TenantProfile& p) { p.bic = "AGRI-RPP"; }, "INVALID_VALUE", "bic"},
        {"e-mail", [](TenantProfile& p) { p.email = "nobody"; }, "INVALID_EMAIL", "email"},
        {"phone", [](TenantProfile& p) { p.phone = "12"; }, "INVALID_PHONE", "phone"},
        {"website", [](TenantProfile& p) { p.website = "www.a b.fr"; }, "INVALID_VALUE", "website"},
        {"logo", [](TenantProfile& p) { p.logo = "\x89PNG\r\n\x1a\nrest"; }, "", ""},
        {"logo of another kind", [](TenantProfile& p) { p.logo = "GIF89a"; }, "INVALID_VALUE",
         "logo"},
        {"large logo", [](TenantProfile& p) { p.logo = std::string(kLogoBytesMax + 1, 'x'); },
         "TOO_LARGE", "logo"},
        {"zone", [](TenantProfile& p) { p.time_zone = "Europe/Lyon"; }, "INVALID_VALUE",
         "time_zone"},
        {"currency", [](TenantProfile& p) { p.currency_code = "EURO"; }, "INVALID_VALUE",
         "currency_code"},
        {"term of 60 days", [](TenantProfile& p) { p.payment_term_days = 60; }, "", ""},
        {"term of 61 days", [](TenantProfile& p) { p.payment_term_days = 61; }, "OUT_OF_RANGE",
         "payment_term_days"},
        {"term in the past", [](TenantProfile& p) { p.payment_term_days = -1; }, "OUT_OF_RANGE",
         "payment_term_days"},
        {"negative capital", [](TenantProfile& p) { p.share_capital = Money(-1, Currency::Eur()); },
         "OUT_OF_RANGE", "share_capital"},
    };
    for (const Case& c : cases) {
        TenantProfile profile = Complete();
        c.change(profile);
        const auto checked = CheckTenantProfile(profile);
        EXPECT_EQ(ReasonOf(checked.status()), c.reason) << c.what;
        EXPECT_EQ(MetadataOf(checked.status())["field"], c.field) << c.what;
        const Metadata said = MetadataOf(checked.status());
        if (c.reason == "OUT_OF_RANGE") {
            EXPECT_TRUE(said.contains("value") && said.contains("limit")) << c.what;
        }
        if (c.reason == "INVALID_VALUE") {
            EXPECT_TRUE(said.contains("value") && said.contains("expected")) << c.what;
        }
    }
}

TEST(Profile, NamesWhatDocumentsStillNeed) {
    using Fields = std::vector<std::string>;
    EXPECT_EQ(MissingFields(Complete()), Fields{});
    EXPECT_EQ(MissingFields(TenantProfile{}),
              (Fields{"display_name", "legal_form", "siren", "registration", "vat_regime",
                      "vat_number", "address"}));
    TenantProfile profile = Complete();
    profile.share_capital.reset();
    EXPECT_EQ(MissingFields(profile), Fields{"share_capital"});
    profile.legal_form = "EI";  // a person has no capital
    EXPECT_EQ(MissingFields(profile), Fields{});
    profile.vat_number.clear();
    EXPECT_EQ(MissingFields(profile), Fields{"vat_number"});
    profile.vat_regime = VatRegime::kFranchise;
    EXPECT_EQ(MissingFields(profile), Fields{});
    profile.address.postal_code.clear();
    EXPECT_EQ(MissingFields(profile), Fields{"address"});
    profile.address.country_code = "IE";  // Ireland long did without
    EXPECT_EQ(MissingFields(profile), Fields{});
}

}  // namespace
}  // namespace socle::identity
