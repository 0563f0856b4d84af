#include "tabular/number_format.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "socle/tabular.hpp"
#include "tabular/table_text.hpp"
#include "tabular/xlsx_builder.hpp"

namespace socle {
namespace {

// One number cell under one format, through a whole workbook.
std::string Shown(std::string_view raw, std::string_view code) {
    std::string escaped;
    for (const char c : code) escaped += c == '"' ? std::string("&quot;") : std::string(1, c);
    testing::XlsxBuilder builder("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>" + std::string(raw) +
                                 "</v></c></row>");
    builder.Styles("<numFmt numFmtId=\"164\" formatCode=\"" + escaped + "\"/>",
                   "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>");
    const std::string text = testing::TableText(builder.Bytes());
    return text.starts_with("1: ") ? text.substr(3, text.size() - 4) : text;
}

TEST(NumberFormat, ShowsNumbersExactly) {
    struct Case {
        std::string_view raw, code, shown;
    };
    constexpr Case kCases[] = {
        {"12345678901234", "General", "12345678901234"},
        {"1.2345678901234E+13", "General", "1.2345678901234E+13"},
        {"1.23E+13", "General", "1.23E+13"},
        {"75001.0", "General", "75001"},
        {"0.1", "0.00", "0.1"},
        {"-3", "0.00", "-3"},
        {"1000", "00000", "01000"},
        {"75001", "00000", "75001"},
        {"123456", "00000", "123456"},
        {"5673406400019", "00000000000000", "05673406400019"},
        {"612345678", "0#\" \"##\" \"##\" \"##\" \"##", "06 12 34 56 78"},
        {"612345678", "0#\\ ##\\ ##\\ ##\\ ##", "06 12 34 56 78"},
        {"45750049", "000 000 000", "045 750 049"},
        {"12", "##\" \"##", "12"},
        {"1.5", "00000", "1.5"},
        {"-12", "00000", "-12"},
        {"1234.5", "#,##0.00\\ [$\xE2\x82\xAC-40C]", "1234.5"},
        {"5", "\"no \"00", "no 05"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Shown(c.raw, c.code), c.shown) << c.raw << " " << c.code;
}

TEST(NumberFormat, ShowsDaysAndTimesInIso) {
    struct Case {
        std::string_view raw, code, shown;
    };
    constexpr Case kCases[] = {
        {"46349", "dd/mm/yyyy", "2026-11-23"},
        {"46349.34375", "yyyy-mm-dd hh:mm", "2026-11-23T08:15:00"},
        {"0.34375", "[h]:mm", "08:15:00"},
        {"1", "dd/mm/yyyy", "1900-01-01"},
        {"59", "dd/mm/yyyy", "1900-02-28"},
        {"60", "dd/mm/yyyy", "60"},  // the 29 February 1900 that never was
        {"61", "dd/mm/yyyy", "1900-03-01"},
        {"45350.999999", "dd/mm/yyyy", "2024-02-29"},
        {"-1", "dd/mm/yyyy", "-1"},
        {"2958466", "dd/mm/yyyy", "2958466"},
        {"46349", "[$-40C]d mmmm yyyy;@", "2026-11-23"},
        {"46349", "\"day\" 0", "46349"},
        {"46349", "[Red]0.0", "46349"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Shown(c.raw, c.code), c.shown) << c.raw << " " << c.code;
}

TEST(NumberFormat, KnowsTheBuiltInDates) {
    EXPECT_EQ(tabular::StyleOfBuiltIn(14).kind, tabular::NumberStyleKind::kDate);
    EXPECT_EQ(tabular::StyleOfBuiltIn(22).kind, tabular::NumberStyleKind::kDate);
    EXPECT_EQ(tabular::StyleOfBuiltIn(47).kind, tabular::NumberStyleKind::kDate);
    EXPECT_EQ(tabular::StyleOfBuiltIn(0).kind, tabular::NumberStyleKind::kPlain);
    EXPECT_EQ(tabular::StyleOfBuiltIn(4).kind, tabular::NumberStyleKind::kPlain);
    EXPECT_EQ(tabular::StyleOfBuiltIn(49).kind, tabular::NumberStyleKind::kPlain);
}

TEST(NumberFormat, CountsFrom1904WhenTheWorkbookDoes) {
    EXPECT_EQ(tabular::IsoOfSerial("0", true), "1904-01-01");
    EXPECT_EQ(tabular::IsoOfSerial("44887", true), "2026-11-23");
}

}  // namespace
}  // namespace socle
