// Canonical bytes: equal for equal records, different as soon as any sealed field differs.
#include <set>
#include <string>

#include "domain/seal.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

using Change = void (*)(IssuedInvoice&);

constexpr Change kChanges[] = {
    [](IssuedInvoice&) {},
    [](IssuedInvoice& i) { i.id = InvoiceId(UuidOf(99)); },
    [](IssuedInvoice& i) { i.number = NumberOf(DocumentKind::kInvoice, 2); },
    [](IssuedInvoice& i) { i.issue_date = Day("2026-11-22"); },
    [](IssuedInvoice& i) { i.due_date = Day("2026-11-24"); },
    [](IssuedInvoice& i) {
        i.quote = QuoteReference{QuoteId(UuidOf(3)), NumberOf(DocumentKind::kQuote, 1)};
    },
    [](IssuedInvoice& i) { i.seller.display_name += "x"; },
    [](IssuedInvoice& i) { i.seller.legal_form = "SAS"; },
    [](IssuedInvoice& i) { i.seller.share_capital = Cents(1); },
    [](IssuedInvoice& i) { i.seller.share_capital.reset(); },
    [](IssuedInvoice& i) { i.seller.siren += "x"; },
    [](IssuedInvoice& i) { i.seller.siret += "x"; },
    [](IssuedInvoice& i) { i.seller.registration += "x"; },
    [](IssuedInvoice& i) { i.seller.vat_number += "x"; },
    [](IssuedInvoice& i) { i.seller.vat_regime = VatRegime::kSimplified; },
    [](IssuedInvoice& i) { i.seller.vat_regime = VatRegime::kFranchise; },
    [](IssuedInvoice& i) { i.seller.vat_on_debits = true; },
    [](IssuedInvoice& i) {
        i.seller.address.lines = {"12 rue", "des Tanneurs"};
    },
    [](IssuedInvoice& i) { i.seller.address.postal_code = "69003"; },
    [](IssuedInvoice& i) { i.seller.iban += "x"; },
    [](IssuedInvoice& i) { i.seller.bic += "x"; },
    [](IssuedInvoice& i) { i.seller.email += "x"; },
    [](IssuedInvoice& i) { i.seller.phone += "x"; },
    [](IssuedInvoice& i) { i.seller.website += "x"; },
    [](IssuedInvoice& i) { i.seller.extra_mentions = {"a"}; },
    [](IssuedInvoice& i) { i.content.party = PartyId(UuidOf(98)); },
    [](IssuedInvoice& i) { i.content.buyer.display_name += "x"; },
    [](IssuedInvoice& i) { i.content.buyer.address.city = "Gières"; },
    [](IssuedInvoice& i) { i.content.buyer.address.country_code = "BE"; },
    [](IssuedInvoice& i) { i.content.buyer.siren += "x"; },
    [](IssuedInvoice& i) { i.content.buyer.siret += "x"; },
    [](IssuedInvoice& i) { i.content.buyer.vat_number += "x"; },
    [](IssuedInvoice& i) { i.content.buyer.professional = false; },
    [](IssuedInvoice& i) { i.content.buyer.main_address = Address{}; },
    [](IssuedInvoice& i) { i.content.buyer.main_address = i.content.buyer.address; },
    [](IssuedInvoice& i) { i.content.currency = Currency::Parse("USD").value(); },
    [](IssuedInvoice& i) { i.content.subject = "x"; },
    [](IssuedInvoice& i) { i.content.note = "x"; },
    [](IssuedInvoice& i) { i.content.order_reference = "x"; },
    [](IssuedInvoice& i) { i.content.delivery_date = Day("2026-11-23"); },
    [](IssuedInvoice& i) { i.content.delivery_address = Address{}; },
    [](IssuedInvoice& i) { i.content.discount = Percent("1"); },
    [](IssuedInvoice& i) { i.content.discount = Amount("1"); },
    [](IssuedInvoice& i) { i.content.lines.pop_back(); },
    [](IssuedInvoice& i) { std::swap(i.content.lines[0], i.content.lines[1]); },
    [](IssuedInvoice& i) { i.content.lines[0].description += "x"; },
    [](IssuedInvoice& i) { i.content.lines[0].quantity = Dec("11"); },
    [](IssuedInvoice& i) { i.content.lines[0].unit_code = "HUR"; },
    [](IssuedInvoice& i) { i.content.lines[0].unit_price = Dec("3.61"); },
    [](IssuedInvoice& i) { i.content.lines[0].discount = Percent("2"); },
    [](IssuedInvoice& i) { i.content.lines[0].vat = Vat("10"); },
    [](IssuedInvoice& i) { i.content.lines[0].vat.exemption_code = "x"; },
    [](IssuedInvoice& i) { i.content.lines[0].vat.exemption_text = "x"; },
    [](IssuedInvoice& i) { i.content.lines[0].kind = ProductKind::kGoods; },
    [](IssuedInvoice& i) { i.content.lines[0].product = ProductId(UuidOf(7)); },
    [](IssuedInvoice& i) { i.terms.days = 31; },
    [](IssuedInvoice& i) { i.terms.end_of_month = true; },
    [](IssuedInvoice& i) { i.terms.due_date = Day("2026-12-23"); },
    [](IssuedInvoice& i) { i.terms.penalty_rate = Dec("12"); },
    [](IssuedInvoice& i) { i.terms.early_payment = "x"; },
    [](IssuedInvoice& i) { i.totals.lines[0].base = Cents(1); },
    [](IssuedInvoice& i) { i.totals.lines[0].discount = Cents(1); },
    [](IssuedInvoice& i) { i.totals.lines[0].net = Cents(1); },
    [](IssuedInvoice& i) { i.totals.groups[0].lines_net = Cents(1); },
    [](IssuedInvoice& i) { i.totals.groups[0].discount = Cents(1); },
    [](IssuedInvoice& i) { i.totals.groups[0].base = Cents(1); },
    [](IssuedInvoice& i) { i.totals.groups[0].amount = Cents(1); },
    [](IssuedInvoice& i) { i.totals.groups[0].vat.rate = Dec("1"); },
    [](IssuedInvoice& i) { i.totals.lines_net = Cents(1); },
    [](IssuedInvoice& i) { i.totals.discount = Cents(1); },
    [](IssuedInvoice& i) { i.totals.net = Cents(1); },
    [](IssuedInvoice& i) { i.totals.vat = Cents(1); },
    [](IssuedInvoice& i) { i.totals.gross = Cents(1); },
    [](IssuedInvoice& i) { i.issued_by = "users/2"; },
    [](IssuedInvoice& i) { i.issued_at += std::chrono::microseconds(1); },
};

