// Which VAT treatments and lines are accepted, and why the others are not.
#include <string>

#include "domain/line.hpp"
#include "domain/product.hpp"
#include "domain/unit.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

TEST(VatTest, CategoryRateAndReasonGoTogether) {
    const struct {
        const char* category;
        const char* rate;
        const char* code;
        const char* refused;  // empty: accepted
    } cases[] = {
        {"S", "20", "", ""},
        {"S", "5.5", "", ""},
        {"S", "2.10", "", ""},
        {"S", "8.5", "", ""},
        {"S", "19.6", "", ""},
        {"S", "0", "", "VAT_RATE_NOT_ALLOWED"},
        {"S", "21", "", "VAT_RATE_NOT_ALLOWED"},
        {"S", "-20", "", "VAT_RATE_NOT_ALLOWED"},
        {"S", "20", "VATEX-FR-CGI261-4", "VAT_REASON_NOT_ALLOWED"},
        {"Z", "0", "", ""},
        {"Z", "20", "", "VAT_RATE_NOT_ALLOWED"},
        {"E", "0", "VATEX-FR-FRANCHISE", ""},
        {"E", "0", "VATEX-FR-CGI261-4", ""},
        {"E", "0", "VATEX-EU-D", ""},
        {"E", "0", "VATEX-EU-F", ""},
        {"E", "0", "VATEX-EU-I", ""},
        {"E", "0", "VATEX-EU-J", ""},
        {"AE", "0", "VATEX-EU-F", "VAT_REASON_NOT_ALLOWED"},
        {"E", "0", "", "VAT_REASON_MISSING"},
        {"E", "0", "VATEX-FR-", "VAT_REASON_NOT_ALLOWED"},
        {"E", "0", "VATEX-FR-AE", "VAT_REASON_NOT_ALLOWED"},
        {"E", "0", "VATEX-EU-IC", "VAT_REASON_NOT_ALLOWED"},
        {"E", "0", "VATEX-FR-cgi", "VAT_REASON_NOT_ALLOWED"},
        {"E", "20", "VATEX-FR-FRANCHISE", "VAT_RATE_NOT_ALLOWED"},
        {"AE", "0", "VATEX-EU-AE", ""},
        {"AE", "0", "VATEX-FR-AE", ""},
        {"AE", "0", "", "VAT_REASON_MISSING"},
        {"AE", "0", "VATEX-FR-FRANCHISE", "VAT_REASON_NOT_ALLOWED"},
        {"AE", "20", "VATEX-EU-AE", "VAT_RATE_NOT_ALLOWED"},
        {"K", "0", "", ""},
        {"K", "0", "VATEX-EU-G", "VAT_REASON_NOT_ALLOWED"},
        {"G", "0", "", ""},
        {"O", "0", "", ""},
        {"O", "5.5", "", "VAT_RATE_NOT_ALLOWED"},
    };
    for (const auto& one : cases) {
        const auto vat =
            VatOf({ParseVatCategory(one.category).value(), Dec(one.rate), one.code, ""});
        EXPECT_EQ(ReasonOf(vat.status()), one.refused)
            << one.category << " " << one.rate << " " << one.code;
    }
}

TEST(VatTest, SaysWhichRatesAreAllowed) {
    const auto refused = StandardVat(Dec("19"));
    EXPECT_EQ(MetadataOf(refused.status())["value"], "19");
    EXPECT_EQ(MetadataOf(refused.status())["allowed"], "0.9, 1.05, 1.75, 2.1, 5.5, 8.5, 10, 13, 20")
        << "those in force, in order";
    EXPECT_TRUE(StandardVat(Dec("19.6")).ok()) << "one of the past, on an old invoice";
}

TEST(VatTest, SaysWhichReasonsAreAllowed) {
    const auto told = [](VatTreatment vat) { return MetadataOf(VatOf(std::move(vat)).status()); };
    Metadata said = told({VatCategory::kReverseCharge, Decimal{}, "VATEX-EU-F", ""});
    EXPECT_EQ(said["value"] + " " + said["category"], "VATEX-EU-F AE");
    EXPECT_EQ(said["allowed"], "VATEX-EU-AE, VATEX-FR-AE");
    said = told({VatCategory::kStandard, Dec("20"), "", "pourquoi pas"});
    EXPECT_EQ(said["field"] + " " + said["value"], "exemption_text pourquoi pas");
    EXPECT_EQ(said["allowed"], "") << "none on a taxed line";
}

