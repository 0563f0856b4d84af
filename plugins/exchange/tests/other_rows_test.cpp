// Rows of opportunities and of products: numbers, days, words, and what is missing.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "domain/cell_reader.hpp"
#include "domain/opportunity_row.hpp"
#include "domain/product_row.hpp"
#include "socle/status.hpp"

namespace socle::exchange {
namespace {

TEST(ReadNumber, IsSureOfTheNumberOrSaysNothing) {
    const std::pair<const char*, const char*> cases[] = {
        {"1250", "1250"},
        {"1250,5", "1250.5"},
        {"1 250,50 €", "1250.5"},
        {"1\u202F250,50\u00A0€", "1250.5"},
        {"1.250,50", "1250.5"},
        {"1,250.50", "1250.5"},
        {"1.250.000", "1250000"},
        {"0,125", "0.125"},
        {"-0.125", "-0.125"},
        {"20 %", "20"},
        {"5,5", "5.5"},
        {"\u221212,00", "-12"},
        {"1200 EUR HT", "1200"},
        // Which of two numbers is meant, nobody knows.
        {"1.250", ""},
        {"1,250", ""},
        {"12.50.00", ""},
        {"1.25,50.00", ""},
        {"1.25,00,0", ""},
        {"douze", ""},
        {"1e3", ""},
        {"", ""},
    };
    for (const auto& [text, number] : cases) {
        const auto read = ReadNumber(text);
        EXPECT_EQ(read ? read->ToString() : "", number) << text;
    }
}

TEST(ReadDay, KnowsFrenchDaysAndThoseOfAWorkbook) {
    const std::pair<const char*, const char*> cases[] = {
        {"2026-11-23", "2026-11-23"},
        {"23/11/2026", "2026-11-23"},
        {"23.11.2026", "2026-11-23"},
        {"23-11-2026", "2026-11-23"},
        {"2026-11-23T00:00:00", "2026-11-23"},
        {"31/02/2026", ""},
        {"11/23/2026", ""},
        {"23/11/26", ""},
        {"demain", ""},
    };
    for (const auto& [text, day] : cases) {
        const auto read = ReadDay(text);
        EXPECT_EQ(read ? read->ToString() : "", day) << text;
    }
}

ColumnMap ColumnsFor(ImportKind kind, const std::vector<std::string>& titles) {
    const std::vector<SheetRow> rows = {{1, titles}};
    const auto columns = FindColumns(rows, {}, kind);
    EXPECT_TRUE(columns.ok()) << columns.status();
    return columns.value_or(ColumnMap{});
}

std::string NamesOf(const std::vector<Problem>& problems) {
    std::string names;
    for (const Problem& problem : problems) {
        names += (names.empty() ? "" : " ") + std::string(NameOf(problem.kind)) + ":" +
                 std::string(NameOf(problem.field));
    }
    return names;
}

TEST(OpportunityRow, IsReadOrSaysWhatIsWrong) {
    const ColumnMap columns = ColumnsFor(
        ImportKind::kOpportunities, {"Affaire", "Client", "SIRET", "E-mail", "Montant HT", "Étape",
                                     "Signature prévue", "Relance", "Date de relance"});
    const SheetRow full{2,
                        {"Parquet", "Roux", "404 833 048 00022", "A@x.example", "1 250,50 €",
                         "Négociation", "31/12/2026", "Appeler", "02/12/2026"}};
    const OpportunityReading reading = ReadOpportunityRow(columns, full);
    EXPECT_EQ(NamesOf(reading.problems), "");
    EXPECT_EQ(reading.opportunity.display_name, "Parquet");
    EXPECT_EQ(reading.opportunity.siret, "40483304800022");
    EXPECT_EQ(reading.opportunity.amount->ToString(), "1250.5");
    EXPECT_EQ(reading.opportunity.stage, "Négociation");
    EXPECT_EQ(reading.opportunity.expected_close_date->ToString(), "2026-12-31");
    EXPECT_EQ(reading.opportunity.next_action_date->ToString(), "2026-12-02");
    const std::pair<SheetRow, std::string> cases[] = {
        {{2, {"", "Roux"}}, "EMPTY:display_name"},
        {{2, {"Parquet", ""}}, "EMPTY:client"},
        {{2, {"Parquet", "", "40483304800022"}}, ""},
        {{2, {"Parquet", "", "", "a@x.example"}}, ""},
        {{2, {"Parquet", "Roux", "1,23E+13"}}, "SIRET_DAMAGED:siret"},
        {{2, {"Parquet", "Roux", "", "pas un mail"}}, "WRONG_EMAIL:email"},
        {{2, {"Parquet", "Roux", "", "", "1.250"}}, "INVALID_NUMBER:amount"},
        {{2, {"Parquet", "Roux", "", "", "#REF!"}}, "FORMULA_ERROR:amount"},
        {{2, {"Parquet", "Roux", "", "", "", "", "bientôt"}}, "INVALID_DAY:expected_close_date"},
        {{2, {std::string(201, 'x'), "Roux"}}, "TOO_LONG:display_name"},
    };
    for (const auto& [row, problems] : cases) {
        EXPECT_EQ(NamesOf(ReadOpportunityRow(columns, row).problems), problems);
    }
}

TEST(ProductRow, IsReadOrSaysWhatIsWrong) {
    const ColumnMap columns = ColumnsFor(
        ImportKind::kProducts, {"Réf.", "Désignation", "Nature", "Unité", "Prix HT", "TVA"});
    const ProductReading reading =
        ReadProductRow(columns, {2, {"P-1", "Pose", "service", "m²", "38,50", "20 %"}});
    EXPECT_EQ(NamesOf(reading.problems), "");
    EXPECT_EQ(reading.product.code, "P-1");
    EXPECT_EQ(reading.product.kind, ProductKind::kService);
    EXPECT_EQ(reading.product.unit_code, "MTK");
    EXPECT_EQ(reading.product.unit_price->ToString(), "38.5");
    EXPECT_EQ(reading.product.vat_rate->ToString(), "20");
    const std::pair<SheetRow, std::string> cases[] = {
        {{2, {"", "Pose"}}, ""},
        {{2, {"P-1", ""}}, "EMPTY:display_name"},
        {{2, {"P-1", "Pose", "machin"}}, "UNKNOWN_WORD:kind"},
        {{2, {"P-1", "Pose", "", "brouette"}}, "UNKNOWN_WORD:unit"},
        {{2, {"P-1", "Pose", "", "", "gratuit"}}, "INVALID_NUMBER:unit_price"},
        {{2, {std::string(51, 'x'), "Pose"}}, "TOO_LONG:code"},
    };
    for (const auto& [row, problems] : cases) {
        EXPECT_EQ(NamesOf(ReadProductRow(columns, row).problems), problems);
    }
}

TEST(OtherColumns, WhatAListNeedsIsAskedFor) {
    const auto refusal = [](ImportKind kind, const std::vector<std::string>& titles) {
        const std::vector<SheetRow> rows = {{1, titles}};
        const absl::Status status = FindColumns(rows, {}, kind).status();
        return ReasonOf(status) + " " + MetadataOf(status)["column_fr"];
    };
    EXPECT_EQ(refusal(ImportKind::kOpportunities, {"Montant", "Client"}), "MISSING_COLUMN Objet");
    EXPECT_EQ(refusal(ImportKind::kOpportunities, {"Objet", "Montant"}), "MISSING_COLUMN Client");
    EXPECT_EQ(refusal(ImportKind::kProducts, {"Réf", "Prix"}), "MISSING_COLUMN Désignation");
    EXPECT_EQ(refusal(ImportKind::kProducts, {"x", "y"}), "NO_HEADER_ROW ");
}

}  // namespace
}  // namespace socle::exchange
