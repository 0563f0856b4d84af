// A campaign from draft to the last mail: who gets it and why, what a crash does, the way off the
// list.
#include "domain/campaign.hpp"

#include "domain/campaign_mail.hpp"
#include "domain/merge_fields.hpp"
#include "marketing_fixture.hpp"
#include "socle/mail_outcome.hpp"
#include "socle/marketing/v1/events.pb.h"

namespace socle::marketing {
namespace {

using testing::kTenant;
using Strings = std::vector<std::string>;

TEST(MergeFieldRules, ByTable) {
    const MergeFields fields = {{"display_name", "Claire Durand"}, {"given_name", ""}};
    const struct {
        const char* text;
        const char* refused;
        const char* filled;
    } cases[] = {
        {"Bonjour", "", "Bonjour"},
        {"Bonjour {display_name} !", "", "Bonjour Claire Durand !"},
        {"{given_name|Madame, Monsieur},", "", "Madame, Monsieur,"},
        {"{given_name}{company}.", "", "."},
        {"{display_name|vous}{display_name}", "", "Claire DurandClaire Durand"},
        {"{siret}", "{siret}", ""},
        {"{}", "{}", ""},
        {"un { tout seul", "{ tout seul", ""},
        {"{display_name", "{display_name", ""},
        {"{Display_Name}", "{Display_Name}", ""},
    };
    for (const auto& c : cases) {
        const absl::Status checked = CheckMergeFields(c.text, "body_fr");
        const Metadata metadata = MetadataOf(checked);
        EXPECT_EQ(checked.ok() ? "" : metadata.at("value"), c.refused) << c.text;
        if (checked.ok()) {
            EXPECT_EQ(FillMergeFields(c.text, fields), c.filled) << c.text;
        }
    }
}

TEST(CampaignRules, WhoMayGetItByTable) {
    const Permission yes{.allowed = true, .ground = Ground::kConsent};
    const Permission no{.ground = Ground::kWithdrawn};
    const Permission suppressed{.ground = Ground::kSuppressed};
    const Permission nothing{};
    const std::string at = "a@example.org";
    const struct {
        const char* name;
        bool customers, professionals;
        Permission said;
        Standing standing;
        bool allowed;
        Ground ground;
    } cases[] = {
        {"said yes", false, false, yes, {at}, true, Ground::kConsent},
        {"said yes, no address", false, false, yes, {""}, false, Ground::kNoAddress},
        {"said yes, came back",
         false,
         false,
         yes,
         {.address = at, .is_undeliverable = true},
         false,
         Ground::kUndeliverable},
        {"said no, customer, company", true, true, no, {at, true, true}, false, Ground::kWithdrawn},
        {"address said no", true, true, suppressed, {at, true, true}, false, Ground::kSuppressed},
        {"said nothing", false, false, nothing, {at, true, true}, false, Ground::kNothingSaid},
        {"customer, claimed", true, false, nothing, {at, true, false}, true, Ground::kCustomer},
        {"company, claimed", false, true, nothing, {at, false, true}, true, Ground::kProfessional},
        {"person, claimed for companies",
         false,
         true,
         nothing,
         {at, true, false},
         false,
         Ground::kNothingSaid},
        {"claimed, no address", true, true, nothing, {"", true, true}, false, Ground::kNoAddress},
    };
    for (const auto& c : cases) {
        const Campaign campaign{.customers_allowed = c.customers,
                                .professionals_allowed = c.professionals};
        const Allowance allowance = Allow(campaign, c.said, c.standing);
        EXPECT_EQ(allowance.allowed, c.allowed) << c.name;
        EXPECT_EQ(allowance.ground, c.ground) << c.name;
    }
}

TEST(CampaignRules, LanguageByCountryByTable) {
    Campaign campaign{.french = {"a", "b"}, .english = {"c", "d"}};
    const std::pair<const char*, Language> cases[] = {
        {"", Language::kFrench},    {"FR", Language::kFrench},  {"BE", Language::kFrench},
        {"DE", Language::kEnglish}, {"GB", Language::kEnglish}, {"RE", Language::kFrench}};
    for (const auto& [country, language] : cases)
        EXPECT_EQ(LanguageFor(campaign, country), language) << country;
    campaign.english = {};
    EXPECT_EQ(LanguageFor(campaign, "DE"), Language::kFrench);
}

class CampaignTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        claire_ = Add({.email = "claire@example.org",
                       .display_name = "Claire Durand",
                       .given_name = "Claire"});
        martin_ = Add({.email = "martin@example.org", .display_name = "Martin"});
        ASSERT_TRUE(marketing().RecordConsent(Yes(claire_)).ok());
        const auto segment = marketing().CreateSegment(LivingIn("69"));
        ASSERT_TRUE(segment.ok());
        segment_ = segment->name();
        Run();
    }
    PartyId Add(Told told) {
        told.party = fixture().client_record().AddPerson(kTenant, told.display_name);
        told.postal_code = "69003";
        EXPECT_TRUE(Tell(fixture(), told).ok());
        EXPECT_TRUE(fixture().Pump().ok());
        return told.party;
    }
    void Run() {
        const absl::Status ran = fixture().RunJobs();
        ASSERT_TRUE(ran.ok()) << ran;
    }
    [[nodiscard]] v1::MarketingClient marketing() {
        return v1::MarketingClient(fixture().channel());
    }
    // A campaign whose list is frozen and looked at.
    [[nodiscard]] std::string Prepared(v1::CreateCampaignRequest request) {
        const auto campaign = marketing().CreateCampaign(request);
        EXPECT_TRUE(campaign.ok()) << campaign.status();
        if (!campaign.ok()) return "";
        v1::PrepareCampaignRequest prepare;
        prepare.set_name(campaign->name());
        const auto reply = marketing().PrepareCampaign(prepare);
        EXPECT_TRUE(reply.ok()) << reply.status();
        Run();
        return campaign->name();
    }
    [[nodiscard]] absl::Status Send(const std::string& name) {
        v1::SendCampaignRequest request;
        request.set_name(name);
        return marketing().SendCampaign(request).status();
    }
    [[nodiscard]] v1::Campaign Get(const std::string& name) {
        v1::GetCampaignRequest request;
        request.set_name(name);
        const auto campaign = marketing().GetCampaign(request);
        EXPECT_TRUE(campaign.ok()) << campaign.status();
        return campaign.ok() ? *campaign : v1::Campaign();
    }
    [[nodiscard]] std::vector<v1::Recipient> Recipients(const std::string& name) {
        v1::ListRecipientsRequest request;
        request.set_campaign(name);
        const auto reply = marketing().ListRecipients(request);
        EXPECT_TRUE(reply.ok()) << reply.status();
        if (!reply.ok()) return {};
        return {reply->recipients().begin(), reply->recipients().end()};
    }
    // "claire@example.org sent consent", by the list's order.
    [[nodiscard]] Strings Outcomes(const std::string& name) {
        Strings outcomes;
        for (const v1::Recipient& each : Recipients(name))
            outcomes.push_back(each.address() + " " +
                               v1::RecipientState_Name(each.state()).substr(16) + " " +
                               v1::Ground_Name(each.ground()).substr(7));
        std::ranges::sort(outcomes);
        return outcomes;
    }
    [[nodiscard]] int Told(std::string_view type) {
        int told = 0;
        const auto events = fixture().Events();
        EXPECT_TRUE(events.ok()) << events.status();
        if (!events.ok()) return 0;
        for (const Event& event : *events)
            told += event.meta.type == "socle.marketing.v1." + std::string(type) ? 1 : 0;
        return told;
    }
    PartyId claire_;
    PartyId martin_;
    std::string segment_;
};

