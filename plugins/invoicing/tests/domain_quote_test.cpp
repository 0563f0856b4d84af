// A quote's life: made, revised, accepted or refused, expired, invoiced once.
#include <string>

#include "domain/quote.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

QuoteInput InputOf(std::vector<Line> lines) {
    QuoteInput input;
    input.content = ContentOf(std::move(lines));
    return input;
}

QuoteFacts QuoteFactsOn(std::string_view today) {
    return {QuoteId(UuidOf(3)), NumberOf(DocumentKind::kQuote, 1), SampleSeller(), Day(today)};
}

Quote Sample() {
    return MakeQuote(InputOf({LineAt("2", "50", "20")}), QuoteFactsOn("2026-11-01")).value();
}

Quote In(QuoteState state) {
    Quote quote = Sample();
    quote.state = state;
    return quote;
}

TEST(QuoteTest, IsMadeWithNumberAndValidity) {
    const Quote quote = Sample();
    EXPECT_EQ(quote.number.ToString(), "D-2026-00001");
    EXPECT_EQ(quote.issue_date, Day("2026-11-01"));
    EXPECT_EQ(quote.valid_until, Day("2026-12-01"));
    EXPECT_EQ(quote.totals.gross, Cents(12000));
    EXPECT_EQ(quote.state, QuoteState::kOpen);
}

TEST(QuoteTest, IsRefusedWithItsReason) {
    const struct {
        const char* name;
        void (*change)(QuoteInput&);
        const char* refused;
    } cases[] = {
        {"as it is", [](QuoteInput&) {}, ""},
        {"to a buyer without address", [](QuoteInput& i) { i.content.buyer.address = {}; }, ""},
        {"no lines", [](QuoteInput& i) { i.content.lines.clear(); }, "NO_LINES"},
        {"tomorrow's", [](QuoteInput& i) { i.issue_date = Day("2026-11-02"); }, "FUTURE_DATE"},
        {"valid today only", [](QuoteInput& i) { i.valid_until = Day("2026-11-01"); }, ""},
        {"expired at birth", [](QuoteInput& i) { i.valid_until = Day("2026-10-31"); },
         "OUT_OF_RANGE"},
        {"valid for ever", [](QuoteInput& i) { i.valid_until = Day("2036-11-01"); },
         "OUT_OF_RANGE"},
        {"a wrong rate", [](QuoteInput& i) { i.content.lines[0].vat.rate = Dec("19"); },
         "VAT_RATE_NOT_ALLOWED"},
        {"long opportunity", [](QuoteInput& i) { i.opportunity = std::string(201, 'x'); },
         "TOO_LONG"},
    };
    for (const auto& one : cases) {
        QuoteInput input = InputOf({LineAt("2", "50", "20")});
        one.change(input);
        const auto quote = MakeQuote(input, QuoteFactsOn("2026-11-01"));
        EXPECT_EQ(ReasonOf(quote.status()), one.refused) << one.name << ": " << quote.status();
    }
}

TEST(QuoteTest, ExpiresByItself) {
    EXPECT_EQ(StateOn(Sample(), Day("2026-12-01")), QuoteState::kOpen);
    EXPECT_EQ(StateOn(Sample(), Day("2026-12-02")), QuoteState::kExpired);
    EXPECT_EQ(StateOn(In(QuoteState::kAccepted), Day("2027-12-02")), QuoteState::kAccepted);
}

TEST(QuoteTest, IsAnsweredOnce) {
    const struct {
        QuoteState state;
        const char* today;
        const char* accept;
        const char* decline;
    } cases[] = {
        {QuoteState::kOpen, "2026-12-01", "", ""},
        {QuoteState::kOpen, "2026-12-02", "QUOTE_EXPIRED", ""},
        {QuoteState::kAccepted, "2026-12-01", "QUOTE_NOT_OPEN", "QUOTE_NOT_OPEN"},
        {QuoteState::kRefused, "2026-12-01", "QUOTE_NOT_OPEN", "QUOTE_NOT_OPEN"},
        {QuoteState::kInvoiced, "2026-12-01", "QUOTE_NOT_OPEN", "QUOTE_NOT_OPEN"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(ReasonOf(Accept(In(one.state), Day(one.today)).status()), one.accept);
        EXPECT_EQ(ReasonOf(Decline(In(one.state)).status()), one.decline);
    }
    EXPECT_EQ(Accept(Sample(), Day("2026-11-02"))->state, QuoteState::kAccepted);
    EXPECT_EQ(Decline(Sample())->state, QuoteState::kRefused);
}

TEST(QuoteTest, IsRevisedWhileOpen) {
    QuoteInput input = InputOf({LineAt("3", "50", "20")});
    input.valid_until = Day("2027-01-31");
    const auto revised = Revise(Sample(), input, SampleSeller());
    ASSERT_TRUE(revised.ok()) << revised.status();
    EXPECT_EQ(revised->number, Sample().number);
    EXPECT_EQ(revised->totals.gross, Cents(18000));
    EXPECT_TRUE(Accept(*revised, Day("2027-01-31")).ok());
    const auto refused = Revise(In(QuoteState::kAccepted), input, SampleSeller());
    EXPECT_EQ(ReasonOf(refused.status()), "QUOTE_NOT_OPEN");
}

TEST(QuoteTest, GivesItsInvoiceAllButThePlannedDelivery) {
    QuoteInput input = InputOf({LineAt("2", "50", "20")});
    input.content.note = "Acompte de 30 % à la commande";
    input.content.order_reference = "BC 12";
    input.content.discount = Percent("7.5");
    input.content.delivery_address = Address{{"Chantier"}, "69002", "Lyon", "FR"};
    input.content.delivery_date = Day("2026-12-15");
    const Quote quote = MakeQuote(input, QuoteFactsOn("2026-11-01")).value();
    EXPECT_EQ(quote.content, input.content);
    EXPECT_EQ(quote.totals.gross, Cents(11100));
    const auto made =
        InvoiceFrom(Accept(quote, Day("2026-11-02")).value(), InvoiceId(UuidOf(9))).value();
    input.content.delivery_date.reset();
    EXPECT_EQ(made.draft.content, input.content);
}

TEST(QuoteTest, BecomesOneInvoice) {
    const InvoiceId id(UuidOf(9));
    const auto made = InvoiceFrom(In(QuoteState::kAccepted), id);
    ASSERT_TRUE(made.ok()) << made.status();
    EXPECT_EQ(made->quote.state, QuoteState::kInvoiced);
    EXPECT_EQ(made->quote.invoice, id);
    EXPECT_EQ(made->draft.content, Sample().content);
    EXPECT_EQ(made->draft.terms, PaymentTerms{});
    ASSERT_TRUE(made->draft.quote.has_value());
    EXPECT_EQ(made->draft.quote->number.ToString(), "D-2026-00001");
    EXPECT_EQ(ReasonOf(InvoiceFrom(made->quote, id).status()), "QUOTE_NOT_OPEN");
    EXPECT_EQ(ReasonOf(InvoiceFrom(Sample(), id).status()), "QUOTE_NOT_ACCEPTED");
    EXPECT_EQ(ReasonOf(InvoiceFrom(In(QuoteState::kRefused), id).status()), "QUOTE_NOT_ACCEPTED");
    EXPECT_TRUE(InvoiceFrom(WithoutInvoice(made->quote), id).ok());
}

}  // namespace
}  // namespace socle::invoicing
