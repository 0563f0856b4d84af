#include "domain/report.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "socle/status.hpp"

namespace socle::exchange {
namespace {

ColumnMap Columns() {
    const SheetRow titles{.number = 4, .cells = {"Nom", "", "SIRET"}};
    return *FindColumns({&titles, 1});
}

TEST(Report, Counts) {
    ImportCounts counts;
    counts.Add(Outcome::kCreated, {});
    counts.Add(Outcome::kCreated, {{ProblemKind::kInvalidEmail, Field::kEmail, "x"}});
    counts.Add(Outcome::kCompleted, {});
    counts.Add(Outcome::kUnchanged, {});
    counts.Add(Outcome::kRefused, {{ProblemKind::kSiretDamaged, Field::kSiret, "1E+13"},
                                   {ProblemKind::kInvalidEmail, Field::kEmail, "y"}});
    EXPECT_EQ(counts.rows, 5);
    EXPECT_EQ(counts.created, 2);
    EXPECT_EQ(counts.completed, 1);
    EXPECT_EQ(counts.unchanged, 1);
    EXPECT_EQ(counts.refused, 1);
    EXPECT_EQ(counts.warnings, 1);
    EXPECT_EQ(counts.problems.at("INVALID_EMAIL"), 2);
    EXPECT_EQ(counts.problems.at("SIRET_DAMAGED"), 1);
}

TEST(Report, KeepsRefusedRowsWithTheirReason) {
    const std::vector<Problem> problems = {{ProblemKind::kInvalidEmail, Field::kEmail, "x@"},
                                           {ProblemKind::kSiretDamaged, Field::kSiret, "1,23E+13"}};
    const ColumnMap columns = Columns();
    EXPECT_EQ(RefusedTitles(columns),
              (std::vector<std::string>{"Nom", "", "SIRET", "Motif / Reason"}));
    const auto french = RefusedCells(columns, {.number = 7, .cells = {"Acme", "x", "1,23E+13"}},
                                     SentencesOf(problems, Language::kFrench), Language::kFrench);
    ASSERT_EQ(french.size(), 4U);
    EXPECT_EQ(french[2], "1,23E+13");
    EXPECT_EQ(
        french[3],
        "Ligne 7 : Le SIRET « 1,23E+13 » a été abîmé par un tableur (zéros perdus ou notation "
        "scientifique) : mettez la colonne au format Texte et recollez les 14 chiffres. L'e-mail "
        "« x@ » est incorrect et n'a pas été repris.");
    const auto english = RefusedCells(
        columns, {.number = 7, .cells = {"Acme"}},
        SentencesOf({{ProblemKind::kNameMissing, Field::kDisplayName, ""}}, Language::kEnglish),
        Language::kEnglish);
    EXPECT_EQ(english,
              (std::vector<std::string>{
                  "Acme", "", "", "Row 7: No name: give the company's or the person's name."}));
    const auto wide = RefusedCells(columns, {.number = 7, .cells = {"a", "b", "c", "d", "e"}},
                                   SentencesOf(problems, Language::kEnglish), Language::kEnglish);
    ASSERT_EQ(wide.size(), 6U);
    EXPECT_TRUE(wide[3].starts_with("Row 7: "));
    EXPECT_EQ(wide[5], "e");
}

TEST(Report, SaysEveryProblemInBothLanguages) {
    for (int i = 0; i <= static_cast<int>(ProblemKind::kRibKeyWrong); ++i) {
        const Problem problem{static_cast<ProblemKind>(i), Field::kSiret, "VALUE"};
        const std::string french = Sentence(problem, Language::kFrench);
        const std::string english = Sentence(problem, Language::kEnglish);
        EXPECT_FALSE(NameOf(problem.kind).empty());
        EXPECT_NE(french, english);
        EXPECT_TRUE(french.ends_with('.') && english.ends_with('.')) << french;
        EXPECT_EQ(french.find('{'), std::string::npos) << french;
        EXPECT_EQ(english.find('{'), std::string::npos) << english;
    }
}

TEST(Report, SaysWhyAFileCannotBeRead) {
    const absl::Status status =
        Refuse({absl::StatusCode::kInvalidArgument, "QUOTE_NOT_CLOSED"},
               "row 3, column B: the quote is never closed", {{"row", "3"}, {"column", "B"}});
    EXPECT_EQ(FileProblem(status, Language::kFrench),
              "un guillemet ouvert n'est jamais fermé (ligne 3, colonne B)");
    EXPECT_EQ(FileProblem(status, Language::kEnglish),
              "row 3, column B: the quote is never closed");
    EXPECT_EQ(
        FileProblem(Refuse({absl::StatusCode::kInternal, "OTHER"}, "other"), Language::kFrench),
        "other");
}

}  // namespace
}  // namespace socle::exchange