TEST_F(CampaignTest, GoesToThoseWhoSaidYesAndTellsWhyOthersDoNotGetIt) {
    const std::string name = Prepared(LetterTo(segment_));
    EXPECT_EQ(Get(name).state(), v1::CAMPAIGN_STATE_PREPARED);
    EXPECT_EQ(Get(name).recipient_count(), 1);
    EXPECT_EQ(Get(name).excluded_count(), 1);
    ASSERT_TRUE(Send(name).ok());
    Run();
    EXPECT_EQ(Outcomes(name), (Strings{"claire@example.org SENT CONSENT",
                                       "martin@example.org EXCLUDED NOTHING_SAID"}));
    EXPECT_EQ(Get(name).state(), v1::CAMPAIGN_STATE_SENT);
    EXPECT_EQ(Told("CampaignMailSent"), 1);
    const auto sent = fixture().mailer().Sent();
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_EQ(sent[0].to.email, "claire@example.org");
    EXPECT_EQ(sent[0].subject, "Claire, nos nouveautés");
    const std::string company = fixture().identity().Profile(kTenant).display_name();
    EXPECT_EQ(sent[0].from_name, company);
    EXPECT_TRUE(sent[0].text.starts_with("Claire Durand, voici ce que " + company + " prépare."))
        << sent[0].text;
    EXPECT_NE(sent[0].text.find("vous avez accepté de recevoir ces messages"), std::string::npos);
    EXPECT_NE(sent[0].text.find(sent[0].unsubscribe_url), std::string::npos);
    EXPECT_TRUE(sent[0].unsubscribe_url.starts_with("https://socle.example/l/1/unsubscribe/"));
}

