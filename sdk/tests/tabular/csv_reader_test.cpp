#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tabular/table_text.hpp"

namespace socle {
namespace {

using testing::TableText;

struct Case {
    std::string_view name;
    std::string bytes;
    std::string expected;
};

void CheckTables(const std::vector<Case>& cases) {
    for (const Case& c : cases) EXPECT_EQ(TableText(c.bytes), c.expected) << c.name;
}

TEST(CsvReader, FindsTheSeparator) {
    CheckTables({
        {"semicolon", "a;b\n1;2\n", "1: a|b\n2: 1|2\n"},
        {"comma", "a,b\n1,2\n", "1: a|b\n2: 1|2\n"},
        {"tab", "a\tb\n1\t2\n", "1: a|b\n2: 1|2\n"},
        {"decimal commas beside semicolons", "a;b;c\n1,5;2,5;x\n1,2;3,4;y\n",
         "1: a|b|c\n2: 1,5|2,5|x\n3: 1,2|3,4|y\n"},
        {"one comma on every line, three semicolons", "Nom, prenom;b;c;d\nA, B;2;3;4\n",
         "1: Nom, prenom|b|c|d\n2: A, B|2|3|4\n"},
        {"semicolons inside quotes do not count", "a,b\n\"x;y;z;t\",2\n", "1: a|b\n2: x;y;z;t|2\n"},
        {"banner without separator first", "List of clients\n\na;b\n1;2\n",
         "1: List of clients\n3: a|b\n4: 1|2\n"},
        {"sep= names it and is no data", "sep=,\na,b\n", "2: a|b\n"},
        {"one column", "Email\na@b.fr\n", "1: Email\n2: a@b.fr\n"},
    });
}

TEST(CsvReader, ReadsCellsAsASpreadsheetShowsThem) {
    CheckTables({
        {"line breaks CRLF, LF, CR", "a;b\r\nc;d\ne;f\rg;h", "1: a|b\n2: c|d\n3: e|f\n4: g|h\n"},
        {"a line break in a cell", "a;b\r\n\"1\r\n2\";3\r\n4;5\r\n", "1: a|b\n2: 1\n2|3\n3: 4|5\n"},
        {"a CR in a cell", "\"1\r2\";3\n", "1: 1\n2|3\n"},
        {"doubled quotes", "\"a \"\"b\"\" c\";d\n", "1: a \"b\" c|d\n"},
        {"a quote inside a bare cell", "12\" tube;d\n", "1: 12\" tube|d\n"},
        {"blanks after the closing quote", "\"a\"  ;d\n", "1: a|d\n"},
        {"empty quoted cell", "\"\";d\n", "1: |d\n"},
        {"trailing empty cells and empty rows", "a;b;;;\n;;;\n\n \t;\xC2\xA0;\nc;;d;\n",
         "1: a|b\n5: c||d\n"},
        {"formula that keeps zeros", "=\"00123\";\"=\"\"045\"\"\"\n", "1: 00123|045\n"},
        {"apostrophe that keeps text", "'+33 6;'=1+1;'quoted'\n", "1: +33 6|=1+1|'quoted'\n"},
        {"outer blanks stay: they are the reader's business", " a ; b\n", "1:  a | b\n"},
    });
}

TEST(CsvReader, FindsTheEncoding) {
    CheckTables({
        {"UTF-8", "Soci\xC3\xA9t\xC3\xA9;b\n", "1: Société|b\n"},
        {"UTF-8 with its mark", "\xEF\xBB\xBFSoci\xC3\xA9t\xC3\xA9;b\n", "1: Société|b\n"},
        {"Windows-1252", "Soci\xE9t\xE9 \x80 \x9Cuvre;b\n", "1: Société € œuvre|b\n"},
        {"UTF-16 little endian", std::string("\xFF\xFE\xE9\0;\0b\0\n\0", 10), "1: é|b\n"},
        {"UTF-16 big endian", std::string("\xFE\xFF\0\xE9\0;\0b\0\n", 10), "1: é|b\n"},
        {"UTF-16 surrogates", std::string("\xFF\xFE\x3D\xD8\x00\xDE;\0b\0", 10),
         "1: \xF0\x9F\x98\x80|b\n"},
        {"UTF-16 cut in a character", std::string("\xFF\xFE\xE9\0;", 5), "FILE_ENCODING"},
        {"UTF-16 with half a surrogate", std::string("\xFF\xFE\x3D\xD8;\0", 6), "FILE_ENCODING"},
        {"UTF-8 cut in a character", "\xC3\xA9;\xC3\xA8\n\xC3\xA9;b\n\xC3", "FILE_ENCODING row 3"},
        {"no character of Windows-1252", "Soci\xE9t\xE9;b\n\x81;c\n", "FILE_ENCODING row 1"},
        {"overlong UTF-8 is Windows-1252 at best", "\xC0\xAF;b\n", "1: À¯|b\n"},
    });
}

TEST(CsvReader, RefusesWhatItCannotReadExactly) {
    const std::string long_cell(kTableCellCharactersMax + 1, 'x');
    const std::string full_cell(kTableCellCharactersMax, 'x');
    CheckTables({
        {"empty", "", "FILE_EMPTY"},
        {"blanks only", " \r\n\t ", "FILE_EMPTY"},
        {"quote never closed", "a;b\n1;2\n3;\"four\n5;6\n",
         "1: a|b\n2: 1|2\nQUOTE_NOT_CLOSED row 3 column B"},
        {"text after a closing quote", "a;b\n\"x\"y;2\n", "1: a|b\nQUOTE_MISPLACED row 2 column A"},
        {"quotes not doubled", "a;b\n\"the \"big\" one\";2\n",
         "1: a|b\nQUOTE_MISPLACED row 2 column A"},
        {"a cell as long as allowed", full_cell + ";b", "1: " + full_cell + "|b\n"},
        {"a cell too long", "a;b\n1;" + long_cell, "1: a|b\nTOO_LONG row 2 column B"},
        {"a quoted cell far too long", "a;\"" + std::string(200'000, 'x') + "\"",
         "TOO_LONG row 1 column B"},
        {"columns without content are ignored", "a;b" + std::string(2'000, ';'), "1: a|b\n"},
        {"column 1,001", "a" + std::string(1'000, ';') + "b", "TOO_MANY row 1 column ALM"},
    });
}

TEST(CsvReader, RefusesRowOneMillionAndOne) {
    std::string bytes;
    for (std::int64_t row = 0; row <= kTableRowsMax; ++row) bytes += "a\n";
    auto reader = OpenTable(std::move(bytes));
    ASSERT_TRUE(reader.ok());
    for (std::int64_t row = 1; row <= kTableRowsMax; ++row) {
        const auto next = (*reader)->Next();
        ASSERT_TRUE(next.ok() && next->has_value());
    }
    EXPECT_EQ(testing::RefusalText((*reader)->Next().status()), "TOO_MANY row 1000001 column A");
    EXPECT_EQ(testing::RefusalText((*reader)->Next().status()), "TOO_MANY row 1000001 column A");
}

TEST(CsvReader, TellsWhatItFound) {
    const auto reader = OpenTable("Soci\xE9t\xE9\tb\n");
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ((*reader)->info().format, TableFormat::kCsv);
    EXPECT_EQ((*reader)->info().encoding, "Windows-1252");
    EXPECT_EQ((*reader)->info().separator, '\t');
}

TEST(CsvReader, ObeysTheSeparatorHint) {
    EXPECT_EQ(TableText("a;b,c\n", {.sheet = "", .separator = ','}), "1: a;b|c\n");
    EXPECT_EQ(TableText("a|b\n", {.sheet = "", .separator = '|'}), "1: a|b\n");
    EXPECT_EQ(TableText("a;b\n", {.sheet = "", .separator = 'x'}), "INVALID_VALUE");
}

TEST(CsvReader, ReadsAcrossPieces) {
    std::string bytes;
    std::string expected;
    for (int row = 1; row <= 20'000; ++row) {
        bytes += "\"Caf\xE9 \"\"" + std::to_string(row) + "\"\"\r\n\";x\r\n";
        expected += std::to_string(row) + ": Café \"" + std::to_string(row) + "\"\n|x\n";
    }
    EXPECT_EQ(TableText(bytes), expected);
}

TEST(ColumnLetters, AreThoseOfASpreadsheet) {
    EXPECT_EQ(ColumnLetters(0), "A");
    EXPECT_EQ(ColumnLetters(25), "Z");
    EXPECT_EQ(ColumnLetters(26), "AA");
    EXPECT_EQ(ColumnLetters(701), "ZZ");
    EXPECT_EQ(ColumnLetters(702), "AAA");
}

}  // namespace
}  // namespace socle
