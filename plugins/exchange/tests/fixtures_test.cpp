// The three lists of tests/fixtures/imports from their bytes to clients: what its README counts.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "domain/client_row.hpp"
#include "domain/columns.hpp"
#include "domain/matching.hpp"
#include "domain/report.hpp"
#include "socle/csv_writer.hpp"
#include "socle/tabular.hpp"

namespace socle::exchange {
namespace {

struct Imported {
    ColumnMap columns;
    ImportCounts counts;
    std::map<std::int64_t, ClientRow> clients;  // by row number
    std::string refused_file{kCsvByteOrderMark};
};

std::vector<SheetRow> RowsOf(TableReader& reader) {
    std::vector<SheetRow> rows;
    while (true) {
        auto next = reader.Next();
        EXPECT_TRUE(next.ok()) << next.status();
        if (!next.ok() || !next->has_value()) return rows;
        SheetRow row{.number = (*next)->row_number, .cells = {}};
        for (const Cell& cell : (*next)->cells) row.cells.push_back(cell.text);
        rows.push_back(std::move(row));
    }
}

Imported Import(TableReader& reader) {
    Imported imported;
    const std::vector<SheetRow> rows = RowsOf(reader);
    auto columns = FindColumns(rows);
    EXPECT_TRUE(columns.ok()) << columns.status();
    if (!columns.ok()) return imported;
    imported.columns = *std::move(columns);
    imported.refused_file += CsvLine(RefusedTitles(imported.columns));
    FileIndex index;
    for (const SheetRow& row : rows) {
        if (row.number <= imported.columns.header_row_number) continue;
        const RowReading reading = ReadClientRow(imported.columns, row);
        Outcome outcome = Outcome::kRefused;
        if (!reading.refused()) {
            const bool known = index.FindOrAdd(reading.client).has_value();
            outcome = known ? Outcome::kUnchanged : Outcome::kCreated;
            imported.clients[row.number] = reading.client;
        } else {
            imported.refused_file += CsvLine(
                RefusedCells(imported.columns, row,
                             SentencesOf(reading.problems, Language::kFrench), Language::kFrench));
        }
        imported.counts.Add(outcome, reading.problems);
    }
    return imported;
}

Imported ImportFixture(const std::string& name) {
    auto reader = OpenTableFile(std::string(SOCLE_FIXTURES) + "/imports/" + name);
    EXPECT_TRUE(reader.ok()) << reader.status();
    return reader.ok() ? Import(**reader) : Imported{};
}

TEST(Fixtures, MessyWorkbook) {
    const Imported imported = ImportFixture("clients_messy.xlsx");
    EXPECT_EQ(imported.columns.header_row_number, 5);
    EXPECT_EQ(imported.counts.rows, 112);
    EXPECT_EQ(imported.counts.refused, 11);
    EXPECT_EQ(imported.counts.unchanged, 5);
    EXPECT_EQ(imported.counts.warnings, 10);
    EXPECT_EQ(imported.counts.created, 96);
    const std::map<std::string, std::int64_t, std::less<>> problems = {
        {"FORMULA_IGNORED", 2}, {"IDENTIFIERS_DISAGREE", 1}, {"INVALID_COUNTRY", 1},
        {"INVALID_EMAIL", 2},   {"INVALID_IBAN", 1},         {"INVALID_PHONE", 1},
        {"INVALID_SIRET", 2},   {"INVALID_VAT_NUMBER", 1},   {"INVALID_WEBSITE", 1},
        {"NAME_FROM_EMAIL", 2}, {"NAME_MISSING", 1},         {"POSTAL_CODE_LOST_ZERO", 2},
        {"SIRET_DAMAGED", 6},
    };
    EXPECT_EQ(imported.counts.problems, problems);
    std::string left_out;
    for (const Column& column : imported.columns.columns) {
        if (!column.field) left_out += column.title + ";";
    }
    EXPECT_EQ(left_out, "Code client;CA 2024;");
}

TEST(Fixtures, MessyWorkbookInDetail) {
    const Imported imported = ImportFixture("clients_messy.xlsx");
    const auto at = [&](std::int64_t index) { return imported.clients.at(6 + index); };
    EXPECT_EQ(at(0).display_name, "Boulangerie Lemoine SARL");
    EXPECT_EQ(at(4).siret.size(), 14U);                    // no-break blanks inside
    EXPECT_EQ(at(10).siret.size(), 14U);                   // a number cell
    EXPECT_EQ(at(15).display_name, "Cabinet Maçon SARL");  // blanks around it in the file
    EXPECT_EQ(at(16).emails.size(), 2U);
    EXPECT_EQ(at(17).emails.size(), 3U);
    EXPECT_EQ(at(18).emails, (std::vector<std::string>{"jerome.macon@courrier.example"}));
    EXPECT_EQ(at(19).address.lines,
              (std::vector<std::string>{"ZA des Prés", "Bâtiment C", "12 rue Haute"}));
    EXPECT_EQ(at(22).phones.size(), 2U);
    EXPECT_EQ(at(24).tags, (std::vector<std::string>{"VIP", "Grand compte"}));
    EXPECT_EQ(at(28).kind, ClientKind::kCompany);
    EXPECT_EQ(at(28).family_name, "Jaouen");
    EXPECT_EQ(at(31).address.country, "BE");
    EXPECT_EQ(at(31).address.postal_code, "1000");
    EXPECT_EQ(at(50).kind, ClientKind::kPerson);
    EXPECT_EQ(at(50).display_name, "Aïcha Lemoine");
    EXPECT_EQ(at(57).phones, (std::vector<ClientPhone>{{"+33199000707", false}}));
}

TEST(Fixtures, FrenchExcelCsv) {
    const Imported imported = ImportFixture("clients_excel_fr.csv");
    EXPECT_EQ(imported.columns.header_row_number, 3);
    EXPECT_EQ(imported.counts.rows, 20);
    EXPECT_EQ(imported.counts.refused, 1);
    EXPECT_EQ(imported.counts.unchanged, 1);
    EXPECT_EQ(imported.counts.warnings, 1);
    EXPECT_EQ(imported.counts.created, 18);
    EXPECT_EQ(imported.clients.at(5).display_name, "Le \"Petit\" Œuf SARL");
    EXPECT_EQ(imported.clients.at(6).note, "Remise 5 % ; facture en €");
    EXPECT_EQ(imported.clients.at(4).address.lines.at(0), "Les Hauts « du Lac »");
    EXPECT_EQ(imported.clients.at(9).siret.size(), 14U);
    EXPECT_EQ(imported.clients.at(12).display_name, "Inès Dubois");
    EXPECT_EQ(imported.clients.at(12).kind, ClientKind::kPerson);
}

TEST(Fixtures, HubSpotContacts) {
    const Imported imported = ImportFixture("contacts_hubspot.csv");
    EXPECT_EQ(imported.counts.rows, 25);
    EXPECT_EQ(imported.counts.refused, 1);
    EXPECT_EQ(imported.counts.unchanged, 1);
    EXPECT_EQ(imported.counts.warnings, 2);
    EXPECT_EQ(imported.counts.created, 23);
    EXPECT_EQ(imported.clients.at(2).display_name, "Aïcha Lemoine");
    EXPECT_EQ(imported.clients.at(2).employer, "Boulangerie & Co");
    EXPECT_EQ(imported.clients.at(4).display_name, "Menuiserie & Co");
    EXPECT_EQ(imported.clients.at(4).kind, ClientKind::kCompany);
    EXPECT_EQ(imported.clients.at(6).address.country, "GB");
}

// The file of refused rows is a list like any other: imported again, it gives the same refusals,
// and the added column says nothing.
TEST(Fixtures, RefusedRowsCanBeImportedAgain) {
    const Imported first = ImportFixture("clients_messy.xlsx");
    auto reader = OpenTable(first.refused_file);
    ASSERT_TRUE(reader.ok()) << reader.status();
    const Imported again = Import(**reader);
    EXPECT_EQ(again.counts.rows, first.counts.refused);
    EXPECT_EQ(again.counts.refused, first.counts.refused);
    EXPECT_EQ(again.counts.problems.at("SIRET_DAMAGED"), 6);
    EXPECT_EQ(again.columns.columns.size(), first.columns.columns.size() + 1);
}

TEST(Fixtures, TheSameFileTwiceAddsNothing) {
    for (const char* name :
         {"clients_messy.xlsx", "clients_excel_fr.csv", "contacts_hubspot.csv"}) {
        const Imported imported = ImportFixture(name);
        FileIndex index;
        for (const auto& [row, client] : imported.clients) (void)index.FindOrAdd(client);
        for (const auto& [row, client] : imported.clients) {
            EXPECT_TRUE(index.FindOrAdd(client).has_value()) << name << " row " << row;
        }
    }
}

}  // namespace
}  // namespace socle::exchange
