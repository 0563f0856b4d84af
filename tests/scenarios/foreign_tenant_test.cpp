// Two companies on one socled: neither can see, name or change anything of the other's, through any
// method of any contract.
#include <set>

#include "by_text.hpp"
#include "company.hpp"

namespace socle::scenarios {
namespace {

// In every text the first company keeps, so that a leak is seen wherever it comes out.
constexpr const char* kMark = "Zanzibar";

constexpr const char* kAddress =
    "addresses { address { lines: '1 rue X' postal_code: '69001' city: 'Lyon' country_code: 'FR' } "
    "} ";
constexpr const char* kLine =
    "lines { description: 'Zanzibar' unit_price { value: '100' } vat_rate { value: '20' } } ";

// A second company with the first one's roles, and an owner of its own with the same password.
constexpr const char* kSecondCompany = R"sql(
    insert into identity.tenant (tenant_id, display_name, time_zone, currency_code,
        payment_term_days, updated_at)
    values (2, 'Voisin', 'Europe/Paris', 'EUR', 30, now());
    insert into identity.role (tenant_id, role, display_name, permissions)
    select 2, role, display_name, permissions from identity.role where tenant_id = 1;
    insert into identity.app_user (user_id, email, email_key, password_hash, created_at)
    select '0193cafe-0000-7000-8000-000000000002', 'voisin@example.com', 'voisin@example.com',
        password_hash, now() from identity.app_user;
    insert into identity.membership (tenant_id, user_id, display_name, role, created_at)
    values (2, '0193cafe-0000-7000-8000-000000000002', 'Voisin', 'owner', now()))sql";

class ForeignTenant : public Company {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        ASSERT_TRUE(socled_->RunSql("identity", kSecondCompany).ok());
        Equip();
        if (HasFailure()) return;
        MakeRecords();
        if (HasFailure()) return;
        const auto token = socled_->SignInOwner("voisin@example.com");
        ASSERT_TRUE(token.ok()) << token.status();
        first_ = std::exchange(channel_, socled_->Connect(*token));
        Equip();
        own_ = NewClient("Client du voisin");
        names_["own"] = own_;
        names_["own_draft"] = NewDraft(own_, "1", "100", "20");
    }
    void Equip() {
        SetUpIdentity();
        for (const char* brick : {"exchange", "crm", "invoicing", "marketing"})
            ASSERT_TRUE(Activate(brick).ok()) << brick;
    }
    // `request` with "$word" replaced by the name that was kept under it.
    std::string Filled(std::string request) const {
        for (const auto& [word, name] : names_) {
            const std::string key = "$" + word + "'";
            for (auto at = request.find(key); at != std::string::npos; at = request.find(key))
                request.replace(at, key.size() - 1, name);
        }
        return request;
    }
    void Make(const std::string& word, const std::string& method, const std::string& request) {
        const auto reply = CallByText(*channel_, method, Filled(request));
        ASSERT_TRUE(reply.ok()) << method << " " << word << ": " << reply.status();
        names_[word] = reply->name;
    }
    void MakeParties();
    void MakeSales();
    void MakeMails();
    void MakeRecords();
    // How far each company's log and audit trail have got.
    std::string Heads() {
        const auto rows = socled_->RunSql(
            "bus",
            "select string_agg(tenant_id || ':' || position || ':' || audit_number, ' ' "
            "order by tenant_id) as heads from bus.head");
        EXPECT_TRUE(rows.ok()) << rows.status();
        return rows.ok() ? (*rows)[0].Text("heads") : "";
    }
    void ExpectSilent(const std::string& what, const std::string& text) {
        EXPECT_EQ(text.find(kMark), std::string::npos) << what << " tells: " << text;
        for (const auto& [word, name] : names_)
            EXPECT_TRUE(word.starts_with("own") || text.find(name) == std::string::npos)
                << what << " names " << word << ": " << text;
    }

    std::unique_ptr<RemoteChannel> first_;  // the first company's; channel_ is the second's
    std::string own_;
    std::map<std::string, std::string> names_;
};

