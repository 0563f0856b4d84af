// Credit notes: in full, in part, and parts that add up to the whole to the cent.
#include <string>

#include "domain/credit_note.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

CreditRequest RequestFor(std::vector<CreditedQuantity> lines) {
    return {CreditNoteId(UuidOf(4)), std::move(lines), "retour de marchandise"};
}

absl::StatusOr<CreditNote> CreditNow(const IssuedInvoice& invoice,
                                     const std::vector<CreditNote>& earlier,
                                     std::vector<CreditedQuantity> lines) {
    return IssueCredit(invoice, earlier, RequestFor(std::move(lines)),
                       FactsOn("2026-11-24", DocumentKind::kCreditNote));
}

Content Mixed() {
    Content content =
        ContentOf({LineAt("3", "3.3333", "20"), With(LineAt("7", "1.15", "5.5"), Percent("12.5")),
                   With(LineAt("2", "9.99", "20"), Amount("0.05")), LineAt("-1", "0.50", "10"),
                   LineAt("1.5", "7", "10")});
    content.discount = Amount("1.01");
    return content;
}

TEST(CreditTest, OfTheWholeInvoiceEqualsIt) {
    const IssuedInvoice invoice = Issued(Mixed());
    const auto credit = CreditNow(invoice, {}, {});
    ASSERT_TRUE(credit.ok()) << credit.status();
    EXPECT_EQ(credit->totals, invoice.totals);
    EXPECT_EQ(credit->number.ToString(), "A-2026-00001");
    EXPECT_EQ(credit->invoice.number, invoice.number);
    EXPECT_EQ(credit->issue_date, Day("2026-11-24"));
    EXPECT_EQ(ReasonOf(CreditNow(invoice, {*credit}, {}).status()), "CREDIT_ABOVE_INVOICE");
}

// Three at 10.00 in all: a unit is 3.33, and the last one takes the odd cent. VAT of the
// invoice 2.00, of a unit 0.67, of the last one what is left, 0.66.
TEST(CreditTest, LastPartTakesTheOddCent) {
    const IssuedInvoice invoice = Issued(ContentOf({LineAt("3", "3.3333", "20")}));
    ASSERT_EQ(invoice.totals.gross, Cents(1200));
    const struct {
        std::int64_t net;
        std::int64_t vat;
    } expected[] = {{333, 67}, {333, 67}, {334, 66}};
    std::vector<CreditNote> credits;
    for (const auto& one : expected) {
        const auto credit = CreditNow(invoice, credits, {{0, Dec("1")}});
        ASSERT_TRUE(credit.ok()) << credit.status();
        EXPECT_EQ(credit->totals.net, Cents(one.net));
        EXPECT_EQ(credit->totals.vat, Cents(one.vat));
        credits.push_back(*credit);
    }
    const auto more = CreditNow(invoice, credits, {{0, Dec("1")}});
    EXPECT_EQ(ReasonOf(more.status()), "CREDIT_ABOVE_LINE");
    EXPECT_EQ(MetadataOf(more.status())["left"], "0");
    EXPECT_EQ(MetadataOf(more.status())["left_net"], "0.00 EUR");
}

struct Split {
    const char* name;
    Content content;
    const char* step;  // the quantity of every partial credit of line 0
};

Content Discounted(Line line, const Discount& discount) {
    Content content = ContentOf({std::move(line)});
    content.discount = discount;
    return content;
}

