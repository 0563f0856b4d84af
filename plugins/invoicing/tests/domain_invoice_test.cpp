// Issuing: what a draft must be, what the frozen invoice then says; numbers.
#include <string>

#include "domain/invoice.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

struct Change {
    DraftInvoice draft = DraftOf({LineAt("10", "3.60", "5.5")});
    IssueFacts facts = FactsOn("2026-11-23");
};

struct IssueCase {
    const char* name;
    void (*change)(Change&);
    const char* refused;  // empty: issued
};

void Franchise(Change& c) {
    c.facts.seller.vat_regime = VatRegime::kFranchise;
    c.facts.seller.vat_number.clear();
}

void ReverseCharge(Change& c) {
    c.draft.content.lines[0].vat = {VatCategory::kReverseCharge, Decimal{}, "VATEX-FR-AE", ""};
}

void IntraCommunity(Change& c) {
    c.draft.content.lines[0].vat = VatOf({VatCategory::kIntraCommunity, Decimal{}, "", ""}).value();
}

const IssueCase kDates[] = {
    {"as it is", [](Change&) {}, ""},
    {"dated yesterday", [](Change& c) { c.draft.issue_date = Day("2026-11-22"); }, ""},
    {"dated tomorrow", [](Change& c) { c.draft.issue_date = Day("2026-11-24"); }, "FUTURE_DATE"},
    {"same day as the last", [](Change& c) { c.facts.last_date = Day("2026-11-23"); }, ""},
    {"before the last",
     [](Change& c) {
         c.draft.issue_date = Day("2026-11-20");
         c.facts.last_date = Day("2026-11-21");
     },
     "DATE_BEFORE_LAST"},
    {"in another century", [](Change& c) { c.draft.issue_date = Day("1999-12-31"); },
     "OUT_OF_RANGE"},
    {"due the same day", [](Change& c) { c.draft.terms.due_date = Day("2026-11-23"); }, ""},
    {"due before", [](Change& c) { c.draft.terms.due_date = Day("2026-11-22"); },
     "DUE_BEFORE_ISSUE"},
    {"term below zero", [](Change& c) { c.draft.terms.days = -1; }, "OUT_OF_RANGE"},
    {"term of ten years", [](Change& c) { c.draft.terms.days = 3650; }, "OUT_OF_RANGE"},
};

const IssueCase kParties[] = {
    {"seller without name", [](Change& c) { c.facts.seller.display_name = " "; },
     "SELLER_INCOMPLETE"},
    {"no legal form", [](Change& c) { c.facts.seller.legal_form = ""; }, "SELLER_INCOMPLETE"},
    {"no capital", [](Change& c) { c.facts.seller.share_capital.reset(); }, "SELLER_INCOMPLETE"},
    {"sole trader without capital",
     [](Change& c) {
         c.facts.seller.legal_form = "EI";
         c.facts.seller.share_capital.reset();
     },
     ""},
    {"SIREN with a wrong key", [](Change& c) { c.facts.seller.siren = "732829321"; },
     "SELLER_INCOMPLETE"},
    {"not registered", [](Change& c) { c.facts.seller.registration = ""; }, "SELLER_INCOMPLETE"},
    {"no VAT number", [](Change& c) { c.facts.seller.vat_number = ""; }, "SELLER_INCOMPLETE"},
    {"VAT number with a wrong key", [](Change& c) { c.facts.seller.vat_number = "FR45732829320"; },
     "SELLER_INCOMPLETE"},
    {"no street", [](Change& c) { c.facts.seller.address.lines.clear(); }, "SELLER_INCOMPLETE"},
    {"IBAN with a wrong key",
     [](Change& c) { c.facts.seller.iban = "FR1420041010050500013M02607"; }, "SELLER_INCOMPLETE"},
    {"buyer who was erased", [](Change& c) { c.draft.content.buyer.display_name = ""; },
     "CLIENT_ERASED"},
    {"no town", [](Change& c) { c.draft.content.buyer.address.city = ""; }, "BUYER_INCOMPLETE"},
    {"French without postal code",
     [](Change& c) { c.draft.content.buyer.address.postal_code = ""; }, "BUYER_INCOMPLETE"},
    {"Irish without postal code",
     [](Change& c) {
         c.draft.content.buyer.address = {{}, "", "Dublin", "IE"};
     },
     ""},
    {"buyer's SIREN wrong", [](Change& c) { c.draft.content.buyer.siren = "1"; },
     "BUYER_INCOMPLETE"},
    {"a private person",
     [](Change& c) {
         c.draft.content.buyer.professional = false;
         c.draft.content.buyer.siren = "";
     },
     ""},
};

