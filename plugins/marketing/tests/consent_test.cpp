// Consent and its proof, a no that lasts, and what is left after an erasure.
#include "domain/consent.hpp"

#include "marketing_fixture.hpp"

namespace socle::marketing {
namespace {

using testing::kTenant;
using Strings = std::vector<std::string>;

class ConsentTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        camille_ = fixture().client_record().AddCompany(kTenant, "Camille");
        ASSERT_TRUE(Tell(fixture(), {.party = camille_, .email = "camille@example.org"}).ok());
        ASSERT_TRUE(fixture().Pump().ok());
    }
    [[nodiscard]] v1::MarketingClient marketing() {
        return v1::MarketingClient(fixture().channel());
    }
    // The ground for the newsletter by e-mail.
    [[nodiscard]] v1::Ground GroundFor(PartyId party) {
        v1::GetPermissionsRequest request;
        request.set_party(NameOf(party));
        const auto permissions = marketing().GetPermissions(request);
        EXPECT_TRUE(permissions.ok()) << permissions.status();
        if (permissions.ok())
            for (const v1::Permission& each : permissions->permissions())
                if (each.purpose() == v1::PURPOSE_NEWSLETTER &&
                    each.channel() == v1::CHANNEL_EMAIL) {
                    EXPECT_EQ(each.allowed(), each.ground() == v1::GROUND_CONSENT);
                    return each.ground();
                }
        return v1::GROUND_UNSPECIFIED;
    }
    [[nodiscard]] Strings Faults() {
        Strings faults;
        const auto report = fixture().Verify();
        EXPECT_TRUE(report.ok()) << report.status();
        if (report.ok())
            for (const Finding& finding : report->findings) faults.push_back(finding.check);
        return faults;
    }
    PartyId camille_;
};