TEST(SealTest, EveryFieldOfAnInvoiceCounts) {
    const IssuedInvoice invoice =
        Issued(ContentOf({LineAt("10", "3.60", "5.5"), LineAt("1", "2", "20")}));
    std::set<std::string> seen;
    std::size_t position = 0;
    for (const Change change : kChanges) {
        IssuedInvoice changed = invoice;
        change(changed);
        EXPECT_TRUE(seen.insert(CanonicalBytes(changed)).second) << "change " << position;
        ++position;
    }
    EXPECT_EQ(CanonicalBytes(invoice), CanonicalBytes(IssuedInvoice(invoice)));
}

TEST(SealTest, NoValueCanPassForAnotherField) {
    IssuedInvoice one = Issued(ContentOf({LineAt("1", "1", "20")}));
    IssuedInvoice other = one;
    one.content.subject = "a\nnote=1:b";
    other.content.subject = "a";
    other.content.note = "b";
    EXPECT_NE(CanonicalBytes(one), CanonicalBytes(other));
}

// The format is a promise to old records: a change needs a new version, not new bytes here.
TEST(SealTest, PaymentBytesAreThese) {
    Payment payment{.id = PaymentId(UuidOf(5)),
                    .invoice = InvoiceId(UuidOf(2)),
                    .amount = Cents(-1200),
                    .payment_date = Day("2026-11-23"),
                    .method = PaymentMethod::kCard,
                    .reference = "é",
                    .cancels = PaymentId(UuidOf(4)),
                    .recorded_by = "users/1",
                    .recorded_at = ParseInstant("2026-11-23T08:15:00Z").value()};
    EXPECT_EQ(CanonicalBytes(payment),
              "socle.invoicing=7:payment\n"
              "version=1:1\n"
              "id=36:00000000-0000-0000-0000-000000000005\n"
              "invoice=36:00000000-0000-0000-0000-000000000002\n"
              "amount=5:-1200\n"
              "currency=3:EUR\n"
              "payment_date=10:2026-11-23\n"
              "method=4:card\n"
              "reference=2:é\n"
              "cancels=36:00000000-0000-0000-0000-000000000004\n"
              "recorded_by=7:users/1\n"
              "recorded_at=27:2026-11-23T08:15:00.000000Z\n");
    const std::string cancelled = CanonicalBytes(payment);
    payment.cancels.reset();
    EXPECT_NE(CanonicalBytes(payment), cancelled);
}

TEST(SealTest, EveryFieldOfACreditNoteCounts) {
    const IssuedInvoice invoice = Issued(ContentOf({LineAt("3", "3.3333", "20")}));
    const CreditNote credit = IssueCredit(invoice, {}, {CreditNoteId(UuidOf(4)), {}, "retour"},
                                          FactsOn("2026-11-24", DocumentKind::kCreditNote))
                                  .value();
    void (*const changes[])(CreditNote&) = {
        [](CreditNote&) {},
        [](CreditNote& c) { c.id = CreditNoteId(UuidOf(8)); },
        [](CreditNote& c) { c.number = NumberOf(DocumentKind::kCreditNote, 2); },
        [](CreditNote& c) { c.issue_date = Day("2026-11-25"); },
        [](CreditNote& c) { c.invoice.id = InvoiceId(UuidOf(8)); },
        [](CreditNote& c) { c.invoice.number = NumberOf(DocumentKind::kInvoice, 2); },
        [](CreditNote& c) { c.invoice.issue_date = Day("2026-11-22"); },
        [](CreditNote& c) { c.seller.siret += "x"; },
        [](CreditNote& c) { c.content.lines[0].quantity = Dec("1"); },
        [](CreditNote& c) { c.invoice_lines = {1}; },
        [](CreditNote& c) { c.totals.gross = Cents(1); },
        [](CreditNote& c) { c.reason = "x"; },
        [](CreditNote& c) { c.issued_by = "x"; },
        [](CreditNote& c) { c.issued_at += std::chrono::microseconds(1); },
    };
    std::set<std::string> seen;
    for (const auto change : changes) {
        CreditNote changed = credit;
        change(changed);
        EXPECT_TRUE(seen.insert(CanonicalBytes(changed)).second);
    }
}

}  // namespace
}  // namespace socle::invoicing