const IssueCase kContents[] = {
    {"no line", [](Change& c) { c.draft.content.lines.clear(); }, "NO_LINES"},
    {"too many lines",
     [](Change& c) { c.draft.content.lines.assign(kLinesMax + 1, LineAt("1", "1", "20")); },
     "TOO_MANY_LINES"},
    {"a line that is wrong", [](Change& c) { c.draft.content.lines[0].description = ""; },
     "REQUIRED"},
    {"below zero", [](Change& c) { c.draft.content.lines[0].quantity = Dec("-1"); },
     "NEGATIVE_TOTAL"},
    {"zero", [](Change& c) { c.draft.content.lines[0].unit_price = Dec("0"); }, ""},
    {"293 B",
     [](Change& c) {
         Franchise(c);
         c.draft.content.lines[0].vat = FranchiseVat();
     },
     ""},
    {"VAT charged under 293 B", [](Change& c) { Franchise(c); }, "VAT_CONFLICT"},
    {"293 B of a seller who charges VAT",
     [](Change& c) { c.draft.content.lines[0].vat = FranchiseVat(); }, "VAT_CONFLICT"},
    {"293 B beside another",
     [](Change& c) {
         Franchise(c);
         c.draft.content.lines.push_back(Under(LineAt("1", "1", "20"), FranchiseVat()));
     },
     "VAT_CONFLICT"},
    {"two exemptions",
     [](Change& c) {
         c.draft.content.lines = {Under(LineAt("1", "1", "20"),
                                        {VatCategory::kExempt, Decimal{}, "VATEX-FR-CGI261-4", ""}),
                                  Under(LineAt("1", "1", "20"), {VatCategory::kExempt, Decimal{},
                                                                 "VATEX-FR-CGI261-7", ""})};
     },
     "VAT_CONFLICT"},
    {"exempt beside taxed",
     [](Change& c) {
         c.draft.content.lines.push_back(Under(
             LineAt("1", "1", "20"), {VatCategory::kExempt, Decimal{}, "VATEX-FR-CGI261-4", ""}));
     },
     ""},
    {"out of scope beside taxed",
     [](Change& c) {
         c.draft.content.lines.push_back(Under(
             LineAt("1", "1", "20"), VatOf({VatCategory::kOutOfScope, Decimal{}, "", ""}).value()));
     },
     "VAT_CONFLICT"},
    {"reverse charge", ReverseCharge, ""},
    {"reverse charge, SIREN only",
     [](Change& c) {
         ReverseCharge(c);
         c.draft.content.buyer.vat_number = "";
     },
     ""},
    {"reverse charge, unknown buyer",
     [](Change& c) {
         ReverseCharge(c);
         c.draft.content.buyer.vat_number = "";
         c.draft.content.buyer.siren = "";
     },
     "BUYER_INCOMPLETE"},
    {"intra-EU", IntraCommunity, ""},
    {"intra-EU, SIREN only",
     [](Change& c) {
         IntraCommunity(c);
         c.draft.content.buyer.vat_number = "";
     },
     "BUYER_INCOMPLETE"},
};

void RunAll(std::span<const IssueCase> cases) {
    for (const IssueCase& one : cases) {
        Change change;
        one.change(change);
        const auto invoice = Issue(change.draft, change.facts);
        EXPECT_EQ(ReasonOf(invoice.status()), one.refused) << one.name << ": " << invoice.status();
        EXPECT_EQ(invoice.ok(), std::string_view(one.refused).empty()) << one.name;
    }
}

