// Quotes and drafts while they may change: updating, deciding, deleting, listing, forgetting.
#include <gtest/gtest.h>

#include <algorithm>

#include "invoicing_fixture.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/options/v1/ui.pb.h"

namespace socle::invoicing {
namespace {

using Names = std::vector<std::string>;

v1::Quote QuoteNamed(v1::InvoicingClient client, const std::string& name) {
    v1::GetQuoteRequest request;
    request.set_name(name);
    const auto quote = client.GetQuote(request);
    EXPECT_TRUE(quote.ok()) << quote.status();
    return quote.value_or(v1::Quote{});
}

TEST_F(InvoicingTest, AQuoteIsWrittenAnewWhileItIsOpen) {
    const v1::Quote quote = Quoted();
    v1::UpdateQuoteRequest request;
    request.mutable_quote()->set_name(quote.name());
    request.mutable_quote()->set_etag(quote.etag());
    request.mutable_quote()->set_subject("Toiture et façade");
    AddLine(*request.mutable_quote()->mutable_lines(), "50");
    AddLine(*request.mutable_quote()->mutable_lines(), "25");
    const v1::Quote changed = Value(invoicing().UpdateQuote(request));
    EXPECT_EQ(changed.number(), quote.number());
    EXPECT_EQ(changed.subject(), "Toiture et façade");
    EXPECT_EQ(changed.lines_size(), 2);
    EXPECT_EQ(changed.totals().net().minor_units(), 7'500);
    EXPECT_NE(changed.etag(), quote.etag());
    EXPECT_EQ(QuoteNamed(invoicing(), quote.name()).SerializeAsString(),
              changed.SerializeAsString());

    EXPECT_EQ(ReasonOf(invoicing().UpdateQuote(request).status()), "ETAG_MISMATCH");
    request.mutable_quote()->set_etag(changed.etag());
    EXPECT_EQ(Value(invoicing().UpdateQuote(request)).etag(), changed.etag());  // nothing changed
    EXPECT_EQ(EventTypes(), (Names{"QuoteCreated", "QuoteUpdated"}));
    request.mutable_update_mask()->add_paths("issue_date");
    EXPECT_EQ(ReasonOf(invoicing().UpdateQuote(request).status()), "INVALID_MASK");
}

TEST_F(InvoicingTest, AnUpdateThatNamesThePartyTakesItsRecordAnew) {
    const v1::Invoice draft = Drafted();
    auto& record = fixture().client_record();
    client_record::v1::Party moved;
    moved.set_name(durand());
    moved.set_kind(client_record::v1::PARTY_KIND_COMPANY);
    moved.set_display_name("Durand et filles");
    auto* head_office = moved.add_addresses();
    head_office->mutable_address()->set_city("Paris");
    auto* billing = moved.add_addresses();
    billing->set_label("Facturation");
    billing->mutable_address()->set_city("Lille");
    record.Add(kTenant, moved);

    v1::UpdateInvoiceRequest request;
    request.mutable_invoice()->set_name(draft.name());
    request.mutable_invoice()->set_subject("Façade");
    EXPECT_EQ(Value(invoicing().UpdateInvoice(request)).buyer().display_name(), "Durand SA");
    request.mutable_invoice()->set_party(durand());
    const v1::Invoice changed = Value(invoicing().UpdateInvoice(request));
    EXPECT_EQ(changed.buyer().display_name(), "Durand et filles");
    EXPECT_EQ(changed.buyer().address().city(), "Lille");
    EXPECT_EQ(changed.lines_size(), 1);
}

TEST_F(InvoicingTest, AnExpiredQuoteIsRenewedBeforeItIsAccepted) {
    const v1::Quote quote = Quoted();
    fixture().clock().Advance(std::chrono::hours(24 * 40));
    EXPECT_EQ(QuoteNamed(invoicing(), quote.name()).state(), v1::QUOTE_STATE_EXPIRED);
    v1::AcceptQuoteRequest accept;
    accept.set_name(quote.name());
    const auto refused = invoicing().AcceptQuote(accept);
    EXPECT_EQ(ReasonOf(refused.status()), "QUOTE_EXPIRED");
    EXPECT_EQ(MetadataOf(refused.status())["valid_until"], "2026-12-23");
    v1::ListQuotesRequest list;
    list.set_state(v1::QUOTE_STATE_EXPIRED);
    EXPECT_EQ(Value(invoicing().ListQuotes(list)).quotes_size(), 1);
    list.set_state(v1::QUOTE_STATE_OPEN);
    EXPECT_EQ(Value(invoicing().ListQuotes(list)).quotes_size(), 0);

    v1::UpdateQuoteRequest renew;
    renew.mutable_quote()->set_name(quote.name());
    SetDate(*renew.mutable_quote()->mutable_valid_until(), 2027, 1, 31);
    EXPECT_EQ(Value(invoicing().UpdateQuote(renew)).state(), v1::QUOTE_STATE_OPEN);
    EXPECT_EQ(Value(invoicing().AcceptQuote(accept)).state(), v1::QUOTE_STATE_ACCEPTED);
}

TEST_F(InvoicingTest, ADeletedDraftGivesItsQuoteBack) {
    const v1::Quote quote = Accepted(Quoted());
    v1::CreateInvoiceRequest from_quote;
    from_quote.mutable_invoice()->set_quote(quote.name());
    const v1::Invoice draft = Value(invoicing().CreateInvoice(from_quote));
    EXPECT_EQ(ReasonOf(invoicing().CreateInvoice(from_quote).status()), "QUOTE_NOT_OPEN");
    v1::DeleteInvoiceRequest request;
    request.set_name(draft.name());
    request.set_etag("\"wrong\"");
    EXPECT_EQ(ReasonOf(invoicing().DeleteInvoice(request).status()), "ETAG_MISMATCH");
    request.set_etag(draft.etag());
    ASSERT_TRUE(invoicing().DeleteInvoice(request).ok());
    EXPECT_EQ(Get(draft.name()).status().code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(QuoteNamed(invoicing(), quote.name()).state(), v1::QUOTE_STATE_ACCEPTED);
    EXPECT_TRUE(invoicing().CreateInvoice(from_quote).ok());
}

TEST_F(InvoicingTest, ListsShowDraftsAndIssuedNewestFirst) {
    const v1::Invoice unpaid = Issued("100");
    const v1::Invoice partly = Issued("200");
    const v1::Invoice paid = Issued("300");
    const v1::Invoice credited = Issued("400");
    ASSERT_FALSE(Drafted().name().empty());
    ASSERT_TRUE(Pay(partly.name(), 1).ok());
    ASSERT_TRUE(Pay(paid.name(), 36'000).ok());
    ASSERT_TRUE(Credit(credited.name()).ok());
    EXPECT_EQ(Listed(), (Names{"Toiture", credited.number(), paid.number(), partly.number(),
                               unpaid.number()}));

    // The filter and what a reader is shown agree.
    const std::vector<std::pair<v1::InvoiceState, std::string>> states = {
        {v1::INVOICE_STATE_DRAFT, "Toiture"},
        {v1::INVOICE_STATE_UNPAID, unpaid.number()},
        {v1::INVOICE_STATE_PARTLY_PAID, partly.number()},
        {v1::INVOICE_STATE_PAID, paid.number()},
        {v1::INVOICE_STATE_CREDITED, credited.number()},
    };
    for (const auto& [state, expected] : states) {
        v1::ListInvoicesRequest request;
        request.set_state(state);
        EXPECT_EQ(Listed(request), Names{expected});
        EXPECT_EQ(Value(invoicing().ListInvoices(request)).invoices(0).state(), state);
    }

    Names paged;
    v1::ListInvoicesRequest request;
    request.set_page_size(2);
    do {
        const auto page = Value(invoicing().ListInvoices(request));
        EXPECT_LE(page.invoices_size(), 2);
        for (const auto& item : page.invoices()) {
            paged.push_back(item.number().empty() ? item.subject() : item.number());
            EXPECT_EQ(item.lines_size(), 0);
        }
        request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(paged, Listed());
    EXPECT_TRUE(Listed({}, kOtherTenant).empty());
    request.set_page_token("x");
    EXPECT_EQ(ReasonOf(invoicing().ListInvoices(request).status()), "INVALID_PAGE_TOKEN");
}

TEST_F(InvoicingTest, PaymentsAndCreditNotesAreListedByInvoice) {
    const v1::Invoice one = Issued("100");
    const v1::Invoice two = Issued("200");
    for (const std::string& name : {one.name(), two.name()}) {
        ASSERT_TRUE(Pay(name, 1'000).ok());
        ASSERT_TRUE(Credit(name, "0.5").ok());
    }
    v1::ListPaymentsRequest payments;
    EXPECT_EQ(Value(invoicing().ListPayments(payments)).payments_size(), 2);
    payments.set_invoice(one.name());
    ASSERT_EQ(Value(invoicing().ListPayments(payments)).payments_size(), 1);
    EXPECT_EQ(Value(invoicing().ListPayments(payments)).payments(0).invoice(), one.name());
    v1::ListCreditNotesRequest credits;
    credits.set_page_size(1);
    const auto first = Value(invoicing().ListCreditNotes(credits));
    ASSERT_EQ(first.credit_notes_size(), 1);
    EXPECT_EQ(first.credit_notes(0).invoice(), two.name());
    credits.set_page_token(first.next_page_token());
    const auto second = Value(invoicing().ListCreditNotes(credits));
    ASSERT_EQ(second.credit_notes_size(), 1);
    EXPECT_EQ(second.credit_notes(0).invoice(), one.name());
    EXPECT_EQ(second.next_page_token(), "");
    v1::GetCreditNoteRequest get;
    get.set_name(second.credit_notes(0).name());
    EXPECT_EQ(Value(invoicing().GetCreditNote(get)).lines_size(), 1);
}

TEST_F(InvoicingTest, MoneyToGiveBackIsToldByTheInvoiceItsListAndItsCreditNotes) {
    const v1::Invoice issued = Issued("100");
    const v1::Payment payment = Value(Pay(issued.name(), 10'000));
    EXPECT_FALSE(Value(Credit(issued.name(), "0.1")).has_refund_due()) << "12.00 of 20.00 left";
    const v1::CreditNote rest = Value(Credit(issued.name()));
    EXPECT_EQ(rest.refund_due().minor_units(), 10'000);
    v1::GetCreditNoteRequest get;
    get.set_name(rest.name());
    EXPECT_EQ(Value(invoicing().GetCreditNote(get)).SerializeAsString(), rest.SerializeAsString());
    EXPECT_EQ(Get(issued.name())->refund_due().minor_units(), 10'000);
    EXPECT_EQ(Value(invoicing().ListInvoices({})).invoices(0).refund_due().minor_units(), 10'000);
    const auto& columns =
        v1::Invoice::descriptor()->options().GetExtension(options::v1::resource).list().columns();
    EXPECT_NE(std::ranges::find(columns, "refund_due"), columns.end());

    v1::CancelPaymentRequest cancel;
    cancel.set_name(payment.name());
    ASSERT_TRUE(invoicing().CancelPayment(cancel).ok());
    EXPECT_FALSE(Get(issued.name())->has_refund_due());
    EXPECT_FALSE(Value(invoicing().GetCreditNote(get)).has_refund_due());
}

TEST_F(InvoicingTest, MergedPartiesAreListedTogether) {
    const PartyId other = AddCompany("Durand bis");
    v1::CreateInvoiceRequest request = NewInvoice();
    request.mutable_invoice()->set_subject("Façade");
    request.mutable_invoice()->set_party(NameOf(other));
    const v1::Invoice of_other = Value(invoicing().CreateInvoice(request));
    ASSERT_FALSE(Drafted().name().empty());
    ASSERT_FALSE(Quoted().name().empty());

    const PartyId durand_id = ParseIdName<PartyId>(kParties, durand()).value();
    fixture().client_record().Merge(kTenant, other, durand_id);
    client_record::v1::PartyMerged merged;
    merged.set_party(durand());
    merged.set_source(NameOf(other));
    ASSERT_TRUE(fixture().Publish(merged).ok());
    ASSERT_TRUE(fixture().Pump().ok());
    for (const std::string& name : {durand(), NameOf(other)}) {
        v1::ListInvoicesRequest list;
        list.set_party(name);
        EXPECT_EQ(Listed(list), (Names{"Toiture", "Façade"}));
        v1::ListQuotesRequest quotes;
        quotes.set_party(name);
        EXPECT_EQ(Value(invoicing().ListQuotes(quotes)).quotes_size(), 1);
    }
    EXPECT_EQ(Get(of_other.name())->party(), NameOf(other));  // nothing is rewritten
    EXPECT_EQ(Value(invoicing().CreateInvoice(request)).party(), durand());
}

TEST_F(InvoicingTest, ErasingAPartyKeepsWhatTheLawDemands) {
    const v1::Quote open = Quoted();
    const v1::Quote accepted = Accepted(Quoted());
    const v1::Invoice draft = Drafted();
    const v1::Invoice issued = Issued();
    const PartyId party = ParseIdName<PartyId>(kParties, durand()).value();
    ASSERT_TRUE(fixture().EraseParty(party).ok());
    EXPECT_EQ(Get(draft.name())->buyer().display_name(), "Personne effacée");
    EXPECT_EQ(Get(draft.name())->buyer().siren(), "");
    EXPECT_EQ(Get(draft.name())->buyer().address().city(), "");
    EXPECT_EQ(Get(draft.name())->subject(), "");
    EXPECT_EQ(QuoteNamed(invoicing(), open.name()).buyer().display_name(), "Personne effacée");
    CallContext reader = testing::BrickFixture::Caller();
    reader.language = Language::kEnglish;
    const auto channel = fixture().OpenChannel(reader);
    v1::InvoicingClient in_english(*channel);
    EXPECT_EQ(QuoteNamed(in_english, open.name()).buyer().display_name(), "Erased person");
    const auto listed = Value(in_english.ListInvoices({}));
    ASSERT_EQ(listed.invoices_size(), 2);
    EXPECT_EQ(listed.invoices(0).buyer().display_name(), "Durand SA");
    EXPECT_EQ(listed.invoices(1).buyer().display_name(), "Erased person");
    EXPECT_EQ(QuoteNamed(invoicing(), accepted.name()).buyer().display_name(), "Durand SA");
    EXPECT_EQ(Get(issued.name())->SerializeAsString(), issued.SerializeAsString());
    EXPECT_EQ(ReasonOf(Issue(draft.name()).status()), "CLIENT_ERASED");
    v1::AcceptQuoteRequest accept;
    accept.set_name(open.name());
    EXPECT_EQ(ReasonOf(invoicing().AcceptQuote(accept).status()), "CLIENT_ERASED");
    EXPECT_TRUE(fixture().Verify()->findings.empty());
}

}  // namespace
}  // namespace socle::invoicing
