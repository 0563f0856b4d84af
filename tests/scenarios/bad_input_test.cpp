// Bad input through the public port: each gets its documented reason and changes nothing.
#include "company.hpp"

namespace socle::scenarios {
namespace {

constexpr const char* kStrangerId = "parties/01930000-0000-7000-8000-000000000000";

class BadInput : public Company {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        ASSERT_TRUE(Activate("invoicing").ok());
        client_ = NewClient("Menuiserie Roux");
    }
    // How many writing transactions there were, with an event or without: unchanged means nothing
    // was written.
    std::int64_t Writes() {
        const auto head =
            socled_->RunSql("bus", "select audit_number from bus.head where tenant_id = 1");
        EXPECT_TRUE(head.ok()) << head.status();
        return head.ok() && !head->empty() ? (*head)[0].Int64("audit_number") : -1;
    }
    void ExpectRefused(const std::string& reason, const std::function<absl::Status()>& call) {
        const std::int64_t before = Writes();
        const absl::Status status = call();
        EXPECT_EQ(ReasonOf(status), reason) << status;
        EXPECT_EQ(Writes(), before) << reason << " has written something";
    }
    absl::Status Get(const std::string& name) {
        client_record::v1::GetPartyRequest request;
        request.set_name(name);
        return record().GetParty(request).status();
    }
    std::string client_;
};

TEST_F(BadInput, WatchingWritesNothing) {
    const std::int64_t before = Writes();
    int seen = 0;
    const absl::Status end = bus::v1::BusClient(*channel_).WatchEvents(
        {}, [&seen](const bus::v1::Event&) -> absl::Status {
            return ++seen < 3 ? absl::OkStatus() : absl::AbortedError("enough");
        });
    EXPECT_EQ(end.code(), absl::StatusCode::kAborted) << end;
    EXPECT_EQ(Writes(), before);
}

TEST_F(BadInput, AWrongIdAndAnUnknownOne) {
    ExpectRefused("INVALID_NAME", [&] { return Get("parties/42"); });
    ExpectRefused("INVALID_NAME",
                  [&] { return Get("invoices/01930000-0000-7000-8000-000000000000"); });
    ExpectRefused("NOT_FOUND", [&] { return Get(kStrangerId); });
}

TEST_F(BadInput, AClientWhoWasErased) {
    ASSERT_TRUE(Activate("crm").ok());
    client_record::v1::CreatePartyRequest person;
    person.mutable_party()->set_kind(client_record::v1::PARTY_KIND_PERSON);
    person.mutable_party()->set_display_name("Zoé Martin");
    const auto created = record().CreateParty(person);
    ASSERT_TRUE(created.ok()) << created.status();
    client_record::v1::ErasePartyRequest erase;
    erase.set_name(created->name());
    ASSERT_TRUE(record().EraseParty(erase).ok());
    ExpectRefused("CLIENT_ERASED", [&] {
        invoicing::v1::CreateQuoteRequest quote;
        quote.mutable_quote()->set_party(created->name());
        return invoicing().CreateQuote(quote).status();
    });
    ExpectRefused("CLIENT_ERASED", [&] {
        invoicing::v1::CreateInvoiceRequest draft;
        draft.mutable_invoice()->set_party(created->name());
        return invoicing().CreateInvoice(draft).status();
    });
    ExpectRefused("CLIENT_ERASED", [&] {
        crm::v1::CreateOpportunityRequest opportunity;
        opportunity.mutable_opportunity()->set_display_name("Parquet");
        opportunity.mutable_opportunity()->set_party(created->name());
        return crm().CreateOpportunity(opportunity).status();
    });
}

TEST_F(BadInput, AnInvoiceWithoutLines) {
    invoicing::v1::CreateInvoiceRequest create;
    create.mutable_invoice()->set_party(client_);
    const auto draft = invoicing().CreateInvoice(create);
    ASSERT_TRUE(draft.ok()) << draft.status();
    ExpectRefused("NO_LINES", [&] { return Issue(draft->name()).status(); });
}

TEST_F(BadInput, APaymentAboveTheTotal) {
    const auto invoice = Issue(NewDraft(client_, "1", "100", "20"));
    ASSERT_TRUE(invoice.ok()) << invoice.status();
    ExpectRefused("PAYMENT_ABOVE_BALANCE", [&] { return Pay(invoice->name(), 12001).status(); });
    EXPECT_TRUE(Pay(invoice->name(), 12000).ok());
}

TEST_F(BadInput, TheThirtyFirstOfFebruary) {
    invoicing::v1::CreateInvoiceRequest create;
    create.mutable_invoice()->set_party(client_);
    auto& date = *create.mutable_invoice()->mutable_issue_date();
    date.set_year(2026);
    date.set_month(2);
    date.set_day(31);
    ExpectRefused("INVALID_DATE", [&] { return invoicing().CreateInvoice(create).status(); });
}

TEST_F(BadInput, AVatRateThatDoesNotExist) {
    invoicing::v1::CreateInvoiceRequest create;
    create.mutable_invoice()->set_party(client_);
    auto& line = *create.mutable_invoice()->add_lines();
    line.set_description("x");
    line.mutable_unit_price()->set_value("1");
    line.mutable_vat_rate()->set_value("17.5");
    ExpectRefused("VAT_RATE_NOT_ALLOWED",
                  [&] { return invoicing().CreateInvoice(create).status(); });
}

TEST_F(BadInput, NumbersThatAreNone) {
    const struct {
        const char* quantity;
        const char* unit_price;
        const char* reason;
    } cases[] = {
        {"NaN", "1", "INVALID_VALUE"},
        {"1e5", "1", "INVALID_VALUE"},
        {"1,5", "1", "INVALID_VALUE"},
        {"--1", "1", "INVALID_VALUE"},
        {"0", "1", "OUT_OF_RANGE"},
        {"0.00001", "1", "OUT_OF_RANGE"},
        {"1", "-1", "OUT_OF_RANGE"},
        {"1", "0.1234567", "OUT_OF_RANGE"},
        {"1", "9999999999999999999999", "OUT_OF_RANGE"},
        {"999999999999", "999999999999", "OUT_OF_RANGE"},
    };
    for (const auto& [quantity, unit_price, reason] : cases) {
        invoicing::v1::CreateInvoiceRequest create;
        create.mutable_invoice()->set_party(client_);
        auto& line = *create.mutable_invoice()->add_lines();
        line.set_description("x");
        line.mutable_quantity()->set_value(quantity);
        line.mutable_unit_price()->set_value(unit_price);
        line.mutable_vat_rate()->set_value("20");
        SCOPED_TRACE(std::string(quantity) + " x " + unit_price);
        ExpectRefused(reason, [&] { return invoicing().CreateInvoice(create).status(); });
    }
}

TEST_F(BadInput, AnEnumValueNobodyKnows) {
    invoicing::v1::CreateProductRequest create;
    create.mutable_product()->set_display_name("x");
    create.mutable_product()->set_kind(static_cast<invoicing::v1::ProductKind>(99));
    create.mutable_product()->mutable_unit_price()->set_value("1");
    create.mutable_product()->mutable_vat_rate()->set_value("20");
    ExpectRefused("INVALID_VALUE", [&] { return invoicing().CreateProduct(create).status(); });
}

TEST_F(BadInput, PagesThatAreNone) {
    client_record::v1::ListPartiesRequest request;
    request.set_page_token("nonsense");
    ExpectRefused("INVALID_PAGE_TOKEN", [&] { return record().ListParties(request).status(); });
    request.clear_page_token();
    request.set_page_size(-1);
    ExpectRefused("OUT_OF_RANGE", [&] { return record().ListParties(request).status(); });
}

TEST_F(BadInput, ARequestIdUsedForSomethingElse) {
    client_record::v1::CreateNoteRequest request;
    request.set_party(client_);
    request.set_text("Rappeler lundi");
    request.set_request_id("01930000-0000-7000-8000-000000000001");
    const auto first = record().CreateNote(request);
    ASSERT_TRUE(first.ok()) << first.status();
    // The same request again gets the same reply, and writes nothing.
    const std::int64_t before = Writes();
    const auto again = record().CreateNote(request);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->name(), first->name());
    EXPECT_EQ(Writes(), before);
    request.set_text("Rappeler mardi");
    ExpectRefused("REQUEST_ID_REUSED", [&] { return record().CreateNote(request).status(); });
}

