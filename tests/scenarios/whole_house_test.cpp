// The whole house, through the public port only: a list in a spreadsheet becomes an opportunity, a
// quote, an invoice, a payment; then accounting and marketing are switched on, find the past, and a
// campaign reaches a real mail server. Everything is verified at the end.
#include <algorithm>
#include <thread>

#include "ask_by_http.hpp"
#include "company.hpp"
#include "socle/testing/smtp_sink.hpp"
#include "socle/wire.hpp"

namespace socle::scenarios {
namespace {

class WholeHouse : public Company {
 protected:
    void SetUp() override {
        auto sink = testing::SmtpSink::Start();
        ASSERT_TRUE(sink.ok()) << sink.status();
        sink_ = *std::move(sink);
        Company::SetUp();
        if (HasFatalFailure()) return;
        // Once more, with the mail server it is to use.
        ASSERT_EQ(socled_->Stop(), 0);
        socled_->SendMailBy(sink_->url());
        ASSERT_TRUE(socled_->Restart().ok());
        SignIn();
        SetUpIdentity();
    }
    [[nodiscard]] client_record::v1::Party Imported() {
        EXPECT_TRUE(Import(SOCLE_FIXTURES "/imports/clients_messy.xlsx").ok());
        client_record::v1::ListPartiesRequest request;
        request.set_page_size(200);
        const auto listed = record().ListParties(request);
        EXPECT_TRUE(listed.ok()) << listed.status();
        if (listed.ok())
            for (const auto& party : listed->parties())
                if (!party.primary_email().empty() && party.addresses_size() > 0 &&
                    !party.addresses(0).address().lines().empty() &&
                    !party.addresses(0).address().postal_code().empty())
                    return party;
        ADD_FAILURE() << "nobody on the list has an address and an e-mail";
        return {};
    }
    // Won, quoted, accepted, invoiced, paid.
    [[nodiscard]] invoicing::v1::Invoice SoldTo(const std::string& party) {
        crm::v1::CreateOpportunityRequest opportunity;
        opportunity.mutable_opportunity()->set_display_name("Parquet");
        opportunity.mutable_opportunity()->set_party(party);
        const auto opened = crm().CreateOpportunity(opportunity);
        EXPECT_TRUE(opened.ok()) << opened.status();
        crm::v1::WinOpportunityRequest win;
        win.set_name(opened->name());
        EXPECT_TRUE(crm().WinOpportunity(win).ok());
        invoicing::v1::CreateQuoteRequest quote;
        quote.mutable_quote()->set_party(party);
        quote.mutable_quote()->set_opportunity(opened->name());
        auto& line = *quote.mutable_quote()->add_lines();
        line.set_description("Pose");
        line.mutable_unit_price()->set_value("1000");
        line.mutable_vat_rate()->set_value("20");
        const auto quoted = invoicing().CreateQuote(quote);
        EXPECT_TRUE(quoted.ok()) << quoted.status();
        invoicing::v1::AcceptQuoteRequest accept;
        accept.set_name(quoted->name());
        EXPECT_TRUE(invoicing().AcceptQuote(accept).ok());
        invoicing::v1::CreateInvoiceRequest draft;
        draft.mutable_invoice()->set_quote(quoted->name());
        const auto drafted = invoicing().CreateInvoice(draft);
        EXPECT_TRUE(drafted.ok()) << drafted.status();
        const auto issued = Issue(drafted->name());
        EXPECT_TRUE(issued.ok()) << issued.status();
        EXPECT_TRUE(Pay(issued->name(), 120'000).ok());
        return issued.value_or(invoicing::v1::Invoice());
    }
    void SayYes(const std::string& party) {
        marketing::v1::RecordConsentRequest yes;
        yes.set_party(party);
        yes.set_purpose(marketing::v1::PURPOSE_NEWSLETTER);
        yes.set_channel(marketing::v1::CHANNEL_EMAIL);
        yes.mutable_consent()->set_wording("J'accepte de recevoir la lettre.");
        yes.mutable_consent()->set_wording_version("1");
        yes.mutable_consent()->set_source("salon");
        yes.mutable_consent()->set_proof("carte 12");
        const auto said = marketing().RecordConsent(yes);
        EXPECT_TRUE(said.ok()) << said.status();
    }
    // Everybody who bought for 500 euros within a year.
    [[nodiscard]] marketing::v1::Segment GoodClients() {
        marketing::v1::CreateSegmentRequest request;
        request.mutable_segment()->set_display_name("Bons clients");
        auto& bought = *request.mutable_segment()->add_conditions()->mutable_bought_at_least();
        *bought.mutable_amount() = ToWire(Money(50'000, Currency::Eur()));
        bought.set_days(365);
        const auto segment = marketing().CreateSegment(request);
        EXPECT_TRUE(segment.ok()) << segment.status();
        EXPECT_EQ(WaitForJob(segment->job()).state(), jobs::v1::JOB_STATE_SUCCEEDED);
        return segment.value_or(marketing::v1::Segment());
    }
    [[nodiscard]] marketing::v1::Campaign SendTo(const std::string& segment) {
        marketing::v1::CreateCampaignRequest request;
        request.mutable_campaign()->set_display_name("Lettre de novembre");
        request.mutable_campaign()->set_purpose(marketing::v1::PURPOSE_NEWSLETTER);
        request.mutable_campaign()->set_segment(segment);
        request.mutable_campaign()->set_subject_fr("Nos nouveautés");
        request.mutable_campaign()->set_body_fr("Bonjour {display_name}");
        const auto campaign = marketing().CreateCampaign(request);
        EXPECT_TRUE(campaign.ok()) << campaign.status();
        marketing::v1::PrepareCampaignRequest prepare;
        prepare.set_name(campaign->name());
        const auto preparing = marketing().PrepareCampaign(prepare);
        EXPECT_TRUE(preparing.ok()) << preparing.status();
        WaitForJob(preparing->job());
        marketing::v1::SendCampaignRequest send;
        send.set_name(campaign->name());
        const auto sending = marketing().SendCampaign(send);
        EXPECT_TRUE(sending.ok()) << sending.status();
        WaitForJob(sending->job());
        marketing::v1::GetCampaignRequest get;
        get.set_name(campaign->name());
        return marketing().GetCampaign(get).value_or(marketing::v1::Campaign());
    }
    std::unique_ptr<testing::SmtpSink> sink_;
};

TEST_F(WholeHouse, FromASpreadsheetToACampaignWithTheBooksBegunLate) {
    const client_record::v1::Party client = Imported();
    ASSERT_TRUE(Activate("crm").ok());
    ASSERT_TRUE(Activate("invoicing").ok());
    const invoicing::v1::Invoice invoice = SoldTo(client.name());

    ASSERT_TRUE(Activate("accounting").ok());
    ASSERT_TRUE(Activate("marketing").ok());
    EXPECT_TRUE(sink_->Mails().empty()) << "the past sends nothing";
    const auto balance = accounting().GetTrialBalance({});
    ASSERT_TRUE(balance.ok()) << balance.status();
    EXPECT_EQ(balance->debit().minor_units(), 240'000);
    EXPECT_EQ(balance->credit().minor_units(), 240'000);
    EXPECT_EQ(accounting().ListLetterings({})->letterings_size(), 1);

    SayYes(client.name());
    const marketing::v1::Campaign campaign = SendTo(GoodClients().name());
    EXPECT_EQ(campaign.state(), marketing::v1::CAMPAIGN_STATE_SENT);
    EXPECT_EQ(campaign.sent_count(), 1);
    EXPECT_EQ(campaign.revenue().minor_units(), 100'000) << "invoiced the same day";
    invoicing::v1::SendDocumentRequest send;
    send.set_name(invoice.name());
    const auto delivery = invoicing().SendDocument(send);
    ASSERT_TRUE(delivery.ok()) << delivery.status();
    WaitForJob(delivery->job());

    const auto mails = sink_->Mails();
    ASSERT_EQ(mails.size(), 2U);
    EXPECT_NE(mails[0].find("List-Unsubscribe: <https://gestion.atelier.example/l/1/unsubscribe/"),
              std::string::npos)
        << mails[0];
    EXPECT_NE(mails[1].find(invoice.number() + ".pdf"), std::string::npos);
    const auto timeline = Timeline(client.name());
    for (const std::string& told : {std::string("Campagne « Lettre de novembre » envoyée"),
                                    invoice.number() + " envoyé par e-mail à"})
        EXPECT_TRUE(std::ranges::any_of(
            timeline,
            [&told](const std::string& line) { return line.find(told) != std::string::npos; }))
            << told << "\n"
            << ::testing::PrintToString(timeline);
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

// The link in the mail, as a mail program and a browser use it (RFC 8058).
TEST_F(WholeHouse, AReaderSaysNoByTheLinkInTheMail) {
    const auto reader = Imported();
    for (const char* brick : {"invoicing", "crm", "marketing"}) ASSERT_TRUE(Activate(brick).ok());
    ASSERT_FALSE(SoldTo(reader.name()).name().empty());
    SayYes(reader.name());
    ASSERT_EQ(SendTo(GoodClients().name()).sent_count(), 1);
    const std::string mail = sink_->Mails().at(0);
    const std::size_t begin = mail.find("/l/1/unsubscribe/");
    ASSERT_NE(begin, std::string::npos) << mail;
    const std::string link = mail.substr(begin, mail.find('>', begin) - begin);
    const auto ask = [this](const std::string& method, const std::string& path) {
        return AskByHttp(socled_->http_port(),
                         method + " " + path + " HTTP/1.1\r\nHost: a\r\nAccept-Language: fr\r\n" +
                             "Content-Length: 0\r\n\r\n");
    };
    const auto allowed = [&] {
        marketing::v1::GetPermissionsRequest request;
        request.set_party(reader.name());
        const auto permissions = marketing().GetPermissions(request);
        EXPECT_TRUE(permissions.ok()) << permissions.status();
        return std::ranges::any_of(permissions->permissions(), [](const auto& permission) {
            return permission.purpose() == marketing::v1::PURPOSE_NEWSLETTER &&
                   permission.channel() == marketing::v1::CHANNEL_EMAIL && permission.allowed();
        });
    };
    ASSERT_TRUE(allowed());
    // Whatever fetches links in passing changes nothing.
    const std::string page = ask("GET", link);
    EXPECT_TRUE(page.starts_with("HTTP/1.1 200")) << page;
    EXPECT_NE(page.find("<button autofocus>Ne plus recevoir ces e-mails</button>"),
              std::string::npos)
        << page;
    EXPECT_TRUE(allowed());
    for (int twice = 0; twice < 2; ++twice) {
        const std::string done = ask("POST", link + "?from=a-mail-program");
        EXPECT_TRUE(done.starts_with("HTTP/1.1 200")) << done;
        EXPECT_NE(done.find("noté"), std::string::npos) << done;
        EXPECT_FALSE(allowed());
    }
    const std::pair<std::string, std::string> others[] = {
        {"POST " + link + "0", "410"},
        {"POST /l/2" + link.substr(4), "404"},  // another company, which has no marketing
        {"POST /l/1/unsubscribe/" + std::string(501, 'a'), "404"},
        {"POST /l/1/unsubscribe/", "404"},
        {"POST /l/x/unsubscribe/a", "404"},
        {"POST /l/1/subscribe/a", "404"},
        {"GET /socle.identity.v1.IdentityService/SignIn", "404"},
        {"GET /", "404"},
        {"PUT " + link, "405"},
    };
    for (const auto& [request, status] : others) {
        const std::size_t blank = request.find(' ');
        const std::string answer = ask(request.substr(0, blank), request.substr(blank + 1));
        EXPECT_EQ(answer.substr(9, 3), status) << request;
        EXPECT_NE(answer.find("<html lang=\"fr\">"), std::string::npos) << answer;
    }
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

TEST_F(WholeHouse, AKillWhileACampaignIsSentSendsNothingTwice) {
    ASSERT_TRUE(Activate("marketing").ok());
    marketing::v1::CreateSegmentRequest everybody;
    everybody.mutable_segment()->set_display_name("Lyon");
    everybody.mutable_segment()->add_conditions()->set_postal_code_prefix("69");
    constexpr int kReaders = 40;
    for (int i = 0; i < kReaders; ++i) {
        client_record::v1::CreatePartyRequest request;
        request.mutable_party()->set_display_name("Lecteur " + std::to_string(i));
        request.mutable_party()->set_kind(client_record::v1::PARTY_KIND_PERSON);
        request.mutable_party()->add_emails()->set_address("lecteur" + std::to_string(i) +
                                                           "@example.org");
        auto& address = *request.mutable_party()->add_addresses()->mutable_address();
        address.add_lines("1 rue de la Paix");
        address.set_postal_code("69002");
        address.set_city("Lyon");
        address.set_country_code("FR");
        const auto party = record().CreateParty(request);
        ASSERT_TRUE(party.ok()) << party.status();
        SayYes(party->name());
    }
    const auto segment = marketing().CreateSegment(everybody);
    ASSERT_TRUE(segment.ok()) << segment.status();
    WaitForJob(segment->job());
    marketing::v1::CreateCampaignRequest request;
    request.mutable_campaign()->set_display_name("Lettre");
    request.mutable_campaign()->set_purpose(marketing::v1::PURPOSE_NEWSLETTER);
    request.mutable_campaign()->set_segment(segment->name());
    request.mutable_campaign()->set_subject_fr("Nouvelles");
    request.mutable_campaign()->set_body_fr("Bonjour");
    const std::string name = marketing().CreateCampaign(request)->name();
    marketing::v1::PrepareCampaignRequest prepare;
    prepare.set_name(name);
    WaitForJob(marketing().PrepareCampaign(prepare)->job());
    marketing::v1::SendCampaignRequest send;
    send.set_name(name);
    const auto sending = marketing().SendCampaign(send);
    ASSERT_TRUE(sending.ok()) << sending.status();
    while (sink_->Mails().size() < 5) std::this_thread::yield();
    socled_->Kill();
    ASSERT_TRUE(socled_->Restart().ok());
    SignIn();
    WaitForJob(sending->job());

    marketing::v1::GetCampaignRequest get;
    get.set_name(name);
    const auto campaign = marketing().GetCampaign(get);
    ASSERT_TRUE(campaign.ok()) << campaign.status();
    EXPECT_EQ(campaign->state(), marketing::v1::CAMPAIGN_STATE_SENT);
    EXPECT_LE(campaign->failed_count(), 1) << "at most the one that was being sent";
    EXPECT_EQ(campaign->sent_count() + campaign->failed_count(), campaign->recipient_count());
    std::vector<std::string> readers;
    for (const std::string& mail : sink_->Mails())
        readers.push_back(mail.substr(0, mail.find("\r\n")));
    std::ranges::sort(readers);
    EXPECT_EQ(std::ranges::adjacent_find(readers), readers.end()) << "somebody got it twice";
    EXPECT_GE(static_cast<std::int64_t>(readers.size()), campaign->sent_count());
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

}  // namespace
}  // namespace socle::scenarios
