#include "socle/csv_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tabular/table_text.hpp"

namespace socle {
namespace {

TEST(CsvWriter, WritesWhatASpreadsheetOpens) {
    struct Case {
        std::vector<std::string> cells;
        std::string line;
    };
    const std::vector<Case> cases = {
        {{"a", "b"}, "a;b\r\n"},
        {{""}, "\r\n"},
        {{"", "b", ""}, ";b;\r\n"},
        {{"a;b", "c\"d", "e\nf"}, "\"a;b\";\"c\"\"d\";\"e\nf\"\r\n"},
        {{" a", "b "}, "\" a\";\"b \"\r\n"},
        {{"=1+1", "+33 6 12", "-5", "@x", "\tx", "\rx"},
         "'=1+1;'+33 6 12;'-5;'@x;\"'\tx\";\"'\rx\"\r\n"},
        {{"l'eau", "a=b"}, "l'eau;a=b\r\n"},
        {{"01000", "0", "12345678901", "123456789012", "0a"},
         "\"=\"\"01000\"\"\";0;12345678901;\"=\"\"123456789012\"\"\";0a\r\n"},
    };
    for (const Case& c : cases) EXPECT_EQ(CsvLine(c.cells), c.line);
}

TEST(CsvWriter, IsReadBackAsItWas) {
    const std::vector<std::string> cells = {"Société",
                                            "=HYPERLINK(\"x\")",
                                            "+33 6 12 34 56 78",
                                            "a \"b\"; c",
                                            "line\nbreak",
                                            "-",
                                            "1,5",
                                            "01000",
                                            "12345678900012"};
    const auto reader = OpenTable(std::string(kCsvByteOrderMark) + CsvLine(cells));
    ASSERT_TRUE(reader.ok());
    const auto row = (*reader)->Next();
    ASSERT_TRUE(row.ok() && row->has_value());
    ASSERT_EQ((*row)->cells.size(), cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ((*row)->cells[i].text, cells[i]);
}

}  // namespace
}  // namespace socle
