// Files that are broken, foreign or meant to harm: each is refused with its reason, none is half
// read in silence. All are made here.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "tabular/table_text.hpp"
#include "tabular/xlsx_builder.hpp"

namespace socle {
namespace {

using testing::TableText;
using testing::XlsxBuilder;

constexpr std::string_view kOneRow = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";

std::string Wide(std::string_view text) {
    std::string wide;
    for (const char c : text) wide += {c, '\0'};
    return wide;
}

TEST(HostileFiles, ForeignFormatsAreNamed) {
    const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    XlsxBuilder ods;
    ods.Without("_rels/.rels").Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    XlsxBuilder xlsb;
    xlsb.Part("xl/workbook.bin", "x").Without("xl/workbook.xml");
    XlsxBuilder docx;
    docx.Part("word/document.xml", "<w/>").Without("xl/workbook.xml");
    XlsxBuilder zip;
    zip.Without("_rels/.rels");
    struct Case {
        std::string_view name;
        std::string bytes, expected;
    };
    const Case cases[] = {
        {"old workbook", ole + std::string(600, '\0') + Wide("Workbook"),
         "FILE_FORMAT_UNSUPPORTED"},
        {"encrypted workbook", ole + std::string(600, '\0') + Wide("EncryptedPackage"),
         "FILE_ENCRYPTED"},
        {"ods", ods.Bytes(), "FILE_FORMAT_UNSUPPORTED"},
        {"xlsb", xlsb.Bytes(), "FILE_FORMAT_UNSUPPORTED"},
        {"docx", docx.Bytes(), "FILE_FORMAT_UNSUPPORTED"},
        {"zip", zip.Bytes(), "FILE_FORMAT_UNSUPPORTED"},
        {"empty zip", std::string("PK\x05\x06", 4) + std::string(18, '\0'),
         "FILE_FORMAT_UNSUPPORTED"},
        {"zip with a password", XlsxBuilder(kOneRow).Bytes("secret"), "FILE_ENCRYPTED"},
        {"pdf", "%PDF-1.7\n", "FILE_NOT_A_TABLE"},
        {"picture", "\x89PNG\r\n\x1A\n", "FILE_NOT_A_TABLE"},
        {"web page named .xls", "<html><table>", "FILE_NOT_A_TABLE"},
        {"bytes", std::string("a;b\n\0c;d", 8), "FILE_NOT_A_TABLE"},
        {"control characters", "\x01\x02\x03;b\n", "FILE_NOT_A_TABLE"},
    };
    for (const Case& c : cases) EXPECT_EQ(TableText(c.bytes), c.expected) << c.name;
}

TEST(HostileFiles, DamagedWorkbooksAreRefused) {
    struct Case {
        std::string_view name;
        std::string bytes, expected;
    };
    const Case cases[] = {
        {"sheet missing", XlsxBuilder().Without("xl/worksheets/sheet1.xml").Bytes(),
         "FILE_DAMAGED"},
        {"no sheet at all", XlsxBuilder().Part("xl/workbook.xml", "<workbook/>").Bytes(),
         "FILE_EMPTY"},
        {"XML cut",
         XlsxBuilder().Part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>").Bytes(),
         "FILE_DAMAGED"},
        {"no XML", XlsxBuilder().Part("xl/worksheets/sheet1.xml", "hello").Bytes(), "FILE_DAMAGED"},
        {"invalid UTF-8", XlsxBuilder("<row r=\"1\"><c t=\"str\"><v>\xFF</v></c></row>").Bytes(),
         "FILE_DAMAGED"},
        {"rows out of order",
         XlsxBuilder(R"(<row r="5"><c r="A5"><v>1</v></c></row><row r="5"/>)").Bytes(),
         "5: 1\nFILE_DAMAGED row 6"},
        {"row number not a number", XlsxBuilder(R"(<row r="x"/>)").Bytes(), "FILE_DAMAGED row 1"},
        {"row beyond the format", XlsxBuilder(R"(<row r="1048577"/>)").Bytes(),
         "FILE_DAMAGED row 1"},
        {"cell without place", XlsxBuilder(R"(<row r="2"><c r="2"/></row>)").Bytes(),
         "FILE_DAMAGED row 2"},
        {"cell outside a row", XlsxBuilder(R"(<c r="A1"><v>1</v></c>)").Bytes(),
         "FILE_DAMAGED row 0"},
        {"column beyond the format",
         XlsxBuilder(R"(<row r="2"><c r="ZZZZZZZZZZZZZZ2"/></row>)").Bytes(), "FILE_DAMAGED row 2"},
        {"shared text that is not there",
         XlsxBuilder(R"(<row r="2"><c r="C2" t="s"><v>7</v></c></row>)").Bytes(),
         "FILE_DAMAGED row 2 column C"},
        {"shared text of a negative index",
         XlsxBuilder(R"(<row r="2"><c r="C2" t="s"><v>-1</v></c></row>)").Bytes(),
         "FILE_DAMAGED row 2 column C"},
        {"number that is none", XlsxBuilder(R"(<row r="2"><c r="C2"><v>nan</v></c></row>)").Bytes(),
         "FILE_DAMAGED row 2 column C"},
    };
    for (const Case& c : cases) EXPECT_EQ(TableText(c.bytes), c.expected) << c.name;
}

TEST(HostileFiles, LimitsHold) {
    const auto text_cell = [](std::size_t characters) {
        return "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>" + std::string(characters, 'x') +
               "</v></c></row>";
    };
    struct Case {
        std::string_view name;
        std::string bytes, expected;
    };
    const Case cases[] = {
        {"cell too long", XlsxBuilder(text_cell(kTableCellCharactersMax + 1)).Bytes(),
         "TOO_LONG row 2 column B"},
        {"cell as long as allowed", XlsxBuilder(text_cell(kTableCellCharactersMax)).Bytes(),
         "2: |" + std::string(kTableCellCharactersMax, 'x') + "\n"},
        {"column 1,001", XlsxBuilder(R"(<row r="2"><c r="ALM2"><v>1</v></c></row>)").Bytes(),
         "TOO_MANY row 2 column ALM"},
        {"row 1,000,001",
         XlsxBuilder(R"(<row r="1000001"><c r="A1000001"><v>1</v></c></row>)").Bytes(),
         "TOO_MANY row 1000001 column A"},
    };
    for (const Case& c : cases) EXPECT_EQ(TableText(c.bytes), c.expected) << c.name;
}

TEST(HostileFiles, BombsAreNotInflated) {
    XlsxBuilder bomb;
    bomb.Sheet("xl/worksheets/sheet1.xml", std::string(4 << 20, ' '));
    EXPECT_EQ(TableText(bomb.Bytes()), "FILE_SUSPECT");

    XlsxBuilder parts(kOneRow);
    for (std::size_t i = 0; i < kTableZipEntriesMax; ++i) parts.Part("x/" + std::to_string(i), "x");
    EXPECT_EQ(TableText(parts.Bytes()), "FILE_SUSPECT");

    EXPECT_EQ(ReasonOf(OpenTable(std::string(kTableFileBytesMax + 1, 'x')).status()), "TOO_LARGE");
}

// The directory of a zip says how large its entries are; this one says less than is true.
TEST(HostileFiles, SizesThatLieAreFoundOut) {
    XlsxBuilder bomb;
    bomb.Sheet("xl/worksheets/sheet1.xml", std::string(4 << 20, ' '));
    std::string bytes = bomb.Bytes();
    const std::string name = "xl/worksheets/sheet1.xml";
    const std::size_t directory_entry = bytes.rfind(name) - 46;
    ASSERT_EQ(bytes.substr(directory_entry, 4), "PK\x01\x02");
    bytes.replace(directory_entry + 24, 4, std::string("\x10\x00\x00\x00", 4));
    const std::string result = TableText(bytes);
    EXPECT_TRUE(result == "FILE_SUSPECT" || result == "FILE_DAMAGED") << result;
}

TEST(HostileFiles, XmlTricksAreRefused) {
    const auto sheet = [](std::string_view xml) {
        return TableText(XlsxBuilder().Part("xl/worksheets/sheet1.xml", xml).Bytes());
    };
    EXPECT_EQ(sheet("<!DOCTYPE w [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>"),
              "FILE_SUSPECT");
    EXPECT_EQ(sheet("<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>"), "FILE_SUSPECT");
    EXPECT_EQ(sheet("<worksheet>&unknown;</worksheet>"), "FILE_DAMAGED");
    std::string deep;
    for (int i = 0; i < 1'000; ++i) deep += "<a>";
    EXPECT_EQ(sheet(deep), "FILE_SUSPECT");
    // A tag of many megabytes, random so that it is no compression bomb.
    std::mt19937 random(1);
    std::string endless = "<worksheet a=\"";
    for (int i = 0; i < (3 << 20); ++i) endless += static_cast<char>('a' + random() % 26);
    EXPECT_EQ(sheet(endless), "FILE_SUSPECT");
}

// Cut anywhere, or with any byte changed, a workbook is read or refused: it never harms.
TEST(HostileFiles, CutOrChangedWorkbooksNeverHarm) {
    XlsxBuilder builder(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46349</v></c></row>)");
    builder.SharedTexts("<si><t>shared</t></si>")
        .Styles("", R"(<xf numFmtId="0"/><xf numFmtId="14"/>)");
    const std::string whole = builder.Bytes();
    ASSERT_EQ(TableText(whole), "1: shared|2026-11-23\n");
    for (std::size_t size = 4; size < whole.size(); size += 7) {
        EXPECT_EQ(TableText(whole.substr(0, size)), "FILE_DAMAGED") << size;
    }
    int refused = 0;
    for (std::size_t at = 4; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        const std::string text = TableText(changed);
        const bool read = text.empty() || text.starts_with("1: ");
        const bool known_refusal = text.starts_with("FILE_") || text.starts_with("TOO_");
        EXPECT_TRUE(read || known_refusal) << at << " " << text;
        refused += known_refusal ? 1 : 0;
    }
    EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace socle