TEST_F(CampaignTest, WhatWasInvoicedWithin90DaysIsShown) {
    const std::string name = Prepared(LetterTo(segment_));
    ASSERT_TRUE(Send(name).ok());
    Run();
    ASSERT_TRUE(Sell(fixture(), claire_, "2026-11-22", 1'000).ok());  // before it was sent
    ASSERT_TRUE(Sell(fixture(), claire_, "2026-11-23", 50'000).ok());
    ASSERT_TRUE(Credit(fixture(), claire_, "2026-12-24", 20'000).ok());
    ASSERT_TRUE(Sell(fixture(), claire_, "2027-02-21", 7'000).ok());  // the 90th day
    ASSERT_TRUE(Sell(fixture(), claire_, "2027-02-22", 9'000).ok());
    ASSERT_TRUE(Sell(fixture(), martin_, "2026-12-01", 100'000).ok());  // did not get it
    ASSERT_TRUE(fixture().Pump().ok());
    EXPECT_EQ(Get(name).revenue().minor_units(), 37'000);
}

TEST_F(CampaignTest, WhoSaysNoAfterTheListWasFrozenGetsNone) {
    const std::string name = Prepared(LetterTo(segment_));
    ASSERT_TRUE(marketing().WithdrawConsent(No(claire_)).ok());
    ASSERT_TRUE(Send(name).ok());
    Run();
    EXPECT_TRUE(fixture().mailer().Sent().empty());
    EXPECT_EQ(Outcomes(name)[0], "claire@example.org EXCLUDED WITHDRAWN");
}

TEST_F(CampaignTest, ACrashBetweenHandingOverAndNotingItSendsNothingTwice) {
    const std::string name = Prepared(LetterTo(segment_));
    ASSERT_TRUE(Send(name).ok());
    // The mail leaves, and the process dies before it can write that down.
    fixture().mailer().AnswerWith([this](const Mail&) {
        EXPECT_TRUE(fixture()
                        .Admin("alter table marketing.recipient add constraint crash "
                               "check (state <> 'sent') not valid")
                        .ok());
        return absl::OkStatus();
    });
    EXPECT_FALSE(fixture().RunJobs().ok());
    EXPECT_EQ(fixture().mailer().Sent().size(), 1u);
    ASSERT_TRUE(fixture().Admin("alter table marketing.recipient drop constraint crash").ok());
    fixture().mailer().AnswerWith({});
    Run();
    EXPECT_EQ(fixture().mailer().Sent().size(), 1u) << "no second mail";
    EXPECT_EQ(Outcomes(name)[0], "claire@example.org UNKNOWN CONSENT");
    EXPECT_EQ(Told("CampaignMailUncertain"), 1);
    EXPECT_EQ(Get(name).failed_count(), 1);
}

TEST_F(CampaignTest, RefusedAddressesAreToldAndNotWrittenToAgain) {
    const PartyId gone = Add({.email = "refused@example.org", .display_name = "Parti"});
    ASSERT_TRUE(marketing().RecordConsent(Yes(gone)).ok());
    const std::string name = Prepared(LetterTo(segment_));
    ASSERT_TRUE(Send(name).ok());
    Run();
    EXPECT_EQ(Outcomes(name)[2], "refused@example.org REFUSED CONSENT");
    EXPECT_EQ(Told("CampaignMailRefused"), 1);
    const std::string next = Prepared(LetterTo(segment_));
    EXPECT_EQ(Outcomes(next)[2], "refused@example.org EXCLUDED UNDELIVERABLE");
}

TEST_F(CampaignTest, AServerThatIsAwayIsTriedEightTimesThenGivenUp) {
    const std::string name = Prepared(LetterTo(segment_));
    ASSERT_TRUE(Send(name).ok());
    int tries = 0;
    fixture().mailer().AnswerWith([&tries](const Mail&) {
        ++tries;
        return Refuse(reason::kMailUnavailable, "no answer", {{"server_words", "451 later"}});
    });
    for (int i = 0; i < 12; ++i) {
        Run();
        EXPECT_LE(tries, i + 1);
        fixture().clock().Advance(std::chrono::hours(3));
    }
    EXPECT_EQ(tries, kMailAttemptsMax);
    EXPECT_EQ(Outcomes(name)[0], "claire@example.org FAILED CONSENT");
    EXPECT_EQ(Recipients(name)[0].server_words(), "451 later");
    EXPECT_EQ(Get(name).state(), v1::CAMPAIGN_STATE_SENT);
}

TEST_F(CampaignTest, OneClickTakesTheReaderOffTheListWhoeverImportsThemAgain) {
    const std::string name = Prepared(LetterTo(segment_));
    ASSERT_TRUE(Send(name).ok());
    Run();
    const std::string url = fixture().mailer().Sent()[0].unsubscribe_url;
    v1::UnsubscribeRequest request;
    request.set_token(url.substr(url.rfind('/') + 1));
    const auto done = marketing().Unsubscribe(request);
    ASSERT_TRUE(done.ok()) << done.status();
    EXPECT_EQ(done->text(), "C'est noté : vous ne recevrez plus ces messages.");
    ASSERT_TRUE(marketing().Unsubscribe(request).ok()) << "twice is once";
    EXPECT_EQ(Told("ConsentWithdrawn"), 1);
    const PartyId again = Add({.email = "Claire@Example.org", .display_name = "C. Durand"});
    v1::GetPermissionsRequest permissions;
    permissions.set_party(NameOf(again));
    EXPECT_EQ(marketing().GetPermissions(permissions)->permissions(0).ground(),
              v1::GROUND_SUPPRESSED);
    for (const std::string& token : {std::string("x"), std::string(), request.token() + "0",
                                     "f" + request.token().substr(1)}) {
        request.set_token(token);
        EXPECT_EQ(ReasonOf(marketing().Unsubscribe(request).status()), "LINK_INVALID") << token;
    }
}

TEST_F(CampaignTest, ABounceIsToldOnceAndOnlyOfWhatWasSent) {
    const std::string name = Prepared(LetterTo(segment_));
    v1::RecordBounceRequest request;
    request.set_recipient(Recipients(name)[0].name());
    request.set_reason("boîte pleine");
    EXPECT_EQ(ReasonOf(marketing().RecordBounce(request).status()), "RECIPIENT_STATE");
    ASSERT_TRUE(Send(name).ok());
    Run();
    ASSERT_TRUE(marketing().RecordBounce(request).ok());
    EXPECT_EQ(marketing().RecordBounce(request)->state(), v1::RECIPIENT_STATE_BOUNCED);
    EXPECT_EQ(Told("CampaignMailBounced"), 1);
}

TEST_F(CampaignTest, EachStepInItsPlaceByTable) {
    const auto draft = marketing().CreateCampaign(LetterTo(segment_));
    ASSERT_TRUE(draft.ok());
    EXPECT_EQ(ReasonOf(Send(draft->name())), "CAMPAIGN_STATE") << "not prepared";
    v1::UpdateCampaignRequest update;
    update.mutable_campaign()->set_name(draft->name());
    update.mutable_campaign()->set_display_name("Lettre de décembre");
    EXPECT_EQ(marketing().UpdateCampaign(update)->display_name(), "Lettre de décembre");
    EXPECT_EQ(marketing().UpdateCampaign(update)->body_fr(), draft->body_fr());
    update.mutable_campaign()->set_etag(draft->etag());
    EXPECT_EQ(ReasonOf(marketing().UpdateCampaign(update).status()), "ETAG_MISMATCH");

    const std::string name = Prepared(LetterTo(segment_));
    v1::PrepareCampaignRequest prepare;
    prepare.set_name(name);
    EXPECT_EQ(ReasonOf(marketing().PrepareCampaign(prepare).status()), "CAMPAIGN_STATE");
    v1::CancelCampaignRequest cancel;
    cancel.set_name(name);
    EXPECT_EQ(marketing().CancelCampaign(cancel)->state(), v1::CAMPAIGN_STATE_CANCELLED);
    EXPECT_EQ(ReasonOf(marketing().CancelCampaign(cancel).status()), "CAMPAIGN_STATE");
    EXPECT_EQ(ReasonOf(Send(name)), "CAMPAIGN_STATE");
    EXPECT_EQ(Outcomes(name)[0], "claire@example.org CANCELLED CONSENT");

    ASSERT_TRUE(marketing().WithdrawConsent(No(claire_)).ok());
    EXPECT_EQ(ReasonOf(Send(Prepared(LetterTo(segment_)))), "NO_RECIPIENTS");
    const auto nowhere = marketing().CreateSegment(LivingIn("99"));
    const auto lonely = marketing().CreateCampaign(LetterTo(nowhere->name()));
    prepare.set_name(lonely->name());
    EXPECT_EQ(ReasonOf(marketing().PrepareCampaign(prepare).status()), "NO_MEMBERS");
}

TEST_F(CampaignTest, RefusesByTable) {
    const struct {
        const char* name;
        std::function<void(v1::Campaign&)> spoil;
        const char* refused;
    } cases[] = {
        {"as it is", [](v1::Campaign&) {}, ""},
        {"no name", [](v1::Campaign& c) { c.clear_display_name(); }, "REQUIRED"},
        {"no purpose", [](v1::Campaign& c) { c.clear_purpose(); }, "REQUIRED"},
        {"no segment", [](v1::Campaign& c) { c.clear_segment(); }, "REQUIRED"},
        {"a segment that is not there",
         [](v1::Campaign& c) { c.set_segment("segments/0192a000-0000-7000-8000-00000000dead"); },
         "NOT_FOUND"},
        {"a subject of two lines", [](v1::Campaign& c) { c.set_subject_fr("a\nBcc: b"); },
         "INVALID_TEXT"},
        {"a long subject", [](v1::Campaign& c) { c.set_subject_fr(std::string(201, 'x')); },
         "TOO_LONG"},
        {"no text", [](v1::Campaign& c) { c.clear_body_fr(); }, "REQUIRED"},
        {"an unknown field", [](v1::Campaign& c) { c.set_body_fr("{siret}"); },
         "UNKNOWN_MERGE_FIELD"},
        {"half English", [](v1::Campaign& c) { c.set_subject_en("Hello"); }, "REQUIRED"},
    };
    for (const auto& c : cases) {
        v1::CreateCampaignRequest request = LetterTo(segment_);
        c.spoil(*request.mutable_campaign());
        EXPECT_EQ(ReasonOf(marketing().CreateCampaign(request).status()), c.refused) << c.name;
    }
}

TEST_F(CampaignTest, PreviewShowsWhatOnePartyWouldGet) {
    const auto campaign = marketing().CreateCampaign(LetterTo(segment_));
    v1::PreviewCampaignRequest request;
    request.set_name(campaign->name());
    request.set_party(NameOf(martin_));
    const auto preview = marketing().PreviewCampaign(request);
    ASSERT_TRUE(preview.ok()) << preview.status();
    EXPECT_FALSE(preview->allowed());
    EXPECT_EQ(preview->ground(), v1::GROUND_NOTHING_SAID);
    EXPECT_EQ(preview->subject(), "Bonjour, nos nouveautés");
}

}  // namespace
}  // namespace socle::marketing
