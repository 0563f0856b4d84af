// Documents by mail: what goes out, to whom, and what is known of it afterwards.
#include "domain/delivery.hpp"

#include "invoicing_fixture.hpp"
#include "socle/client_record/v1/events.pb.h"

namespace socle::invoicing {
namespace {

using Strings = std::vector<std::string>;

MailedDocument Document(DocumentKind kind) {
    return {.kind = kind,
            .name = "invoices/0192a000-0000-7000-8000-000000000001",
            .number = "F-2026-00001",
            .gross = Money(123'456, Currency::Eur()),
            .last_day = kind == DocumentKind::kCreditNote
                            ? std::nullopt
                            : std::optional(*Date::Parse("2026-12-23"))};
}

TEST(DeliveryRules, UsualWordsByTable) {
    const struct {
        DocumentKind kind;
        Language language;
        const char* subject;
        const char* sentence;
    } cases[] = {
        {DocumentKind::kInvoice, Language::kFrench, "Facture F-2026-00001 – Atelier",
         "notre facture F-2026-00001 d'un montant de 1\u202f234,56\u00a0€ TTC, à régler au plus "
         "tard le "
         "23/12/2026."},
        {DocumentKind::kQuote, Language::kEnglish, "Quote F-2026-00001 – Atelier",
         "our quote F-2026-00001 of €1,234.56 including VAT, valid until 23 Dec 2026."},
        {DocumentKind::kCreditNote, Language::kFrench, "Avoir F-2026-00001 – Atelier",
         "notre avoir F-2026-00001 d'un montant de 1\u202f234,56\u00a0€ TTC."},
    };
    for (const auto& c : cases) {
        const auto delivery =
            WriteDelivery(Document(c.kind), {.language = c.language}, "a@example.org", "Atelier");
        ASSERT_TRUE(delivery.ok()) << delivery.status();
        EXPECT_EQ(delivery->subject, c.subject);
        EXPECT_NE(delivery->message.find(c.sentence), std::string::npos) << delivery->message;
    }
}

TEST(DeliveryRules, RefusesByTable) {
    const struct {
        const char* name;
        DeliveryInput input;
        const char* usual;
        const char* refused;
    } cases[] = {
        {"the client's own", {}, "a@example.org", ""},
        {"somebody else's", {.to = "b@example.org"}, "", ""},
        {"none", {}, "", "REQUIRED"},
        {"no address", {.to = "b"}, "a@example.org", "INVALID_EMAIL"},
        {"a header", {.subject = "a\nBcc: b@example.org"}, "a@example.org", "INVALID_TEXT"},
        {"a long subject", {.subject = std::string(201, 'x')}, "a@example.org", "TOO_LONG"},
        {"a long message", {.message = std::string(10'001, 'x')}, "a@example.org", "TOO_LONG"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(
            ReasonOf(
                WriteDelivery(Document(DocumentKind::kInvoice), c.input, c.usual, "A").status()),
            c.refused)
            << c.name;
}

class DeliveryTest : public InvoicingTest {
 protected:
    void SetUp() override {
        InvoicingTest::SetUp();
        if (HasFatalFailure()) return;
        Know({{"claire@durand.example", "pro"}, {"compta@durand.example", "Facturation"}});
    }
    // The client record tells the client's addresses.
    void Know(const std::vector<std::pair<std::string, std::string>>& emails) {
        client_record::v1::PartyUpdated fact;
        fact.set_party(durand());
        for (const auto& [address, label] : emails) {
            auto& email = *fact.mutable_record()->add_emails();
            email.set_address(address);
            email.set_label(label);
        }
        ASSERT_TRUE(fixture().Publish(fact).ok());
        ASSERT_TRUE(fixture().Pump().ok());
    }
    [[nodiscard]] absl::StatusOr<v1::Delivery> Send(const std::string& name,
                                                    const std::string& to = "") {
        v1::SendDocumentRequest request;
        request.set_name(name);
        request.set_to(to);
        return invoicing().SendDocument(request);
    }
    [[nodiscard]] v1::Delivery Now(const v1::Delivery& delivery) {
        v1::GetDeliveryRequest request;
        request.set_name(delivery.name());
        return Value(invoicing().GetDelivery(request));
    }
    [[nodiscard]] std::string Rendered(const std::string& name) {
        v1::RenderDocumentRequest request;
        request.set_name(name);
        return Value(invoicing().RenderDocument(request)).content();
    }
};

TEST_F(DeliveryTest, AnInvoiceGoesOutWithItsPdfAndIsToldOnTheTimeline) {
    const v1::Invoice invoice = Issued();
    const v1::Delivery delivery = Value(Send(invoice.name()));
    EXPECT_EQ(delivery.state(), v1::DELIVERY_STATE_QUEUED);
    EXPECT_EQ(delivery.address(), "compta@durand.example");
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Now(delivery).state(), v1::DELIVERY_STATE_SENT);
    EXPECT_EQ(EventTypes().back(), "DocumentSent");
    const auto sent = fixture().mailer().Sent();
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_EQ(sent[0].to.email, "compta@durand.example");
    EXPECT_EQ(sent[0].attachments.at(0).file_name, invoice.number() + ".pdf");
    EXPECT_EQ(sent[0].attachments.at(0).content, Rendered(invoice.name()));
    EXPECT_EQ(sent[0].unsubscribe_url, "") << "an invoice is no advertising";
}

TEST_F(DeliveryTest, QuotesAndCreditNotesTooButNoDrafts) {
    const v1::Quote quote = Quoted();
    const v1::CreditNote credit = Value(Credit(Issued().name()));
    for (const std::string& name : {quote.name(), credit.name()})
        EXPECT_TRUE(Send(name).ok()) << name;
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(fixture().mailer().Sent().size(), 2u);
    EXPECT_EQ(ReasonOf(Send(Drafted().name()).status()), "INVOICE_NOT_ISSUED");
    EXPECT_EQ(ReasonOf(Send("invoices/0192a000-0000-7000-8000-00000000dead").status()),
              "NOT_FOUND");
    EXPECT_EQ(ReasonOf(Send("parties/0192a000-0000-7000-8000-00000000dead").status()),
              "INVALID_NAME");
    Know({});
    EXPECT_EQ(ReasonOf(Send(quote.name()).status()), "REQUIRED");
    EXPECT_TRUE(Send(quote.name(), "ailleurs@durand.example").ok());
}

TEST_F(DeliveryTest, RefusedIsToldWithTheServersWords) {
    const v1::Delivery delivery = Value(Send(Issued().name(), "refused@durand.example"));
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Now(delivery).state(), v1::DELIVERY_STATE_REFUSED);
    EXPECT_EQ(Now(delivery).server_words(), "550 no such mailbox");
    EXPECT_EQ(EventTypes().back(), "DocumentNotSent");
}

TEST_F(DeliveryTest, AServerThatIsAwayIsTriedEightTimes) {
    const v1::Delivery delivery = Value(Send(Issued().name()));
    int tries = 0;
    fixture().mailer().AnswerWith([&tries](const Mail&) {
        ++tries;
        return Refuse(reason::kMailUnavailable, "away", {{"server_words", "451 later"}});
    });
    for (int i = 0; i < 10; ++i) {
        ASSERT_TRUE(fixture().RunJobs().ok());
        fixture().clock().Advance(std::chrono::hours(3));
    }
    EXPECT_EQ(tries, kMailAttemptsMax);
    EXPECT_EQ(Now(delivery).state(), v1::DELIVERY_STATE_FAILED);
}

TEST_F(DeliveryTest, ACrashBetweenHandingOverAndNotingItSendsNothingTwice) {
    const v1::Delivery delivery = Value(Send(Issued().name()));
    fixture().mailer().AnswerWith([this](const Mail&) {
        EXPECT_TRUE(fixture()
                        .Admin("alter table invoicing.delivery add constraint crash "
                               "check (state <> 'sent') not valid")
                        .ok());
        return absl::OkStatus();
    });
    EXPECT_FALSE(fixture().RunJobs().ok());
    ASSERT_TRUE(fixture().Admin("alter table invoicing.delivery drop constraint crash").ok());
    fixture().mailer().AnswerWith({});
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(fixture().mailer().Sent().size(), 1u);
    EXPECT_EQ(Now(delivery).state(), v1::DELIVERY_STATE_UNKNOWN);
    EXPECT_EQ(EventTypes().back(), "DocumentSendingCutOff");
}

TEST_F(DeliveryTest, WhatCameBackIsNotedOnce) {
    const v1::Delivery delivery = Value(Send(Issued().name()));
    v1::RecordBounceRequest request;
    request.set_delivery(delivery.name());
    request.set_reason("boîte pleine");
    EXPECT_EQ(ReasonOf(invoicing().RecordBounce(request).status()), "DELIVERY_NOT_SENT");
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Value(invoicing().RecordBounce(request)).state(), v1::DELIVERY_STATE_BOUNCED);
    ASSERT_TRUE(invoicing().RecordBounce(request).ok());
    const Strings types = EventTypes();
    EXPECT_EQ(std::ranges::count(types, "DocumentBounced"), 1);
}

TEST_F(DeliveryTest, ErasureTakesAddressesAndWords) {
    const v1::Invoice invoice = Issued();
    const v1::Delivery delivery = Value(Send(invoice.name()));
    ASSERT_TRUE(fixture().RunJobs().ok());
    ASSERT_TRUE(fixture().EraseParty(*ParseIdName<PartyId>(kParties, durand(), "party")).ok());
    EXPECT_EQ(Now(delivery).address(), "");
    EXPECT_EQ(Now(delivery).message(), "");
    EXPECT_EQ(Now(delivery).state(), v1::DELIVERY_STATE_SENT);
    EXPECT_EQ(ReasonOf(Send(invoice.name()).status()), "REQUIRED");
}

TEST_F(DeliveryTest, ListedByDocumentAndByClientNewestFirst) {
    const v1::Invoice first = Issued();
    const v1::Invoice second = Issued();
    ASSERT_TRUE(Send(first.name()).ok());
    fixture().clock().Advance(std::chrono::minutes(1));
    ASSERT_TRUE(Send(second.name()).ok());
    v1::ListDeliveriesRequest request;
    request.set_party(durand());
    request.set_page_size(1);
    const auto page = Value(invoicing().ListDeliveries(request));
    ASSERT_EQ(page.deliveries_size(), 1);
    EXPECT_EQ(page.deliveries(0).number(), second.number());
    EXPECT_EQ(page.deliveries(0).message(), "");
    request.set_page_token(page.next_page_token());
    EXPECT_EQ(Value(invoicing().ListDeliveries(request)).deliveries(0).number(), first.number());
    v1::ListDeliveriesRequest of_first;
    of_first.set_document(first.name());
    EXPECT_EQ(Value(invoicing().ListDeliveries(of_first)).deliveries_size(), 1);
}

}  // namespace
}  // namespace socle::invoicing
