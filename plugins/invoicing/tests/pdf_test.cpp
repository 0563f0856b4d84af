// The PDF files, read back with poppler: the words and numbers are on the page, pages turn, bytes
// repeat.
#include "adapters/pdf.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "sample.hpp"

namespace socle::invoicing {
namespace {

// Runs a poppler tool on the file's bytes and gives what it printed.
std::string Read(const std::string& tool, const std::string& pdf) {
    const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() /
        ("socle_" + std::to_string(::getpid()) + "_" + test->name() + ".pdf");
    std::ofstream(path, std::ios::binary) << pdf;
    const std::string command =
        tool + " '" + path.string() + "'" + (tool.starts_with("pdftotext") ? " -" : "");
    struct Close {
        void operator()(FILE* pipe) const { ::pclose(pipe); }
    };
    std::string output;
    {
        const std::unique_ptr<FILE, Close> pipe(::popen(command.c_str(), "r"));
        EXPECT_NE(pipe, nullptr);
        char buffer[4096];
        for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) {
            output.append(buffer, got);
        }
    }
    std::filesystem::remove(path);
    // No-break spaces read as spaces, so that a case may be typed.
    for (const std::string_view space : {"\u202f", "\u00a0"}) {
        for (std::size_t at = 0; (at = output.find(space, at)) != std::string::npos; ++at) {
            output.replace(at, space.size(), " ");
        }
    }
    return output;
}

std::string TextOf(const absl::StatusOr<std::string>& pdf) {
    EXPECT_TRUE(pdf.ok()) << pdf.status();
    return pdf.ok() ? Read("pdftotext -layout", *pdf) : "";
}

void ExpectAll(const std::string& text, std::initializer_list<const char*> words) {
    for (const char* const word : words) {
        EXPECT_NE(text.find(word), std::string::npos) << word << " in\n" << text;
    }
}

int CountOf(std::string_view word, const std::string& text) {
    int count = 0;
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size()) {
        ++count;
    }
    return count;
}

PdfOptions In(Language language) {
    return {language, "", ParseInstant("2026-11-23T08:15:00Z").value()};
}

Content MixedContent() {
    Line work = With(LineAt("12.5", "65", "20"), Percent("10"));
    work.description = "Pose et réglage";
    work.unit_code = "HUR";
    Content content = ContentOf(
        {LineAt("10", "3.60", "5.5"), work, With(LineAt("3", "1249.90", "20"), Amount("50"))});
    content.subject = "Aménagement de l'atelier";
    content.order_reference = "BC-4471";
    return content;
}

TEST(PdfTest, InvoiceShowsItsNumbersAndMentions) {
    const std::string text = TextOf(RenderInvoice(Issued(MixedContent()), In(Language::kFrench)));
    ExpectAll(text, {"Facture",
                     "F-2026-00001",
                     "Atelier Garance",
                     "Établissements Nœl & Fils",
                     "38000 Grenoble",
                     "23/11/2026",
                     "23/12/2026",
                     "BC-4471",
                     "Aménagement de l'atelier",
                     "12,5",
                     "heure",
                     "-10 %",
                     "731,25 €",
                     "3 699,70 €",
                     "5,5 %",
                     "36,00 €",
                     "1,98 €",
                     "4 430,95 €",
                     "886,19 €",
                     "4 466,95 €",
                     "888,17 €",
                     "5 355,12 €",
                     "FR14 2004 1010 0505 0001 3M02 606",
                     "PSSTFRPPLYO",
                     "Pénalités de retard",
                     "40 €",
                     "Pas d'escompte",
                     "SIREN 732 829 320",
                     "RCS Lyon",
                     "FR44732829320",
                     "SARL au capital de 10 000,00 €",
                     "Page 1 / 1"});
    EXPECT_EQ(text.find("BROUILLON"), std::string::npos);
}

// MixedContent less 7.5 %, with all else a document may say.
Content FullContent() {
    Content content = MixedContent();
    content.discount = Percent("7.5");
    content.note = "Accès par la cour arrière.\nAssurance décennale MAAF n° 123456";
    content.delivery_date = Day("2026-11-20");
    content.delivery_address = Address{{"Chantier des Tanneurs"}, "69002", "Lyon", "FR"};
    content.buyer.main_address = Address{{"8 boulevard Haussmann"}, "75009", "Paris", "FR"};
    return content;
}

IssuedInvoice FullInvoice() {
    DraftInvoice draft = DraftOf({});
    draft.content = FullContent();
    draft.terms = {.days = 45,
                   .end_of_month = true,
                   .due_date = {},
                   .penalty_rate = Dec("12.15"),
                   .early_payment = "1 % sous 8 jours"};
    const auto invoice = Issue(draft, FactsOn("2026-11-23"));
    EXPECT_TRUE(invoice.ok()) << invoice.status();
    return invoice.value();
}