TEST_F(BadInput, ARequestOfTwentyMegabytes) {
    client_record::v1::CreateNoteRequest request;
    request.set_party(client_);
    request.set_text(std::string(20 << 20, 'x'));
    ExpectRefused("TOO_LARGE", [&] { return record().CreateNote(request).status(); });
}

TEST_F(BadInput, TextThatIsNotUtf8) {
    // Field 1 (party) holding field 3 (display_name) "\xff".
    const std::string bytes("\x0a\x03\x1a\x01\xff", 5);
    ExpectRefused("INVALID_MESSAGE", [&] {
        return channel_->Unary("/socle.client_record.v1.ClientRecordService/CreateParty", bytes)
            .status();
    });
}

TEST_F(BadInput, NoTokenAWrongOneAndASignedOutOne) {
    const auto get_self = [&](const std::string& token) {
        const auto channel = socled_->Connect(token);
        return identity::v1::IdentityClient(*channel).GetSelf({}).status();
    };
    EXPECT_EQ(ReasonOf(get_self("")), "UNAUTHENTICATED");
    EXPECT_EQ(ReasonOf(get_self("socle_session_nonsense")), "UNAUTHENTICATED");
    const auto token = socled_->SignInOwner();
    ASSERT_TRUE(token.ok());
    ASSERT_TRUE(get_self(*token).ok());
    const auto channel = socled_->Connect(*token);
    ASSERT_TRUE(identity::v1::IdentityClient(*channel).SignOut({}).ok());
    EXPECT_EQ(ReasonOf(get_self(*token)), "UNAUTHENTICATED");
}