TEST_F(ConsentTest, YesNoAndYesAgain) {
    EXPECT_EQ(GroundFor(camille_), v1::GROUND_NOTHING_SAID);
    const auto yes = marketing().RecordConsent(Yes(camille_));
    ASSERT_TRUE(yes.ok()) << yes.status();
    EXPECT_EQ(yes->decision(), v1::DECISION_GRANTED);
    EXPECT_EQ(GroundFor(camille_), v1::GROUND_CONSENT);
    const auto no = marketing().WithdrawConsent(No(camille_));
    ASSERT_TRUE(no.ok()) << no.status();
    EXPECT_EQ(no->consents_size(), 3) << "without a purpose: to all of them";
    EXPECT_EQ(GroundFor(camille_), v1::GROUND_WITHDRAWN);
    ASSERT_TRUE(marketing().RecordConsent(Yes(camille_)).ok());
    EXPECT_EQ(GroundFor(camille_), v1::GROUND_CONSENT);
    v1::ListConsentsRequest list;
    list.set_party(NameOf(camille_));
    list.set_page_size(3);
    const auto first = marketing().ListConsents(list);
    ASSERT_TRUE(first.ok()) << first.status();
    ASSERT_EQ(first->consents_size(), 3);
    EXPECT_EQ(first->consents(0).proof(), "203.0.113.7");
    list.set_page_token(first->next_page_token());
    EXPECT_EQ(marketing().ListConsents(list)->consents_size(), 2);
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(ConsentTest, ANoSurvivesANewImportOfTheAddress) {
    ASSERT_TRUE(marketing().WithdrawConsent(No(camille_)).ok());
    const PartyId again = fixture().client_record().AddCompany(kTenant, "C. Durand");
    ASSERT_TRUE(Tell(fixture(), {.party = again, .email = " Camille@Example.ORG"}).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    EXPECT_EQ(GroundFor(again), v1::GROUND_SUPPRESSED);
    const PartyId other = fixture().client_record().AddCompany(kTenant, "Martin");
    ASSERT_TRUE(Tell(fixture(), {.party = other, .email = "martin@example.org"}).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    EXPECT_EQ(GroundFor(other), v1::GROUND_NOTHING_SAID);
    // Nobody can read the address from what is kept of it.
    const auto readable = fixture().Admin(
        "select count(*) as n from marketing.suppression where position('camille'::bytea in "
        "address_hash) > 0");
    EXPECT_EQ((*readable)[0].Int("n"), 0);
    // Their own yes, and only that, lifts it.
    ASSERT_TRUE(marketing().RecordConsent(Yes(again)).ok());
    EXPECT_EQ(GroundFor(again), v1::GROUND_CONSENT);
}

TEST_F(ConsentTest, RefusesByTable) {
    const struct {
        const char* name;
        std::function<void(v1::RecordConsentRequest&)> spoil;
        const char* refused;
    } cases[] = {
        {"as it is", [](v1::RecordConsentRequest&) {}, ""},
        {"no proof", [](v1::RecordConsentRequest& r) { r.mutable_consent()->clear_proof(); },
         "PROOF_MISSING"},
        {"no wording", [](v1::RecordConsentRequest& r) { r.mutable_consent()->clear_wording(); },
         "PROOF_MISSING"},
        {"no version",
         [](v1::RecordConsentRequest& r) { r.mutable_consent()->clear_wording_version(); },
         "PROOF_MISSING"},
        {"no source", [](v1::RecordConsentRequest& r) { r.mutable_consent()->clear_source(); },
         "REQUIRED"},
        {"no purpose", [](v1::RecordConsentRequest& r) { r.clear_purpose(); }, "REQUIRED"},
        {"no channel", [](v1::RecordConsentRequest& r) { r.clear_channel(); }, "REQUIRED"},
        {"nobody", [](v1::RecordConsentRequest& r) { r.clear_party(); }, "REQUIRED"},
        {"a stranger",
         [](v1::RecordConsentRequest& r) {
             r.set_party("parties/0192a000-0000-7000-8000-00000000dead");
         },
         "NOT_FOUND"},
        {"in a hundred years",
         [](v1::RecordConsentRequest& r) {
             r.mutable_consent()->mutable_decision_time()->set_seconds(4'900'000'000);
         },
         "FUTURE_TIME"},
        {"a long proof",
         [](v1::RecordConsentRequest& r) { r.mutable_consent()->set_proof(std::string(201, 'x')); },
         "TOO_LONG"},
    };
    for (const auto& c : cases) {
        v1::RecordConsentRequest request = Yes(camille_);
        c.spoil(request);
        EXPECT_EQ(ReasonOf(marketing().RecordConsent(request).status()), c.refused) << c.name;
    }
}

TEST_F(ConsentTest, ErasureTakesProofsAndLeavesTheChainWhole) {
    ASSERT_TRUE(marketing().RecordConsent(Yes(camille_)).ok());
    ASSERT_TRUE(fixture().EraseParty(camille_).ok());
    v1::ListConsentsRequest list;
    list.set_party(NameOf(camille_));
    const auto left = marketing().ListConsents(list);
    ASSERT_EQ(left->consents_size(), 1);
    EXPECT_EQ(left->consents(0).proof(), "");
    EXPECT_EQ(left->consents(0).wording_version(), "2026-05");
    EXPECT_EQ(Faults(), Strings{});
}

TEST_F(ConsentTest, WhateverIsTamperedWithIsNamed) {
    ASSERT_TRUE(marketing().RecordConsent(Yes(camille_)).ok());
    ASSERT_TRUE(marketing().WithdrawConsent(No(camille_)).ok());
    const std::pair<const char*, const char*> cases[] = {
        {"update marketing.consent_proof set proof = '198.51.100.1'", "proof_differs"},
        {"update marketing.consent set decision = 'granted' where position = 2", "seal_broken"},
        {"delete from marketing.consent where position = 3", "chain_gap"},
        {"truncate marketing.consent cascade", "chain_end"},
    };
    for (const auto& [damage, check] : cases) {
        ASSERT_TRUE(fixture().Admin(damage).ok()) << damage;
        const Strings faults = Faults();
        EXPECT_NE(std::find(faults.begin(), faults.end(), check), faults.end()) << damage;
    }
}

}  // namespace
}  // namespace socle::marketing