TEST(PdfTest, AllThatAnInvoiceSaysIsOnThePage) {
    ExpectAll(TextOf(RenderInvoice(FullInvoice(), In(Language::kFrench))),
              {"Accès par la cour arrière.", "Assurance décennale MAAF n° 123456", "20/11/2026",
               "Livré à : Chantier des Tanneurs, 69002 Lyon", "38000 Grenoble",
               "Adresse : 8 boulevard Haussmann, 75009 Paris", "BC-4471", "Total des lignes HT",
               "4 466,95 €", "Remise 7,5 %", "-335,02 €", "4 131,93 €",
               "45 jours fin de mois, au plus tard le 31/01/2027", "12,15 % par an",
               "Escompte pour paiement anticipé : 1 % sous 8 jours.",
               "40 € (art. D441-5 du code de commerce)", "+33 4 78 00 00 00"});
    ExpectAll(TextOf(RenderInvoice(FullInvoice(), In(Language::kEnglish))),
              {"Delivered to: Chantier des Tanneurs, 69002 Lyon",
               "Address: 8 boulevard Haussmann, 75009 Paris", "Lines, net", "Discount 7.5%",
               "-€335.02", "45 days end of month, by 31 Jan 2027", "12.15% a year"});
}

TEST(PdfTest, AnAddressIsShownOnceWhenItIsTheSame) {
    Content content = FullContent();
    content.delivery_address = content.buyer.address;
    content.buyer.main_address.reset();
    const std::string text = TextOf(RenderInvoice(Issued(content), In(Language::kFrench)));
    EXPECT_EQ(CountOf("38000 Grenoble", text), 1) << text;
    EXPECT_EQ(text.find("Livré à"), std::string::npos);
    EXPECT_EQ(text.find("Adresse :"), std::string::npos);
}

TEST(PdfTest, EnglishReadsLikeEnglish) {
    const std::string text = TextOf(RenderInvoice(Issued(MixedContent()), In(Language::kEnglish)));
    ExpectAll(text, {"Invoice", "BILLED TO", "23 Nov 2026", "12.5", "hour", "€5,355.12",
                     "Late payment penalties", "No discount for early payment", "Page 1 / 1"});
}

TEST(PdfTest, FranchiseShowsNoVat) {
    DraftInvoice draft = DraftOf({Under(LineAt("7", "45", "20"), FranchiseVat())});
    IssueFacts facts = FactsOn("2026-11-23");
    facts.seller.vat_regime = VatRegime::kFranchise;
    facts.seller.vat_number.clear();
    const auto invoice = Issue(draft, facts);
    ASSERT_TRUE(invoice.ok()) << invoice.status();
    const std::string text = TextOf(RenderInvoice(*invoice, In(Language::kFrench)));
    ExpectAll(text, {"TVA non applicable, art. 293 B du CGI", "Net à payer", "315,00 €"});
    EXPECT_EQ(text.find("TAUX DE TVA"), std::string::npos);
    EXPECT_EQ(text.find("TTC"), std::string::npos);
}

TEST(PdfTest, DraftIsMarked) {
    DraftInvoice draft = DraftOf({});
    draft.content = MixedContent();
    const Date today = Day("2026-11-23");
    const auto french = RenderDraft(draft, SampleSeller(), today, In(Language::kFrench));
    const auto english = RenderDraft(draft, SampleSeller(), today, In(Language::kEnglish));
    ASSERT_TRUE(french.ok() && english.ok());
    ExpectAll(Read("pdftotext", *french), {"BROUILLON", "5 355,12 €"});
    ExpectAll(Read("pdftotext", *english), {"DRAFT", "€5,355.12"});
    EXPECT_EQ(Read("pdftotext", *french).find("F-2026"), std::string::npos);
    ExpectAll(Read("pdfinfo", *french), {"Facture (BROUILLON)"});
    const auto empty = RenderDraft(DraftInvoice{}, Seller{}, today, In(Language::kFrench));
    EXPECT_TRUE(empty.ok()) << empty.status();
}

TEST(PdfTest, QuoteHasValidityAndPlaceToSign) {
    QuoteInput input;
    input.content = FullContent();
    input.content.discount = Amount("100");
    input.content.delivery_date = Day("2026-12-15");
    const auto quote = MakeQuote(input, {QuoteId(UuidOf(3)), NumberOf(DocumentKind::kQuote, 12),
                                         SampleSeller(), Day("2026-11-23")});
    ASSERT_TRUE(quote.ok()) << quote.status();
    const std::string text = TextOf(RenderQuote(*quote, SampleSeller(), In(Language::kFrench)));
    ExpectAll(text, {"Devis", "D-2026-00012", "VALABLE JUSQU'AU", "23/12/2026", "LIVRAISON PRÉVUE",
                     "15/12/2026", "VOTRE RÉFÉRENCE", "BC-4471", "À livrer à : Chantier",
                     "Accès par la cour arrière.", "Remise", "-100,00 €", "5 235,24 €",
                     "Bon pour accord : 5 235,24 €", "Date, signature"});
    EXPECT_EQ(text.find("IBAN"), std::string::npos);
    EXPECT_EQ(CountOf("Catégorie de l'opération", text), 1);
    // Too many to stand beside the place to sign: they follow it.
    Seller builder = SampleSeller();
    for (int i = 10; i < 30; ++i)
        builder.extra_mentions.push_back("Décennale " + std::to_string(i));
    const std::string long_text = TextOf(RenderQuote(*quote, builder, In(Language::kFrench)));
    for (const std::string& mention : builder.extra_mentions) {
        EXPECT_EQ(CountOf(mention, long_text), 1) << mention;
    }
}

