// A year as a file: the FEC by its rules, read back by the checker, and the same sums by another
// program.
#include <stdio.h>

#include <filesystem>
#include <fstream>

#include "accounting_fixture.hpp"
#include "domain/fec.hpp"

namespace socle::accounting {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

std::string BytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class ExportTest : public AccountingTest {
 protected:
    struct File {
        std::string name;
        std::string bytes;
    };
    [[nodiscard]] absl::StatusOr<File> Export(v1::ExportFormat format) {
        v1::ExportFiscalYearRequest request;
        request.set_name("fiscalYears/2026-01-01");
        request.set_format(format);
        File file;
        SOCLE_RETURN_IF_ERROR(
            books().ExportFiscalYear(request, [&file](const v1::ExportFiscalYearResponse& part) {
                file.name += part.file_name();
                file.bytes += part.chunk();
                return absl::OkStatus();
            }));
        return file;
    }
    void FillTheYear() {
        fixture().identity().Profile(kTenant).set_siren("404833048");
        for (int i = 1; i <= 20; ++i) {
            const std::string number = "F-2026-000" + std::to_string(10 + i);
            const PartyId party = i % 2 == 0 ? durand_ : martin_;
            ASSERT_TRUE(ledger()
                            .Invoice({.number = number,
                                      .party = party,
                                      .sold = {{1'000 * i, "20", 200 * i}, {333, "5.5", 18}}})
                            .ok());
            if (i % 3 != 0) continue;
            ASSERT_TRUE(ledger()
                            .Payment({.invoice = number, .party = party, .amount = 1'200 * i + 351})
                            .ok());
        }
        Pump();
        const auto draft = books().CreateJournalEntry(ByHand("2026-11-02", 1'234));
        ASSERT_TRUE(draft.ok()) << draft.status();
        v1::PostJournalEntryRequest post;
        post.set_name(draft->name());
        ASSERT_TRUE(books().PostJournalEntry(post).ok());
    }
};

TEST_F(ExportTest, TheFecKeepsItsRulesAndTheBooksSums) {
    FillTheYear();
    const auto file = Export(v1::EXPORT_FORMAT_FEC);
    ASSERT_TRUE(file.ok()) << file.status();
    EXPECT_EQ(file->name, "404833048FEC20261231.txt");
    const FecReport report = ReadFec(file->name, file->bytes);
    EXPECT_EQ(report.faults, Strings{});
    std::map<std::string, std::int64_t> sums;
    std::string again = FecHeader();
    for (const FecLine& line : report.lines) {
        sums[line.account] += line.debit - line.credit;
        again += FecText(line);
    }
    EXPECT_EQ(sums, Balances());
    EXPECT_EQ(again, file->bytes) << "read and written again, it is the same (F-04)";
    EXPECT_NE(file->bytes.find("\tC00001\tMartin SARL\t"), std::string::npos);
}

TEST_F(ExportTest, WithoutASirenOrAYearThereIsNoFec) {
    FillTheYear();
    fixture().identity().Profile(kTenant).clear_siren();
    EXPECT_EQ(ReasonOf(Export(v1::EXPORT_FORMAT_FEC).status()), "COMPANY_INCOMPLETE");
    v1::ExportFiscalYearRequest request;
    request.set_name("fiscalYears/2020-01-01");
    EXPECT_EQ(
        ReasonOf(books().ExportFiscalYear(request, [](const auto&) { return absl::OkStatus(); })),
        "NOT_FOUND");
}

// An independent program recomputes every account to the cent.
TEST_F(ExportTest, HledgerFindsTheSameBalances) {
    FillTheYear();
    const auto file = Export(v1::EXPORT_FORMAT_HLEDGER);
    ASSERT_TRUE(file.ok()) << file.status();
    std::string folder = (fs::temp_directory_path() / "hledger-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    std::ofstream(folder + "/books.journal") << file->bytes;
    const std::string command = "LC_ALL=C.UTF-8 hledger -f " + folder +
                                "/books.journal balance --flat -N -O csv > " + folder + "/out 2> " +
                                folder + "/err";
    ASSERT_EQ(system(command.c_str()), 0) << BytesOf(folder + "/err");
    std::map<std::string, std::int64_t> sums;
    std::ifstream out(folder + "/out");
    for (std::string line; std::getline(out, line);) {
        // "411000","123.45 EUR"
        std::erase(line, '"');
        const std::size_t comma = line.find(',');
        std::string amount = line.substr(comma + 1, line.find(' ', comma) - comma - 1);
        if (comma == std::string::npos || line.starts_with("account")) continue;
        std::erase(amount, '.');
        sums[line.substr(0, comma)] = std::stoll(amount);
    }
    auto ours = Balances();
    std::erase_if(ours, [](const auto& each) { return each.second == 0; });
    EXPECT_EQ(sums, ours);
    fs::remove_all(folder);
}

TEST(Fec, TheSamplesAreJudgedAsTheyShouldBe) {
    int judged = 0;
    for (const char* kind : {"valid", "invalid"})
        for (const auto& folder : fs::directory_iterator(fs::path(SOCLE_FIXTURES) / "fec" / kind))
            for (const auto& file : fs::directory_iterator(folder.path())) {
                const FecReport report =
                    ReadFec(file.path().filename().string(), BytesOf(file.path()));
                EXPECT_EQ(report.faults.empty(), std::string_view(kind) == "valid")
                    << file.path() << ": "
                    << (report.faults.empty() ? "no fault" : report.faults.front());
                ++judged;
            }
    EXPECT_GE(judged, 16);
}

TEST(Fec, TextsCannotBreakTheFile) {
    FecLine line{
        .date = Day("2026-10-05"), .piece_date = Day("2026-10-05"), .posted_on = Day("2026-10-06")};
    line.description = "tab\tpipe|break\r\nend";
    line.debit = 5;
    const std::string text = FecText(line);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\t'), 17);
    EXPECT_NE(text.find("tab pipe break  end\t0,05\t0,00"), std::string::npos) << text;
}

}  // namespace
}  // namespace socle::accounting