void ForeignTenant::MakeParties() {
    const std::string create = "ClientRecordService/CreateParty";
    const std::string kind = " kind: PARTY_KIND_COMPANY ";
    Make("party", create,
         "party { display_name: 'Zanzibar Bois' siret: '40483304800022' " + kind + kAddress + "}");
    Make("other", create, "party { display_name: 'Zanzibar Annexe'" + kind + kAddress + "}");
    Make("merged", create, "party { display_name: 'Zanzibar Ancien'" + kind + kAddress + "}");
    Make("other", "ClientRecordService/MergeParties", "name: '$other' source: '$merged'");
    Make("relation", "ClientRecordService/CreateRelation",
         "relation { from_party: '$party' kind: RELATION_KIND_PAYS_FOR to_party: '$other' }");
    Make("note", "ClientRecordService/CreateNote", "party: '$party' text: 'Zanzibar'");
}

void ForeignTenant::MakeSales() {
    Make("pipeline", "CrmService/CreatePipeline",
         "pipeline { display_name: 'Zanzibar' stages { stage: 'a' display_name: 'A' probability { "
         "value: '10' } } }");
    for (const char* word : {"opportunity", "lost"})
        Make(word, "CrmService/CreateOpportunity",
             "opportunity { display_name: 'Zanzibar' party: '$party' }");
    Make("lost", "CrmService/LoseOpportunity", "name: '$lost' loss_reason: LOSS_REASON_PRICE");
    Make("product", "InvoicingService/CreateProduct",
         "product { code: 'Z' display_name: 'Zanzibar' unit_price { value: '1' } vat_rate { value: "
         "'20' } }");
    for (const char* word : {"quote", "accepted"})
        Make(word, "InvoicingService/CreateQuote",
             std::string("quote { party: '$party' ") + kLine + "}");
    Make("accepted", "InvoicingService/AcceptQuote", "name: '$accepted'");
    for (const char* word : {"draft", "invoice"})
        Make(word, "InvoicingService/CreateInvoice",
             std::string("invoice { party: '$party' ") + kLine + "}");
    Make("invoice", "InvoicingService/IssueInvoice", "name: '$invoice'");
    Make("payment", "InvoicingService/RecordPayment",
         "invoice: '$invoice' amount { currency_code: 'EUR' minor_units: 100 } reference: "
         "'Zanzibar'");
    Make("credit", "InvoicingService/IssueCreditNote",
         "invoice: '$invoice' reason: 'Zanzibar' lines { line: 1 quantity { value: '0.5' } }");
}

void ForeignTenant::MakeMails() {
    Make("delivery", "InvoicingService/SendDocument",
         "name: '$invoice' to: 'z@example.com' subject: 'Zanzibar'");
    Make("consent", "MarketingService/RecordConsent",
         "party: '$party' purpose: PURPOSE_OFFERS channel: CHANNEL_EMAIL consent { wording: "
         "'Zanzibar' wording_version: '1' source: 'Zanzibar' proof: 'Zanzibar' }");
    Make("segment", "MarketingService/CreateSegment",
         "segment { display_name: 'Zanzibar' conditions { postal_code_prefix: '69' } }");
    Make("campaign", "MarketingService/CreateCampaign",
         "campaign { display_name: 'Zanzibar' purpose: PURPOSE_OFFERS segment: '$segment' "
         "subject_fr: 'Zanzibar' body_fr: 'Zanzibar' }");
}

void ForeignTenant::MakeRecords() {
    MakeParties();
    MakeSales();
    MakeMails();
    Make("role", "IdentityService/CreateRole",
         "role { name: 'roles/zanzibar' display_name: 'Zanzibar' permissions: 'crm.read' }");
    Make("user", "IdentityService/CreateUser",
         "user { email: 'z@example.com' display_name: 'Zanzibar' role: '$role' } password: 'une "
         "phrase assez longue'");
    identity::v1::CreateApiKeyRequest key;
    key.set_display_name(kMark);
    key.set_role("roles/reader");
    const auto created = identity().CreateApiKey(key);
    ASSERT_TRUE(created.ok()) << created.status();
    names_["key"] = created->api_key().name();
    const auto sessions = identity().ListSessions({});
    ASSERT_TRUE(sessions.ok()) << sessions.status();
    names_["session"] = sessions->sessions(0).name();
    const auto import = Import(SOCLE_FIXTURES "/imports/clients_excel_fr.csv");
    ASSERT_TRUE(import.ok()) << import.status();
    names_["import"] = import->name();
    names_["job"] = import->job();
}

struct Case {
    std::string method, request;
    std::string reason = "NOT_FOUND";  // "" where the answer is an empty list
};

