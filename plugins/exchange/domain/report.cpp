#include "domain/report.hpp"

#include <algorithm>

namespace socle::exchange {

void ImportCounts::Add(Outcome outcome, const std::vector<Problem>& row_problems) {
    ++rows;
    switch (outcome) {
        case Outcome::kCreated:
            ++created;
            break;
        case Outcome::kCompleted:
            ++completed;
            break;
        case Outcome::kUnchanged:
            ++unchanged;
            break;
        case Outcome::kRefused:
            ++refused;
            break;
    }
    if (outcome != Outcome::kRefused && !row_problems.empty()) ++warnings;
    for (const Problem& problem : row_problems) ++problems[std::string(NameOf(problem.kind))];
}

std::string SentencesOf(const std::vector<Problem>& problems, Language language) {
    std::string sentences;
    for (const bool refusing : {true, false}) {
        for (const Problem& problem : problems) {
            if (Refuses(problem.kind) != refusing) continue;
            if (!sentences.empty()) sentences += ' ';
            sentences += Sentence(problem, language);
        }
    }
    return sentences;
}

std::vector<std::string> RefusedTitles(const ColumnMap& columns) {
    std::vector<std::string> titles(columns.width);
    for (const Column& column : columns.columns) titles[column.index] = column.title;
    titles.emplace_back(kReasonTitle);
    return titles;
}

std::vector<std::string> RefusedCells(const ColumnMap& columns, const SheetRow& row,
                                      std::string_view why, Language language) {
    std::vector<std::string> cells = row.cells;
    cells.resize(std::max(cells.size(), columns.width));
    const std::string line = language == Language::kFrench ? "Ligne " : "Row ";
    const std::string separator = language == Language::kFrench ? " : " : ": ";
    cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(columns.width),
                 line + std::to_string(row.number) + separator + std::string(why));
    return cells;
}

}  // namespace socle::exchange
