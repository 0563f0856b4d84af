#include "socle/table_writer.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "tabular/table_text.hpp"

namespace socle {
namespace {

namespace fs = std::filesystem;
using testing::RefusalText;
using testing::TableText;

std::string BytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::vector<TableColumn> kColumns = {
    {"Client"}, {"Montant", 2}, {"Quantité"}, {"Échéance"}, {"Créée le"}};

class TableWriterTest : public ::testing::TestWithParam<TableFormat> {
 protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("socle_table_writer_" + std::to_string(getpid()) +
                                               "_" + std::to_string(static_cast<int>(GetParam())));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] fs::path Path() const { return folder_ / "table"; }
    [[nodiscard]] absl::StatusOr<std::unique_ptr<TableWriter>> Create() const {
        return CreateTableFile(Path(), GetParam(), kColumns);
    }

    fs::path folder_;
};

const Date kDay = *Date::Parse("2026-02-28");

TEST_P(TableWriterTest, IsReadBackAsItWas) {
    auto writer = Create();
    ASSERT_TRUE(writer.ok());
    const std::vector<std::vector<TableValue>> rows = {
        {"Société \"Dû\"; fils\n2e ligne", *Decimal::Parse("1234.5"), *Decimal::Parse("3.455"),
         kDay, DayMinute{kDay, 7, 5}},
        {"=1+1", *Decimal::Parse("-0.1"), Decimal(12), {}, {}},
        {"01000", {}, {}, {}, {}},
        {{}, Decimal(0), {}, {}, {}},
    };
    for (const auto& row : rows) ASSERT_TRUE((*writer)->Add(row).ok());
    EXPECT_FALSE(fs::exists(Path()));
    ASSERT_TRUE((*writer)->Close().ok());
    const bool csv = GetParam() == TableFormat::kCsv;
    EXPECT_EQ(
        TableText(BytesOf(Path())),
        csv ? "1: Client|Montant|Quantité|Échéance|Créée le\n"
              "2: Société \"Dû\"; fils\n2e ligne|1234,50|3,455|28/02/2026|28/02/2026 07:05\n"
              "3: =1+1|-0,10|12\n"
              "4: 01000\n"
              "5: |0,00\n"
            : "1: Client|Montant|Quantité|Échéance|Créée le\n"
              "2: Société \"Dû\"; fils\n2e ligne|1234.5|3.455|2026-02-28|2026-02-28T07:05:00\n"
              "3: =1+1|-0.1|12\n"
              "4: 01000\n"
              "5: |0\n");
}

TEST_P(TableWriterTest, ADroppedOneLeavesWhatWasThere) {
    std::ofstream(Path()) << "before";
    {
        auto writer = Create();
        ASSERT_TRUE(writer.ok());
        const std::vector<TableValue> row(kColumns.size(), TableValue("x"));
        ASSERT_TRUE((*writer)->Add(row).ok());
    }
    EXPECT_EQ(BytesOf(Path()), "before");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_P(TableWriterTest, RefusesWhatNoSpreadsheetHolds) {
    auto writer = Create();
    ASSERT_TRUE(writer.ok());
    std::vector<TableValue> row(kColumns.size());
    row[1] = std::string(kTableCellCharactersMax + 1, 'a');
    EXPECT_EQ(RefusalText((*writer)->Add(row)), "TOO_LONG row 2 column B");
    EXPECT_EQ(
        ReasonOf(CreateTableFile(Path(), GetParam(), std::vector<TableColumn>(1'001)).status()),
        "TOO_MANY");
}

TEST_P(TableWriterTest, SaysWhatItCannotWrite) {
    const auto nowhere = CreateTableFile(folder_ / "none" / "table", GetParam(), kColumns);
    // A workbook is written at its end.
    const absl::Status status = nowhere.ok() ? (*nowhere)->Close() : nowhere.status();
    EXPECT_EQ(ReasonOf(status), "FILE_NOT_WRITTEN");
}

INSTANTIATE_TEST_SUITE_P(Formats, TableWriterTest,
                         ::testing::Values(TableFormat::kCsv, TableFormat::kXlsx),
                         [](const auto& format) {
                             return format.param == TableFormat::kCsv ? "Csv" : "Xlsx";
                         });

}  // namespace
}  // namespace socle