const std::vector<Case>& NamingCases() {
    static const std::vector<Case> cases = {
        {"ClientRecordService/GetParty", "name: '$party'"},
        {"ClientRecordService/GetParty", "name: '$merged'"},
        {"ClientRecordService/UpdateParty", "party { name: '$party' display_name: 'Pris' }"},
        {"ClientRecordService/MergeParties", "name: '$party' source: '$other'"},
        {"ClientRecordService/MergeParties", "name: '$own' source: '$party'"},
        {"ClientRecordService/MergeParties", "name: '$party' source: '$own'"},
        {"ClientRecordService/UnmergeParty", "name: '$merged'"},
        {"ClientRecordService/EraseParty", "name: '$party'"},
        {"ClientRecordService/CreateRelation",
         "relation { from_party: '$own' kind: RELATION_KIND_USES to_party: '$party' }"},
        {"ClientRecordService/CreateRelation",
         "relation { from_party: '$party' kind: RELATION_KIND_USES to_party: '$own' }"},
        {"ClientRecordService/EndRelation", "name: '$relation'"},
        {"ClientRecordService/ListRelations", "party: '$party'"},
        {"ClientRecordService/CreateNote", "party: '$party' text: 'Pris'"},
        {"ClientRecordService/ListNotes", "party: '$party'"},
        {"ClientRecordService/ListTimeline", "party: '$party'"},
        {"CrmService/GetPipeline", "name: '$pipeline'"},
        {"CrmService/UpdatePipeline", "pipeline { name: '$pipeline' display_name: 'Pris' }"},
        {"CrmService/CreateOpportunity", "opportunity { display_name: 'Pris' party: '$party' }"},
        {"CrmService/CreateOpportunity",
         "opportunity { display_name: 'Pris' party: '$own' pipeline: '$pipeline' }"},
        {"CrmService/GetOpportunity", "name: '$opportunity'"},
        {"CrmService/UpdateOpportunity",
         "opportunity { name: '$opportunity' display_name: 'Pris' }"},
        {"CrmService/MoveOpportunity", "name: '$opportunity' stage: 'a'"},
        {"CrmService/WinOpportunity", "name: '$opportunity'"},
        {"CrmService/LoseOpportunity", "name: '$opportunity' loss_reason: LOSS_REASON_PRICE"},
        {"CrmService/ReopenOpportunity", "name: '$lost'"},
        {"CrmService/SetNextAction", "name: '$opportunity'"},
        {"InvoicingService/GetProduct", "name: '$product'"},
        {"InvoicingService/UpdateProduct", "product { name: '$product' display_name: 'Pris' }"},
        {"InvoicingService/CreateQuote", std::string("quote { party: '$party' ") + kLine + "}"},
        {"InvoicingService/CreateQuote", "quote { party: '$own' lines { product: '$product' } }"},
        {"InvoicingService/GetQuote", "name: '$quote'"},
        {"InvoicingService/UpdateQuote", "quote { name: '$quote' subject: 'Pris' }"},
        {"InvoicingService/AcceptQuote", "name: '$quote'"},
        {"InvoicingService/RefuseQuote", "name: '$quote'"},
        {"InvoicingService/CreateInvoice", "invoice { party: '$party' }"},
        {"InvoicingService/CreateInvoice", "invoice { quote: '$accepted' }"},
        {"InvoicingService/CreateInvoice",
         "invoice { party: '$own' lines { product: '$product' } }"},
        {"InvoicingService/GetInvoice", "name: '$draft'"},
        {"InvoicingService/GetInvoice", "name: '$invoice'"},
        {"InvoicingService/UpdateInvoice", "invoice { name: '$draft' subject: 'Pris' }"},
        {"InvoicingService/UpdateInvoice", "invoice { name: '$own_draft' party: '$party' }"},
        {"InvoicingService/DeleteInvoice", "name: '$draft'"},
        {"InvoicingService/IssueInvoice", "name: '$draft'"},
        {"InvoicingService/IssueCreditNote", "invoice: '$invoice' reason: 'Pris'"},
        {"InvoicingService/GetCreditNote", "name: '$credit'"},
        {"InvoicingService/RecordPayment",
         "invoice: '$invoice' amount { currency_code: 'EUR' minor_units: 100 }"},
        {"InvoicingService/RecordRefund", "invoice: '$invoice'"},
        {"InvoicingService/CancelPayment", "name: '$payment'"},
        {"InvoicingService/RenderDocument", "name: '$quote'"},
        {"InvoicingService/RenderDocument", "name: '$invoice'"},
        {"InvoicingService/RenderDocument", "name: '$credit'"},
        {"InvoicingService/SendDocument", "name: '$invoice' to: 'pris@example.com'"},
        {"InvoicingService/GetDelivery", "name: '$delivery'"},
        {"InvoicingService/RecordBounce", "delivery: '$delivery' reason: 'Pris'"},
        {"MarketingService/RecordConsent",
         "party: '$party' purpose: PURPOSE_OFFERS channel: CHANNEL_EMAIL consent { wording: 'x' "
         "wording_version: '1' source: 'x' proof: 'x' }"},
        {"MarketingService/WithdrawConsent", "party: '$party' channel: CHANNEL_EMAIL"},
        {"MarketingService/GetSegment", "name: '$segment'"},
        {"MarketingService/DeleteSegment", "name: '$segment'"},
        {"MarketingService/ExplainMembership", "segment: '$segment' party: '$own'"},
        {"MarketingService/CreateCampaign",
         "campaign { display_name: 'Pris' purpose: PURPOSE_OFFERS segment: '$segment' subject_fr: "
         "'x' body_fr: 'x' }"},
        {"MarketingService/GetCampaign", "name: '$campaign'"},
        {"MarketingService/UpdateCampaign", "campaign { name: '$campaign' display_name: 'Pris' }"},
        {"MarketingService/PreviewCampaign", "name: '$campaign' party: '$own'"},
        {"MarketingService/PrepareCampaign", "name: '$campaign'"},
        {"MarketingService/SendCampaign", "name: '$campaign'"},
        {"MarketingService/CancelCampaign", "name: '$campaign'"},
        {"MarketingService/ListRecipients", "campaign: '$campaign'"},
        {"MarketingService/RecordBounce",
         "recipient: 'recipients/0192a000-0000-7000-8000-00000000dead'"},
        {"MarketingService/Unsubscribe", "token: 'x'", "LINK_INVALID"},
    };
    return cases;
}