TEST(VatTest, CategoriesHaveTheirCodes) {
    for (const char* const code : {"S", "Z", "E", "AE", "K", "G", "O"}) {
        EXPECT_EQ(CodeOf(ParseVatCategory(code).value()), code);
    }
    EXPECT_EQ(ReasonOf(ParseVatCategory("X").status()), "INVALID_VALUE");
    EXPECT_EQ(ReasonOf(ParseVatCategory("").status()), "INVALID_VALUE");
    EXPECT_EQ(VatOf({VatCategory::kIntraCommunity, Decimal{}, "", ""})->exemption_code,
              "VATEX-EU-IC");
    EXPECT_TRUE(FranchiseVat().IsFranchise());
    EXPECT_TRUE(CheckVat(FranchiseVat()).ok());
}

Line Changed(void (*change)(Line&)) {
    Line line = LineAt("1", "10", "20");
    change(line);
    return line;
}

TEST(LineTest, IsCheckedFieldByField) {
    const struct {
        const char* name;
        void (*change)(Line&);
        const char* refused;
    } cases[] = {
        {"as it is", [](Line&) {}, ""},
        {"a return", [](Line& line) { line.quantity = Dec("-2"); }, ""},
        {"four decimals", [](Line& line) { line.quantity = Dec("0.0001"); }, ""},
        {"free", [](Line& line) { line.unit_price = Dec("0"); }, ""},
        {"six decimals", [](Line& line) { line.unit_price = Dec("0.000001"); }, ""},
        {"hours", [](Line& line) { line.unit_code = "HUR"; }, ""},
        {"no description", [](Line& line) { line.description = " \n"; }, "REQUIRED"},
        {"long", [](Line& line) { line.description = std::string(2001, 'x'); }, "TOO_LONG"},
        {"broken UTF-8", [](Line& line) { line.description = "\xC3"; }, "INVALID_TEXT"},
        {"no quantity", [](Line& line) { line.quantity = Dec("0"); }, "OUT_OF_RANGE"},
        {"five decimals", [](Line& line) { line.quantity = Dec("0.00001"); }, "OUT_OF_RANGE"},
        {"negative price", [](Line& line) { line.unit_price = Dec("-1"); }, "OUT_OF_RANGE"},
        {"seven decimals", [](Line& line) { line.unit_price = Dec("0.0000001"); }, "OUT_OF_RANGE"},
        {"unknown unit", [](Line& line) { line.unit_code = "XYZ"; }, "INVALID_UNIT_CODE"},
        {"no unit", [](Line& line) { line.unit_code = ""; }, "INVALID_UNIT_CODE"},
        {"above 100 %", [](Line& line) { line.discount = Percent("100.01"); }, "OUT_OF_RANGE"},
        {"negative discount", [](Line& line) { line.discount = Amount("-1"); }, "OUT_OF_RANGE"},
        {"fine discount", [](Line& line) { line.discount = Percent("1.005"); }, "OUT_OF_RANGE"},
        {"wrong rate", [](Line& line) { line.vat.rate = Dec("12"); }, "VAT_RATE_NOT_ALLOWED"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(ReasonOf(CheckLine(Changed(one.change))), one.refused) << one.name;
    }
}

TEST(ProductTest, FillsALine) {
    Product product;
    product.id = ProductId(UuidOf(7));
    product.display_name = "Heure d'atelier";
    product.unit_code = "HUR";
    product.unit_price = Dec("65");
    product.vat = Vat("20");
    EXPECT_TRUE(CheckProduct(product).ok());
    const Line line = LineOf(product);
    EXPECT_EQ(line.description, "Heure d'atelier");
    EXPECT_EQ(line.product, product.id);
    product.display_name = "";
    EXPECT_EQ(ReasonOf(CheckProduct(product)), "REQUIRED");
    product.display_name = "x";
    product.unit_price = Dec("-1");
    EXPECT_EQ(ReasonOf(CheckProduct(product)), "OUT_OF_RANGE");
}

TEST(UnitTest, HasWordsInBothLanguages) {
    for (const Unit& unit : Units()) {
        EXPECT_TRUE(CheckUnit(unit.code).ok());
        EXPECT_FALSE(UnitLabel(unit.code, Language::kFrench).empty());
        EXPECT_FALSE(UnitLabel(unit.code, Language::kEnglish).empty());
    }
    EXPECT_EQ(UnitLabel("HUR", Language::kFrench), "heure");
    EXPECT_EQ(UnitLabel("???", Language::kFrench), "???");
}

}  // namespace
}  // namespace socle::invoicing