// What no method does: time passes for what was signed in or made at that moment.
TEST_F(BadInput, AnExpiredToken) {
    const struct {
        const char* what;
        const char* past;
    } cases[] = {
        {"left alone for 31 minutes", "last_use_at = last_use_at - interval '31 minutes'"},
        {"signed in 13 hours ago", "created_at = created_at - interval '13 hours'"},
    };
    for (const auto& [what, past] : cases) {
        SCOPED_TRACE(what);
        // Another session than the one that looks: what is in use is known for three seconds.
        const auto token = socled_->SignInOwner();
        ASSERT_TRUE(token.ok()) << token.status();
        const auto aged = socled_->RunSql(
            "identity", "update identity.session set " + std::string(past) +
                            " where session_id = (select session_id from identity.session"
                            " order by created_at desc limit 1)");
        ASSERT_TRUE(aged.ok()) << aged.status();
        const auto channel = socled_->Connect(*token);
        client_record::v1::CreatePartyRequest party;
        party.mutable_party()->set_display_name("Trop tard");
        ExpectRefused("TOKEN_EXPIRED", [&] {
            return client_record::v1::ClientRecordClient(*channel).CreateParty(party).status();
        });
    }
}

TEST_F(BadInput, AnExpiredApiKey) {
    identity::v1::CreateApiKeyRequest request;
    request.set_display_name("Boutique");
    request.set_role("roles/reader");
    const auto key = identity().CreateApiKey(request);
    ASSERT_TRUE(key.ok()) << key.status();
    const auto aged = socled_->RunSql(
        "identity", "update identity.api_key set expires_at = created_at - interval '1 second'");
    ASSERT_TRUE(aged.ok()) << aged.status();
    const auto channel = socled_->Connect(key->secret());
    ExpectRefused("TOKEN_EXPIRED", [&] {
        return client_record::v1::ClientRecordClient(*channel).ListParties({}).status();
    });
}

TEST_F(BadInput, AMissingPermission) {
    identity::v1::CreateUserRequest create;
    create.mutable_user()->set_email("lea@example.com");
    create.mutable_user()->set_display_name("Léa");
    create.mutable_user()->set_role("roles/reader");
    create.set_password("une phrase assez longue");
    ASSERT_TRUE(identity().CreateUser(create).ok());
    identity::v1::SignInRequest sign_in;
    sign_in.set_email("lea@example.com");
    sign_in.set_password("une phrase assez longue");
    const auto session = identity().SignIn(sign_in);
    ASSERT_TRUE(session.ok()) << session.status();
    const auto channel = socled_->Connect(session->token());
    client_record::v1::ClientRecordClient reader(*channel);
    EXPECT_TRUE(reader.ListParties({}).ok());
    client_record::v1::CreatePartyRequest party;
    party.mutable_party()->set_display_name("Interdit");
    ExpectRefused("PERMISSION_DENIED", [&] { return reader.CreateParty(party).status(); });
}

TEST_F(BadInput, AnUnknownMethodAndAnUnknownService) {
    ExpectRefused("UNKNOWN_METHOD", [&] {
        return channel_->Unary("/socle.client_record.v1.ClientRecordService/Nothing", "").status();
    });
    ExpectRefused("UNKNOWN_METHOD",
                  [&] { return channel_->Unary("/acme.v1.Nowhere/Nothing", "").status(); });
}

}  // namespace
}  // namespace socle::scenarios