TEST(PdfTest, CreditNoteNamesItsInvoice) {
    const auto credit = IssueCredit(Issued(MixedContent()), {},
                                    {CreditNoteId(UuidOf(4)), {{2, Dec("1")}}, "livré abîmé"},
                                    FactsOn("2026-11-24", DocumentKind::kCreditNote));
    ASSERT_TRUE(credit.ok()) << credit.status();
    const std::string text = TextOf(RenderCreditNote(*credit, In(Language::kFrench)));
    ExpectAll(text, {"Avoir", "A-2026-00001", "F-2026-00001", "livré abîmé", "1 233,23 €",
                     "246,65 €", "1 479,88 €"});
}

TEST(PdfTest, ACreditNoteShowsItsShareOfTheDiscount) {
    const auto credit =
        IssueCredit(FullInvoice(), {}, {CreditNoteId(UuidOf(4)), {{0, Dec("5")}}, "livré abîmé"},
                    FactsOn("2026-11-24", DocumentKind::kCreditNote));
    ASSERT_TRUE(credit.ok()) << credit.status();
    const std::string text = TextOf(RenderCreditNote(*credit, In(Language::kFrench)));
    ExpectAll(text, {"Total des lignes HT", "18,00 €", "Remise", "-1,35 €", "16,65 €", "0,92 €",
                     "17,57 €", "BC-4471", "Livré à : Chantier des Tanneurs",
                     "Adresse : 8 boulevard Haussmann, 75009 Paris"});
    EXPECT_EQ(text.find("Accès par la cour"), std::string::npos);
}

TEST(PdfTest, LongInvoicesTurnPages) {
    std::vector<Line> lines(120, LineAt("1", "1", "20"));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].description = "Article numéro " + std::to_string(i + 1);
    }
    // One line that is longer than a page.
    for (int i = 0; i < 300; ++i) lines[60].description += "\nsuite";
    lines[60].description += "\nfin de l'article";
    const auto pdf = RenderInvoice(Issued(ContentOf(lines)), In(Language::kFrench));
    const std::string text = TextOf(pdf);
    ExpectAll(text, {"Article numéro 1 ", "Article numéro 61", "fin de l'article",
                     "Article numéro 120", "144,00 €"});
    const std::string facts = Read("pdfinfo", *pdf);
    const int pages = std::stoi(facts.substr(facts.find("Pages:") + 6));
    EXPECT_GE(pages, 6);
    const std::string total = std::to_string(pages);
    ExpectAll(text, {("Page 1 / " + total).c_str(), ("Page " + total + " / " + total).c_str()});
    // The head of the table stands on every page that has lines; the last may hold the totals only.
    EXPECT_GE(CountOf("Désignation", text), pages - 1);
    EXPECT_EQ(CountOf("F-2026-00001", text), pages + 1);  // once more as payment reference
}

TEST(PdfTest, SameDocumentSameBytes) {
    const IssuedInvoice invoice = Issued(MixedContent());
    const auto first = RenderInvoice(invoice, In(Language::kFrench));
    PdfOptions later = In(Language::kFrench);
    later.created_at += std::chrono::hours(24);
    EXPECT_EQ(*first, *RenderInvoice(invoice, later));
    const std::string facts = Read("pdfinfo -isodates", *first);
    ExpectAll(facts, {"Facture F-2026-00001", "Atelier Garance", "2026-11-23T08:15:00Z"});
    // Every font is in the file: name, type, encoding, then emb and sub.
    const std::string fonts = Read("pdffonts", *first);
    ExpectAll(fonts, {"yes yes"});
    EXPECT_EQ(fonts.find("no  no"), std::string::npos);
}

TEST(PdfTest, LogoIsAPictureOrARefusal) {
    const IssuedInvoice invoice = Issued(MixedContent());
    PdfOptions options = In(Language::kFrench);
    // One black pixel.
    const unsigned char pixel[] = {
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
        0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
        0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
        0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0x00,
        0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
    const std::string png(reinterpret_cast<const char*>(pixel), sizeof pixel);
    options.logo_png = png;
    EXPECT_TRUE(RenderInvoice(invoice, options).ok());
    std::string huge = png;
    huge[16] = 0x7f;
    for (const std::string& broken : {std::string("GIF89a"), png.substr(0, 40), huge}) {
        options.logo_png = broken;
        const auto refused = RenderInvoice(invoice, options);
        EXPECT_EQ(ReasonOf(refused.status()), "INVALID_VALUE");
        EXPECT_EQ(MetadataOf(refused.status())["field"], "logo");
    }
}

}  // namespace
}  // namespace socle::invoicing