TEST(CreditTest, PartsAddUpToTheWhole) {
    const Split cases[] = {
        {"thirds", ContentOf({LineAt("3", "3.3333", "20")}), "1"},
        {"VAT below a cent", ContentOf({LineAt("40", "0.03", "20")}), "1"},
        {"price below a cent", ContentOf({LineAt("50", "0.006", "20")}), "1"},
        {"net below a cent", ContentOf({LineAt("100", "0.0033", "5.5")}), "1"},
        {"odd steps", ContentOf({LineAt("10", "7.77", "5.5")}), "0.75"},
        {"line discount", ContentOf({With(LineAt("7", "1.15", "2.1"), Percent("33.33"))}), "1"},
        {"amount of discount", ContentOf({With(LineAt("7", "1.15", "10"), Amount("3.01"))}), "1"},
        // Each unit's share of the discount rounds to nothing; together they are 0.30.
        {"document discount below a cent", Discounted(LineAt("100", "0.01", "20"), Percent("30")),
         "1"},
        {"nearly all discounted", Discounted(LineAt("60", "0.05", "20"), Amount("2.99")), "1"},
    };
    for (const Split& one : cases) {
        const IssuedInvoice invoice = Issued(one.content);
        std::vector<CreditNote> credits;
        Money net = Cents(0);
        Money vat = Cents(0);
        Decimal left = invoice.content.lines[0].quantity;
        constexpr int kPartsMax = 200;
        for (int part = 0; part < kPartsMax && !left.IsZero(); ++part) {
            const Decimal quantity = std::min(left, Dec(one.step));
            const auto credit = CreditNow(invoice, credits, {{0, quantity}});
            ASSERT_TRUE(credit.ok()) << one.name << " part " << part << ": " << credit.status();
            EXPECT_FALSE(credit->totals.gross.IsNegative()) << one.name;
            net = net.Plus(credit->totals.net).value();
            vat = vat.Plus(credit->totals.vat).value();
            left = left.Minus(quantity).value();
            credits.push_back(*credit);
        }
        EXPECT_EQ(net, invoice.totals.net) << one.name;
        EXPECT_EQ(vat, invoice.totals.vat) << one.name;
        const Creditable rest = CreditableOf(invoice, credits).value();
        EXPECT_TRUE(rest.gross.IsZero()) << one.name;
        EXPECT_TRUE(rest.groups[0].discount.IsZero()) << one.name;
    }
}

// Three credits of a third of everything, over three rates: each group's net, discount and VAT come
// back to the cent.
TEST(CreditTest, PartsOfADiscountedDocumentAddUpAtEachRate) {
    for (const Discount& discount : {Percent("7.5"), Amount("100.01"), Percent("99.99")}) {
        Content content =
            ContentOf({LineAt("3", "3.455", "20"), LineAt("3", "33.335", "10"),
                       With(LineAt("3", "12", "5.5"), Percent("5")), LineAt("3", "0.07", "20")});
        content.discount = discount;
        const IssuedInvoice invoice = Issued(content);
        std::vector<CreditNote> credits;
        for (int part = 0; part < 3; ++part) {
            const auto credit = CreditNow(
                invoice, credits, {{0, Dec("1")}, {1, Dec("1")}, {2, Dec("1")}, {3, Dec("1")}});
            ASSERT_TRUE(credit.ok()) << discount.value.ToString() << ": " << credit.status();
            const Totals& totals = credit->totals;
            EXPECT_EQ(totals.lines_net.Minus(totals.discount).value(), totals.net);
            EXPECT_FALSE(totals.discount.IsZero());
            credits.push_back(*credit);
        }
        const Creditable rest = CreditableOf(invoice, credits).value();
        EXPECT_TRUE(rest.gross.IsZero());
        for (const VatGroup& group : rest.groups) {
            EXPECT_EQ(group, (VatGroup{group.vat, Cents(0), Cents(0), Cents(0), Cents(0)}));
        }
    }
}

TEST(CreditTest, OfOneLineThenTheRest) {
    const IssuedInvoice invoice = Issued(Mixed());
    const auto first = CreditNow(invoice, {}, {{1, Dec("2")}, {2, Dec("1")}});
    ASSERT_TRUE(first.ok()) << first.status();
    EXPECT_EQ(first->invoice_lines, (std::vector<std::size_t>{1, 2}));
    ASSERT_EQ(first->totals.groups.size(), 2U);
    // Two of seven at 8.05 less 12.5 % (7.04): 2.01 net; its share of the discount 0.06.
    EXPECT_EQ(first->totals.lines[0].net, Cents(201));
    EXPECT_EQ(first->content.lines[0].quantity, Dec("2"));
    const auto rest = CreditNow(invoice, {*first}, {});
    ASSERT_TRUE(rest.ok()) << rest.status();
    EXPECT_EQ(first->totals.gross.Plus(rest->totals.gross).value(), invoice.totals.gross);
    EXPECT_EQ(first->totals.vat.Plus(rest->totals.vat).value(), invoice.totals.vat);
}

