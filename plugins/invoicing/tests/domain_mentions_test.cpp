// The sentences on the page, in both languages.
#include <algorithm>
#include <string>

#include "domain/mentions.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

std::string TextOf(const std::vector<Mention>& mentions, std::string_view code) {
    const auto count = std::ranges::count(mentions, code, &Mention::code);
    EXPECT_EQ(count, 1) << code;
    const auto found = std::ranges::find(mentions, code, &Mention::code);
    return found == mentions.end() ? "" : found->text;
}

bool Says(const std::vector<Mention>& mentions, std::string_view text) {
    return std::ranges::any_of(mentions, [text](const Mention& mention) {
        return mention.text.find(text) != std::string::npos;
    });
}

TEST(MentionTest, ProfessionalsReadPenaltiesAndIndemnity) {
    const Content content = ContentOf({LineAt("1", "1", "20")});
    const auto french = InvoiceMentions(content, SampleSeller(), {}, Language::kFrench);
    EXPECT_NE(TextOf(french, "PMD").find("taux de refinancement de la BCE majoré de 10 points"),
              std::string::npos);
    EXPECT_NE(TextOf(french, "PMT").find("40\u00a0€"), std::string::npos);
    EXPECT_NE(TextOf(french, "AAB").find("Pas d'escompte"), std::string::npos);
    EXPECT_TRUE(Says(french, "prestation de services"));
    PaymentTerms terms;
    terms.penalty_rate = Dec("12.5");
    terms.early_payment = "1 % under 8 days";
    const auto english = InvoiceMentions(content, SampleSeller(), terms, Language::kEnglish);
    EXPECT_NE(TextOf(english, "PMD").find("12.5% a year"), std::string::npos);
    EXPECT_NE(TextOf(english, "PMT").find("€40"), std::string::npos);
    EXPECT_EQ(TextOf(english, "AAB"), "Early payment discount: 1 % under 8 days.");
}

TEST(MentionTest, PrivatePersonsDoNot) {
    Content content = ContentOf({LineAt("1", "1", "20")});
    content.buyer.professional = false;
    const auto mentions = InvoiceMentions(content, SampleSeller(), {}, Language::kFrench);
    EXPECT_FALSE(Says(mentions, "recouvrement"));
    EXPECT_FALSE(Says(mentions, "Pénalités"));
    EXPECT_TRUE(Says(mentions, "Pas d'escompte"));
}

TEST(MentionTest, SayWhyThereIsNoVat) {
    const struct {
        VatTreatment vat;
        const char* french;  // empty: nothing to say
        const char* english;
    } cases[] = {
        {Vat("20"), "", ""},
        {{VatCategory::kZero, Decimal{}, "", ""}, "", ""},
        {FranchiseVat(), "TVA non applicable, art. 293 B du CGI",
         "VAT not applicable (TVA non applicable, art. 293 B du CGI)"},
        {{VatCategory::kReverseCharge, Decimal{}, "VATEX-FR-AE", ""},
         "Autoliquidation",
         "Reverse charge (Autoliquidation)"},
        {{VatCategory::kReverseCharge, Decimal{}, "VATEX-EU-AE", "art. 283-2 du CGI"},
         "Autoliquidation - art. 283-2 du CGI",
         "Reverse charge (Autoliquidation) - art. 283-2 du CGI"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-FR-CGI261-4", ""},
         "Exonération de TVA, art. 261-4 du CGI",
         "VAT exempt (exonération de TVA, art. 261-4 du CGI)"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-FR-CGI261-4",
          "Formation, art. 261-4-4° a du CGI"},
         "Formation, art. 261-4-4° a du CGI",
         "Formation, art. 261-4-4° a du CGI"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-FR-CNWVAT", ""},
         "Exonération de TVA, VATEX-FR-CNWVAT",
         "VAT exempt (exonération de TVA, VATEX-FR-CNWVAT)"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-EU-D", ""},
         "Régime particulier - Agences de voyages",
         "Margin scheme, travel agencies"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-EU-F", "art. 297 A du CGI"},
         "Régime particulier - Biens d'occasion - art. 297 A du CGI",
         "(Régime particulier - Biens d'occasion) - art. 297 A du CGI"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-EU-I", ""},
         "Régime particulier - Objets d'art",
         "Margin scheme, works of art"},
        {{VatCategory::kExempt, Decimal{}, "VATEX-EU-J", ""},
         "Régime particulier - Objets de collection et d'antiquité",
         "Margin scheme, collectors' items"},
        {{VatCategory::kIntraCommunity, Decimal{}, "VATEX-EU-IC", ""},
         "art. 262 ter, I du CGI",
         "Intra-EU supply"},
        {{VatCategory::kExport, Decimal{}, "VATEX-EU-G", ""},
         "art. 262, I du CGI",
         "Export exempt"},
        {{VatCategory::kOutOfScope, Decimal{}, "VATEX-EU-O", ""},
         "hors du champ",
         "Outside the scope of VAT"},
    };
    for (const auto& one : cases) {
        const Line line = Under(LineAt("1", "1", "20"), one.vat);
        const Content content = ContentOf({line, line});
        const auto french = VatMentions(content, Language::kFrench);
        const auto english = VatMentions(content, Language::kEnglish);
        const bool silent = std::string_view(one.french).empty();
        ASSERT_EQ(french.size(), silent ? 0U : 1U) << one.french;
        if (silent) continue;
        EXPECT_TRUE(Says(french, one.french)) << french[0].text;
        EXPECT_TRUE(Says(english, one.english)) << english[0].text;
    }
}

TEST(MentionTest, SellersAddTheirOwn) {
    Seller seller = SampleSeller();
    seller.vat_on_debits = true;
    seller.extra_mentions = {"Assurance décennale MAAF n° 123, France entière"};
    Line goods = LineAt("1", "1", "20");
    goods.kind = ProductKind::kGoods;
    const auto services =
        PlainMentions(ContentOf({LineAt("1", "1", "20"), goods}), seller, Language::kFrench);
    EXPECT_TRUE(Says(services, "Option pour le paiement de la taxe d'après les débits"));
    EXPECT_TRUE(Says(services, "livraison de biens et prestation de services"));
    EXPECT_TRUE(Says(services, "Assurance décennale"));
    const auto only_goods = PlainMentions(ContentOf({goods}), seller, Language::kFrench);
    EXPECT_FALSE(Says(only_goods, "débits"));
}

TEST(TermsTextTest, ReadsLikeAnInvoice) {
    const struct {
        PaymentTerms terms;
        const char* french;
        const char* english;
    } cases[] = {
        {{.days = 30}, "30 jours", "30 days"},
        {{.days = 45, .end_of_month = true}, "45 jours fin de mois", "45 days end of month"},
        {{.days = 0}, "à réception", "due on receipt"},
        {{.days = 0, .end_of_month = true}, "fin de mois", "end of month"},
        {{.due_date = Day("2026-12-01")}, "au plus tard le 01/12/2026", "by 1 Dec 2026"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(TermsText(one.terms, Language::kFrench), one.french);
        EXPECT_EQ(TermsText(one.terms, Language::kEnglish), one.english);
    }
}

}  // namespace
}  // namespace socle::invoicing