const std::vector<Case>& OfficeCases() {
    static const std::vector<Case> cases = {
        {"ClientRecordService/DeleteParty", "name: '$party'"},
        {"CrmService/DeleteOpportunity", "name: '$opportunity'"},
        {"ExchangeService/UndoImport", "name: '$import'"},
        {"ExchangeService/GetImport", "name: '$import'"},
        {"ExchangeService/DownloadRefusedRows", "name: '$import'"},
        {"JobsService/GetJob", "name: '$job'"},
        {"JobsService/WatchJob", "name: '$job'"},
        {"JobsService/CancelJob", "name: '$job'"},
        {"JobsService/ResumeJob", "name: '$job'"},
        {"IdentityService/CreateUser",
         "user { email: 'n@example.com' display_name: 'N' role: '$role' } password: 'une phrase "
         "assez longue'"},
        {"IdentityService/UpdateUser", "user { name: '$user' disabled: true }"},
        {"IdentityService/UpdateRole", "role { name: '$role' permissions: 'crm.write' }"},
        {"IdentityService/RevokeSession", "name: '$session'"},
        {"IdentityService/CreateApiKey", "display_name: 'N' role: '$role'"},
        {"IdentityService/RevokeApiKey", "name: '$key'"},
        {"BusService/RetryParkedEvent", "consumer: 'crm' position: 1"},
        {"BusService/SkipParkedEvent", "consumer: 'crm' position: 1 comment: 'Pris'"},
    };
    return cases;
}