TEST(CreditTest, RefusesWhatWasNotInvoiced) {
    const IssuedInvoice invoice = Issued(Mixed());
    const struct {
        const char* name;
        std::vector<CreditedQuantity> lines;
        const char* refused;
    } cases[] = {
        {"half a unit", {{0, Dec("0.5")}}, ""},
        {"no such line", {{5, Dec("1")}}, "OUT_OF_RANGE"},
        {"twice the same", {{0, Dec("1")}, {0, Dec("1")}}, "LINE_CREDITED_TWICE"},
        {"more than sold", {{0, Dec("3.0001")}}, "CREDIT_ABOVE_LINE"},
        {"a negative quantity", {{0, Dec("-1")}}, "OUT_OF_RANGE"},
        {"a positive one of a return", {{3, Dec("1")}}, "OUT_OF_RANGE"},
        {"nothing", {{0, Dec("0")}}, "OUT_OF_RANGE"},
        {"too fine", {{0, Dec("0.00001")}}, "OUT_OF_RANGE"},
        {"a return alone, which would take money", {{3, Dec("-1")}}, "CREDIT_ABOVE_INVOICE"},
        {"the sale, and the return kept", {{4, Dec("1.5")}}, "CREDIT_ABOVE_INVOICE"},
        {"the sale with its return", {{3, Dec("-1")}, {4, Dec("1.5")}}, ""},
    };
    for (const auto& one : cases) {
        const auto credit = CreditNow(invoice, {}, one.lines);
        EXPECT_EQ(ReasonOf(credit.status()), one.refused) << one.name << ": " << credit.status();
    }
}

TEST(CreditTest, ARefusedQuantityNamesItsFieldAndWhatWouldDo) {
    const IssuedInvoice invoice = Issued(Mixed());
    const struct {
        CreditedQuantity second;
        Metadata said;
    } cases[] = {
        {{5, Dec("1")}, {{"field", "lines.1.line"}, {"value", "6"}, {"limit", "1 – 5"}}},
        {{0, Dec("-1")}, {{"field", "lines.1.quantity"}, {"value", "-1"}, {"limit", "> 0"}}},
        {{0, Dec("0")}, {{"field", "lines.1.quantity"}, {"value", "0"}, {"limit", "> 0"}}},
        {{3, Dec("0")}, {{"field", "lines.1.quantity"}, {"value", "0"}, {"limit", "< 0"}}},
        {{0, Dec("0.00001")},
         {{"field", "lines.1.quantity"}, {"value", "0.00001"}, {"limit", "n × 0.0001"}}},
        {{0, Dec("4")},
         {{"field", "lines.1.quantity"},
          {"value", "4"},
          {"line", "1"},
          {"left", "3"},
          {"left_net", "10.00 EUR"}}},
    };
    for (const auto& one : cases) {
        const auto credit = CreditNow(invoice, {}, {{1, Dec("1")}, one.second});
        EXPECT_EQ(MetadataOf(credit.status()), one.said) << credit.status();
    }
}

TEST(CreditTest, LooksAtReasonSellerAndDates) {
    const IssuedInvoice invoice = Issued(Mixed());
    CreditRequest request = RequestFor({});
    IssueFacts facts = FactsOn("2026-11-24", DocumentKind::kCreditNote);
    EXPECT_TRUE(IssueCredit(invoice, {}, request, facts).ok());
    facts.last_date = Day("2026-11-25");
    EXPECT_EQ(ReasonOf(IssueCredit(invoice, {}, request, facts).status()), "DATE_BEFORE_LAST");
    facts = FactsOn("2026-11-22", DocumentKind::kCreditNote);
    EXPECT_EQ(ReasonOf(IssueCredit(invoice, {}, request, facts).status()), "DATE_BEFORE_LAST");
    facts = FactsOn("2026-11-24", DocumentKind::kCreditNote);
    facts.seller.siren = "";
    EXPECT_EQ(ReasonOf(IssueCredit(invoice, {}, request, facts).status()), "SELLER_INCOMPLETE");
    request.reason = "  ";
    EXPECT_EQ(ReasonOf(CreditOf(invoice, {}, request).status()), "REQUIRED");
}

}  // namespace
}  // namespace socle::invoicing