TEST(IssueTest, LooksAtDatesAndTerms) {
    RunAll(kDates);
}
TEST(IssueTest, LooksAtBothParties) {
    RunAll(kParties);
}
TEST(IssueTest, LooksAtContentAndVat) {
    RunAll(kContents);
}

TEST(IssueTest, NamesAllThatIsMissing) {
    Change change;
    change.facts.seller.siren = "";
    change.facts.seller.registration = "";
    const auto refused = Issue(change.draft, change.facts);
    EXPECT_EQ(MetadataOf(refused.status())["missing"], "siren, registration");
}

TEST(IssueTest, FreezesWhatItWasGiven) {
    Change change;
    const IssuedInvoice invoice = Issue(change.draft, change.facts).value();
    EXPECT_EQ(invoice.number.ToString(), "F-2026-00001");
    EXPECT_EQ(invoice.issue_date, Day("2026-11-23"));
    EXPECT_EQ(invoice.due_date, Day("2026-12-23"));
    EXPECT_EQ(invoice.seller, change.facts.seller);
    EXPECT_EQ(invoice.content, change.draft.content);
    EXPECT_EQ(invoice.totals.gross, Cents(3798));
    EXPECT_EQ(invoice.issued_by, "users/1");
}

TEST(DraftTest, MayBeUnfinished) {
    DraftInvoice draft;
    EXPECT_TRUE(CheckDraft(draft).ok());
    draft.content.lines.push_back(LineAt("1", "1", "20"));
    draft.content.lines.push_back(LineAt("0", "1", "20"));
    const absl::Status refused = CheckDraft(draft);
    EXPECT_EQ(ReasonOf(refused), "OUT_OF_RANGE");
    EXPECT_NE(refused.message().find("line 2"), std::string::npos);
    draft.content.lines.clear();
    draft.content.subject = std::string(201, 'x');
    EXPECT_EQ(ReasonOf(CheckDraft(draft)), "TOO_LONG");
}

TEST(NumberTest, IsWrittenOneWayOnly) {
    const struct {
        const char* text;
        bool valid;
    } cases[] = {
        {"F-2026-00001", true},
        {"A-2026-00042", true},
        {"D-2026-123456", true},
        {"F-2026-999999999", true},
        {"F-2026-1", false},
        {"F-2026-00000", false},
        {"X-2026-00001", false},
        {"F-1999-00001", false},
        {"F-2100-00001", false},
        {"F-2026-", false},
        {"", false},
        {"F 2026 00001", false},
        {"F-2026-0000a", false},
        {"F-2026-9999999999", false},
        {"F-2026-000001", false},
        {"F+2026-00001", false},
        {"F-2026--0001", false},
    };
    for (const auto& one : cases) {
        const auto number = DocumentNumber::Parse(one.text);
        EXPECT_EQ(number.ok(), one.valid) << one.text;
        if (number.ok()) {
            EXPECT_EQ(number->ToString(), one.text);
        }
    }
    const Series series{DocumentKind::kInvoice, 2026};
    EXPECT_EQ(ReasonOf(DocumentNumber::Of(series, 0).status()), "OUT_OF_RANGE");
    EXPECT_EQ(ReasonOf(DocumentNumber::Of(series, 1'000'000'000).status()), "OUT_OF_RANGE");
    EXPECT_LT(*DocumentNumber::Of(series, 9), *DocumentNumber::Of(series, 10));
}

TEST(NumberTest, OfOthersFitsTheElectronicInvoice) {
    EXPECT_TRUE(CheckNumberText("FA/2026+12_3-A").ok());
    EXPECT_TRUE(CheckNumberText(std::string(35, '1')).ok());
    EXPECT_EQ(ReasonOf(CheckNumberText(std::string(36, '1'))), "NUMBER_TOO_LONG");
    EXPECT_EQ(ReasonOf(CheckNumberText("")), "INVALID_VALUE");
    EXPECT_EQ(ReasonOf(CheckNumberText("FA 12")), "INVALID_VALUE");
    EXPECT_EQ(ReasonOf(CheckNumberText("FÀ12")), "INVALID_VALUE");
}

}  // namespace
}  // namespace socle::invoicing
