// Whatever the domain can say of a document is read back equal, and so gives the same sealed bytes.
#include <gtest/gtest.h>

#include "domain/seal.hpp"
#include "invoicing_fixture.hpp"
#include "sample.hpp"
#include "store/credit_note_store.hpp"
#include "store/draft_store.hpp"
#include "store/invoice_store.hpp"
#include "store/quote_store.hpp"

namespace socle::invoicing {
namespace {

class RoundTripTest : public InvoicingTest {
 protected:
    // Runs in one transaction of the brick's own role.
    [[nodiscard]] absl::Status Do(const std::function<absl::Status(Transaction&)>& work) {
        return fixture().runtime().Do(testing::BrickFixture::Caller(), {"invoicing", false},
                                      [&work](Call& call) { return work(call.transaction()); });
    }
};

VatTreatment Exempt(std::string_view code, std::string_view text) {
    return {VatCategory::kExempt, Decimal{}, std::string(code), std::string(text)};
}

// Nothing in it is as it is by default.
Content FullContent(const Discount& discount) {
    Line goods = With(LineAt("3", "3.455", "20"), Percent("12.5"));
    goods.kind = ProductKind::kGoods;
    goods.unit_code = "MTK";
    goods.product = ProductId(UuidOf(7));
    Content content = ContentOf(
        {goods, With(LineAt("-0.5", "33.335678", "10"), Amount("0.05")),
         LineAt("2.0001", "50", "10"),
         Under(LineAt("1", "80", "20"), Exempt("VATEX-FR-CGI261-4", "art. 261-4-4° a du CGI"))});
    content.buyer.siret = "40483304800022";
    content.buyer.professional = false;
    content.buyer.main_address = Address{{"8 boulevard Haussmann"}, "75009", "Paris", "FR"};
    content.subject = "Toiture, « lot 2 »";
    content.note = "Accès par la cour.\nDécennale MAAF n° 123";
    content.order_reference = "BC 12";
    content.delivery_date = Day("2026-11-20");
    content.delivery_address = Address{{}, "", "Dublin", "IE"};
    content.discount = discount;
    return content;
}

PaymentTerms FullTerms() {
    return {.days = 45,
            .end_of_month = true,
            .due_date = Day("2027-01-15"),
            .penalty_rate = Dec("12.15"),
            .early_payment = "1 % sous 8 jours"};
}

std::vector<Content> Contents() {
    return {FullContent({}), FullContent(Percent("7.5")), FullContent(Amount("10.01")),
            ContentOf({LineAt("1", "3.455", "20")})};
}

TEST_F(RoundTripTest, Quotes) {
    int id = 10;
    for (const Content& content : Contents()) {
        QuoteInput input{
            .content = content, .issue_date = {}, .valid_until = {}, .opportunity = "x"};
        const QuoteFacts facts{QuoteId(UuidOf(++id)), NumberOf(DocumentKind::kQuote, id),
                               SampleSeller(), Day("2026-11-23")};
        const Quote quote = MakeQuote(input, facts).value();
        input.content = FullContent(Percent("1"));
        const Quote revised = Revise(quote, input, SampleSeller()).value();
        const auto done = Do([&](Transaction& tx) {
            const Instant now = ParseInstant("2026-11-23T08:15:00Z").value();
            SOCLE_RETURN_IF_ERROR(QuoteStore().Insert(tx, {quote, now, now}));
            SOCLE_ASSIGN(const StoredQuote read, QuoteStore().Load(tx, quote.id));
            EXPECT_EQ(read.quote, quote);
            SOCLE_RETURN_IF_ERROR(QuoteStore().Rewrite(tx, {revised, now, now}, now));
            SOCLE_ASSIGN(const StoredQuote again, QuoteStore().Load(tx, quote.id));
            EXPECT_EQ(again.quote, revised);
            return absl::OkStatus();
        });
        EXPECT_TRUE(done.ok()) << done;
    }
}

TEST_F(RoundTripTest, Drafts) {
    int id = 30;
    for (const Content& content : Contents()) {
        DraftInvoice draft{.id = InvoiceId(UuidOf(++id)),
                           .quote = {},
                           .content = content,
                           .issue_date = Day("2026-11-22"),
                           .terms = FullTerms()};
        const auto done = Do([&](Transaction& tx) {
            const Instant now = ParseInstant("2026-11-23T08:15:00Z").value();
            const Totals totals = TotalsOf(content).value();
            SOCLE_RETURN_IF_ERROR(DraftStore().Insert(tx, {draft, totals, now}));
            SOCLE_ASSIGN(const auto read, DraftStore().Find(tx, draft.id));
            EXPECT_TRUE(read && read->draft == draft && read->totals == totals);
            draft.terms = PaymentTerms{};
            draft.content = FullContent(Amount("1"));
            const Totals changed = TotalsOf(draft.content).value();
            SOCLE_RETURN_IF_ERROR(DraftStore().Update(tx, {draft, changed, now}));
            SOCLE_ASSIGN(const auto again, DraftStore().Find(tx, draft.id));
            EXPECT_TRUE(again && again->draft == draft && again->totals == changed);
            return absl::OkStatus();
        });
        EXPECT_TRUE(done.ok()) << done;
    }
}

TEST_F(RoundTripTest, InvoicesAndTheirCreditNotes) {
    int id = 50;
    for (const Content& content : Contents()) {
        DraftInvoice draft = DraftOf({});
        draft.id = InvoiceId(UuidOf(++id));
        draft.content = content;
        draft.terms = FullTerms();
        IssueFacts facts = FactsOn("2026-11-23");
        facts.number = NumberOf(DocumentKind::kInvoice, id);
        facts.seller.extra_mentions = {"Membre d'une association agréée", "Décennale"};
        const IssuedInvoice invoice = invoicing::Issue(draft, facts).value();
        facts.number = NumberOf(DocumentKind::kCreditNote, id);
        const CreditNote credit =
            IssueCredit(invoice, {}, {CreditNoteId(UuidOf(id)), {{0, Dec("1")}}, "retour"}, facts)
                .value();
        const auto done = Do([&](Transaction& tx) {
            const Money zero = Cents(0);
            SOCLE_RETURN_IF_ERROR(InvoiceStore().Insert(
                tx, {invoice, invoice.issued_at, {invoice.totals.gross, zero, zero}},
                {id, "", "s"}));
            SOCLE_ASSIGN(const StoredInvoice read, InvoiceStore().Load(tx, invoice.id));
            EXPECT_EQ(read.invoice, invoice);
            EXPECT_EQ(CanonicalBytes(read.invoice), CanonicalBytes(invoice));
            SOCLE_RETURN_IF_ERROR(CreditNoteStore().Insert(tx, credit, {id, "", "s"}));
            SOCLE_ASSIGN(const CreditNote back, CreditNoteStore().Load(tx, credit.id));
            EXPECT_EQ(back, credit);
            EXPECT_EQ(CanonicalBytes(back), CanonicalBytes(credit));
            return absl::OkStatus();
        });
        EXPECT_TRUE(done.ok()) << done;
    }
}

}  // namespace
}  // namespace socle::invoicing
