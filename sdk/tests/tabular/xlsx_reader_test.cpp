#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tabular/table_text.hpp"
#include "tabular/xlsx_builder.hpp"

namespace socle {
namespace {

using testing::TableText;
using testing::XlsxBuilder;

TEST(XlsxReader, ReadsEveryKindOfCell) {
    XlsxBuilder builder(R"(<row r="1"><c r="A1" t="s"><v>0</v></c>)"
                        R"(<c r="B1" t="inlineStr"><is><t>inline</t></is></c>)"
                        R"(<c r="C1"><v>12345678901234</v></c><c r="D1"><v>1.23E+13</v></c>)"
                        R"(<c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c>)"
                        R"(<c r="G1" s="1"><v>46349</v></c><c r="H1" t="d"><v>2026-11-23</v></c>)"
                        R"(<c r="I1" t="str"><f>A1&amp;"x"</f><v>cached</v></c>)"
                        R"(<c r="J1"><f>A1&amp;"x"</f></c></row>)");
    builder.SharedTexts("<si><t>shared</t></si>");
    builder.Styles("", R"(<xf numFmtId="0"/><xf numFmtId="14"/>)");
    auto reader = OpenTable(builder.Bytes());
    ASSERT_TRUE(reader.ok()) << reader.status();
    const auto row = (*reader)->Next();
    ASSERT_TRUE(row.ok() && row->has_value());
    EXPECT_EQ(testing::RowText(**row),
              "1: shared|inline|12345678901234|1.23E+13|TRUE|#N/A|2026-11-23|2026-11-23|cached|"
              "=A1&\"x\"\n");
    const CellKind kinds[] = {
        CellKind::kText,  CellKind::kText, CellKind::kNumber, CellKind::kNumber, CellKind::kBool,
        CellKind::kError, CellKind::kDate, CellKind::kDate,   CellKind::kText,   CellKind::kError};
    for (std::size_t i = 0; i < std::size(kinds); ++i)
        EXPECT_EQ((*row)->cells[i].kind, kinds[i]) << i;
    EXPECT_EQ((*row)->cells[6].raw, "46349");
    EXPECT_FALSE((*(*reader)->Next()).has_value());
    EXPECT_FALSE((*(*reader)->Next()).has_value());
}

TEST(XlsxReader, PutsSparseCellsInTheirPlace) {
    const XlsxBuilder builder(R"(<row r="3"><c r="C3" t="str"><v>c</v></c><c t="str"><v>d</v></c>)"
                              R"(<c r="AB3"><v>28</v></c></row>)"
                              R"(<row r="5"><c r="B5" s="1"/><c r="C5" t="str"><v>  </v></c></row>)"
                              R"(<row><c t="str"><v>first of row 6</v></c></row>)"
                              R"(<row r="900000"><c r="XFD900000" s="1"/></row>)");
    EXPECT_EQ(TableText(builder.Bytes()),
              "3: ||c|d" + std::string(24, '|') + "28\n6: first of row 6\n");
}

TEST(XlsxReader, JoinsRichTextAndLeavesReadingAidsOut) {
    XlsxBuilder builder(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
                        R"(<c r="C1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r>)"
                        R"(<rPh><t>z</t></rPh></is></c></row>)");
    builder.SharedTexts(
        "<si><r><t>Le </t></r><r><t xml:space=\"preserve\">Phare</t></r><rPh><t>no</t></rPh></si>"
        "<si><t>12 rue&#10;Bas_x000D_\n_x00e9_ &amp; _x0041_</t></si>");
    EXPECT_EQ(TableText(builder.Bytes()), "1: Le Phare|12 rue\nBas\n_x00e9_ & A|ab\n");
}

TEST(XlsxReader, TakesTheFirstVisibleSheetOrTheOneNamed) {
    XlsxBuilder builder;
    builder.Part(
        "xl/workbook.xml",
        XlsxBuilder::Workbook(R"(<sheet name="Old" sheetId="1" state="hidden" r:id="rId1"/>)"
                              R"(<sheet name="Chart" sheetId="2" r:id="rId2"/>)"
                              R"(<sheet name="Clients" sheetId="3" r:id="rId3"/>)"
                              R"(<sheet name="Notes" sheetId="4" r:id="rId4"/>)"));
    builder.Part(
        "xl/_rels/workbook.xml.rels",
        XlsxBuilder::Relationships(
            XlsxBuilder::Relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
            XlsxBuilder::Relationship("rId2", "chartsheet", "chartsheets/sheet1.xml") +
            XlsxBuilder::Relationship("rId3", "worksheet", "/xl/worksheets/sheet3.xml") +
            XlsxBuilder::Relationship("rId4", "worksheet", "../xl/worksheets/./sheet4.xml")));
    builder.Sheet("xl/worksheets/sheet1.xml", R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    builder.Sheet("xl/worksheets/sheet3.xml", R"(<row r="1"><c r="A1"><v>3</v></c></row>)");
    builder.Sheet("xl/worksheets/sheet4.xml", R"(<row r="1"><c r="A1"><v>4</v></c></row>)");
    const std::string bytes = builder.Bytes();
    EXPECT_EQ(TableText(bytes), "1: 3\n");
    EXPECT_EQ(TableText(bytes, {.sheet = "Notes", .separator = 0}), "1: 4\n");
    EXPECT_EQ(TableText(bytes, {.sheet = "Old", .separator = 0}), "1: 1\n");
    EXPECT_EQ(TableText(bytes, {.sheet = "Chart", .separator = 0}), "SHEET_NOT_FOUND");
    const auto reader = OpenTable(bytes);
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ((*reader)->info().format, TableFormat::kXlsx);
    EXPECT_EQ((*reader)->info().sheet, "Clients");
    EXPECT_EQ((*reader)->info().sheets, (std::vector<std::string>{"Clients", "Notes"}));
}

TEST(XlsxReader, ReadsProducersWithTheirOwnPrefix) {
    XlsxBuilder builder;
    builder.Part(
        "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
        "t=\"inlineStr\"><x:is><x:t>text</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>");
    EXPECT_EQ(TableText(builder.Bytes()), "1: text\n");
}

TEST(XlsxReader, ReadsWithoutStylesOrSharedTexts) {
    XlsxBuilder builder(R"(<row r="1"><c r="A1" s="7"><v>46349</v></c></row>)");
    builder.Part("xl/_rels/workbook.xml.rels", XlsxBuilder::Relationships(XlsxBuilder::Relationship(
                                                   "rId1", "worksheet", "worksheets/sheet1.xml")));
    builder.Without("xl/styles.xml").Without("xl/sharedStrings.xml");
    EXPECT_EQ(TableText(builder.Bytes()), "1: 46349\n");
}

TEST(XlsxReader, ReadsManyRowsOneByOne) {
    std::string rows;
    for (int row = 1; row <= 20'000; ++row) {
        const std::string number = std::to_string(row);
        rows +=
            "<row r=\"" + number + "\"><c r=\"A" + number + "\"><v>" + number + "</v></c></row>";
    }
    auto reader = OpenTable(XlsxBuilder(rows).Bytes());
    ASSERT_TRUE(reader.ok()) << reader.status();
    for (int row = 1; row <= 20'000; ++row) {
        const auto next = (*reader)->Next();
        ASSERT_TRUE(next.ok() && next->has_value()) << row;
        ASSERT_EQ((*next)->row_number, row);
        ASSERT_EQ((*next)->cells.at(0).text, std::to_string(row));
    }
    EXPECT_FALSE((*(*reader)->Next()).has_value());
}

TEST(OpenTableFile, ReadsAFileByItsContentNotItsName) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("socle_tabular_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const std::filesystem::path path = folder / "clients.csv";
    std::ofstream(path, std::ios::binary)
        << XlsxBuilder(R"(<row r="1"><c r="A1"><v>1</v></c></row>)").Bytes();
    auto reader = OpenTableFile(path);
    ASSERT_TRUE(reader.ok()) << reader.status();
    EXPECT_EQ(testing::RowText(**(*reader)->Next()), "1: 1\n");
    EXPECT_EQ(ReasonOf(OpenTableFile(folder / "absent.csv").status()), "FILE_NOT_OPENED");
    EXPECT_EQ(ReasonOf(OpenTableFile(folder).status()), "FILE_NOT_OPENED");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace socle