const std::vector<Case>& ListingCases() {
    static const std::vector<Case> cases = {
        {"ClientRecordService/ListParties", "page_size: 1000", ""},
        {"ClientRecordService/SearchParties", "query: 'Bois'", ""},
        {"ClientRecordService/SearchParties", "query: '40483304800022'", ""},
        {"ClientRecordService/FindDuplicates",
         "party { display_name: 'Zanzibar Bois' siret: '40483304800022' }", ""},
        {"CrmService/ListPipelines", "", ""},
        {"CrmService/ListOpportunities", "", ""},
        {"InvoicingService/ListProducts", "include_archived: true", ""},
        {"InvoicingService/ListQuotes", "", ""},
        {"InvoicingService/ListInvoices", "", ""},
        {"InvoicingService/ListCreditNotes", "", ""},
        {"InvoicingService/ListPayments", "", ""},
        {"InvoicingService/ListDeliveries", "document: '$invoice'", ""},
        {"MarketingService/ListConsents", "", ""},
        {"MarketingService/ListConsents", "party: '$party'", ""},
        {"MarketingService/ListSegments", "", ""},
        {"MarketingService/ListMemberships", "segment: '$segment' with_past: true", ""},
        {"MarketingService/ListCampaigns", "", ""},
        {"ExchangeService/ListImports", "", ""},
        {"JobsService/ListJobs", "", ""},
        {"IdentityService/ListUsers", "", ""},
        {"IdentityService/ListRoles", "", ""},
        {"IdentityService/ListSessions", "all_users: true", ""},
        {"IdentityService/ListApiKeys", "", ""},
        {"IdentityService/ListAuditEntries", "page_size: 1000", ""},
        {"IdentityService/ListAuditEntries", "target: '$party'", ""},
        {"IdentityService/GetSelf", "", ""},
        {"IdentityService/GetTenant", "", ""},
        {"BusService/ListEvents", "page_size: 1000", ""},
        {"BusService/ListEvents", "stream: '$invoice'", ""},
        {"BusService/ListConsumers", "", ""},
        {"BusService/ListParkedEvents", "", ""},
        {"BricksService/ListBricks", "", ""},
        // A filter that matches nothing gives an empty list, whoever else knows the name.
        {"CrmService/ListOpportunities", "party: '$party'", ""},
        {"InvoicingService/ListQuotes", "party: '$party'", ""},
        {"InvoicingService/ListInvoices", "party: '$party'", ""},
        {"InvoicingService/ListCreditNotes", "invoice: '$invoice'", ""},
        {"InvoicingService/ListPayments", "invoice: '$invoice'", ""},
        // Of a party nobody knows nothing was ever said.
        {"MarketingService/GetPermissions", "party: '$party'", ""},
    };
    return cases;
}

TEST_F(ForeignTenant, EveryRecordOfAnotherCompanyIsNotThere) {
    const std::string before = Heads();
    for (const std::vector<Case>& cases : {NamingCases(), OfficeCases(), ListingCases()})
        for (const auto& [method, request, reason] : cases) {
            const std::string what = method + " " + request;
            const auto reply = CallByText(*channel_, method, Filled(request));
            EXPECT_EQ(ReasonOf(reply.status()), reason) << what << ": " << reply.status();
            if (reply.ok()) ExpectSilent(what, reply->text);
            EXPECT_EQ(Heads(), before) << what << " has written something";
        }
    // What the first company keeps is as it was.
    std::swap(first_, channel_);
    EXPECT_EQ(Findings(), std::vector<std::string>());
    const auto timeline = Timeline(names_["party"]);
    EXPECT_TRUE(std::ranges::any_of(
        timeline, [](const std::string& text) { return text.find("Avoir") != std::string::npos; }));
}

// A method that is new says here what it does with another company's record.
TEST(ForeignTenantCases, CoverEveryMethod) {
    std::set<std::string> covered = {
        // Name no record that is there, or one's own company only.
        "ClientRecordService/CreateParty", "ClientRecordService/ImportParties",
        "CrmService/CreatePipeline", "InvoicingService/CreateProduct",
        "ExchangeService/ImportClients", "ExchangeService/ImportOpportunities",
        "ExchangeService/ImportProducts", "IdentityService/SignIn", "IdentityService/SignOut",
        "IdentityService/ChangePassword", "IdentityService/UpdateTenant",
        "IdentityService/CreateRole", "BricksService/ActivateBrick",
        "BricksService/DeactivateBrick", "MarketingService/CreateSegment", "BricksService/Describe",
        "BricksService/Verify",
        // Never ends; reads what ListEvents reads.
        "BusService/WatchEvents"};
    for (const std::vector<Case>& cases : {NamingCases(), OfficeCases(), ListingCases()})
        for (const Case& item : cases) covered.insert(item.method);
    for (const auto* method : AllMethods())
        EXPECT_TRUE(covered.contains(ShortNameOf(*method))) << ShortNameOf(*method);
}

}  // namespace
}  // namespace socle::scenarios
