#include "domain/columns.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "domain/reasons.hpp"

namespace socle::exchange {
namespace {

// A title with what it may mean, before its neighbours have been looked at.
struct Candidate {
    Column column;
    std::optional<Title> title;
    bool chosen = false;
};

// Choices by their folded title.
using Choices = std::map<std::string, ColumnChoice>;

std::vector<Candidate> CandidatesOf(const SheetRow& row, const Choices& choices, ImportKind kind) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string title = Trimmed(row.cells[i]);
        if (title.empty()) continue;
        Candidate candidate{.column = {.index = i, .title = title, .field = {}}, .title = {}};
        if (const auto choice = choices.find(FoldedTitle(title)); choice != choices.end()) {
            candidate.column.field = choice->second.field;
            candidate.chosen = true;
        } else {
            candidate.title = RecogniseTitle(title, kind);
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

// How many different things the row's cells would title: data repeats words, titles hardly do.
std::size_t Score(const std::vector<Candidate>& candidates) {
    std::set<std::string> known;
    for (const Candidate& candidate : candidates) {
        if (candidate.chosen || candidate.title) known.insert(FoldedTitle(candidate.column.title));
    }
    return known.size();
}

bool Claims(const std::vector<Candidate>& candidates, Field field) {
    return std::ranges::any_of(candidates, [field](const Candidate& candidate) {
        if (candidate.chosen) return candidate.column.field == field;
        return candidate.title && candidate.title->meaning == TitleMeaning::kField &&
               candidate.title->field == field;
    });
}

bool Means(const std::vector<Candidate>& candidates, TitleMeaning meaning) {
    return std::ranges::any_of(candidates, [meaning](const Candidate& candidate) {
        return candidate.title && candidate.title->meaning == meaning;
    });
}

bool IsPersonTitle(const Title& title) {
    if (title.meaning != TitleMeaning::kField) {
        return title.meaning == TitleMeaning::kNameOrFamilyName;
    }
    return title.field == Field::kGivenName || title.field == Field::kFamilyName;
}

// Whether the rows are about persons, and a company beside them is their employer (see the header).
bool ListsPersons(const std::vector<Candidate>& candidates) {
    if (Claims(candidates, Field::kSiren) || Claims(candidates, Field::kSiret) ||
        Claims(candidates, Field::kVatNumber)) {
        return false;
    }
    for (const Candidate& candidate : candidates) {
        if (!candidate.title) continue;
        if (IsPersonTitle(*candidate.title)) return true;
        if (candidate.title->meaning == TitleMeaning::kCompanyName) return false;
    }
    return false;
}

// Decides the titles that depend on their neighbours.
std::optional<Field> FieldOf(const Title& title, const std::vector<Candidate>& candidates) {
    const bool lists_persons = ListsPersons(candidates);
    switch (title.meaning) {
        case TitleMeaning::kIgnored:
            return std::nullopt;
        case TitleMeaning::kField:
            return title.field;
        case TitleMeaning::kCompanyName:
            return lists_persons ? Field::kEmployer : Field::kDisplayName;
        case TitleMeaning::kNameOrFamilyName: {
            const bool beside_company =
                Means(candidates, TitleMeaning::kCompanyName) && !lists_persons;
            return beside_company || Claims(candidates, Field::kGivenName) ? Field::kFamilyName
                                                                           : Field::kDisplayName;
        }
    }
    return std::nullopt;
}

ColumnMap MapOf(const SheetRow& row, const std::vector<Candidate>& candidates) {
    ColumnMap map{.header_row_number = row.number, .width = row.cells.size(), .columns = {}};
    std::set<Field> taken;
    for (const Candidate& candidate : candidates) {
        if (candidate.chosen && candidate.column.field) taken.insert(*candidate.column.field);
    }
    for (const Candidate& candidate : candidates) {
        Column column = candidate.column;
        if (candidate.title) {
            const std::optional<Field> field = FieldOf(*candidate.title, candidates);
            // Of two columns with the same meaning the first counts; the other is reported.
            if (field && (IsRepeated(*field) || taken.insert(*field).second)) column.field = field;
        }
        map.columns.push_back(std::move(column));
    }
    return map;
}

std::string TitlesOf(const ColumnMap& map) {
    std::string titles;
    for (const Column& column : map.columns) {
        titles += (titles.empty() ? "" : ", ") + column.title;
    }
    return titles;
}

bool HasAny(const ColumnMap& map, std::initializer_list<Field> fields) {
    return std::ranges::any_of(fields, [&map](Field field) { return map.Find(field) != nullptr; });
}

absl::Status CheckNamesClients(const ColumnMap& map) {
    if (HasAny(map, {Field::kDisplayName, Field::kGivenName, Field::kFamilyName, Field::kEmployer,
                     Field::kEmail})) {
        return absl::OkStatus();
    }
    const std::string titles = TitlesOf(map);
    return Refuse(reason::kNoNameColumn,
                  "no name column was recognised among: " + titles +
                      "; call a column \"Name\" or \"Company\", or say which one it is",
                  {{"headers", titles}});
}

// `shown`: the field a person would give such a column.
absl::Status MissingColumn(const ColumnMap& map, Wording shown) {
    return Refuse(reason::kMissingColumn,
                  "no column \"" + shown.en + "\" was recognised among: " + TitlesOf(map) +
                      "; give a column this title, or say which one it is",
                  {{"column_fr", shown.fr}, {"column_en", shown.en}, {"headers", TitlesOf(map)}});
}

absl::Status CheckComplete(const ColumnMap& map, ImportKind kind) {
    if (kind == ImportKind::kClients) return CheckNamesClients(map);
    const bool has_name = HasAny(map, {Field::kDisplayName});
    if (kind == ImportKind::kProducts) {
        return has_name ? absl::OkStatus()
                        : MissingColumn(map, {.fr = "Désignation", .en = "Description"});
    }
    if (!has_name) return MissingColumn(map, {.fr = "Objet", .en = "Subject"});
    if (HasAny(map, {Field::kClient, Field::kSiret, Field::kEmail})) return absl::OkStatus();
    return MissingColumn(map, {.fr = "Client", .en = "Client"});
}

absl::Status CheckChoices(const std::vector<Candidate>& candidates, Choices choices) {
    std::erase_if(choices, [](const auto& choice) { return choice.second.inherited; });
    std::string titles;
    for (const Candidate& candidate : candidates) {
        choices.erase(FoldedTitle(candidate.column.title));
        titles += (titles.empty() ? "" : ", ") + candidate.column.title;
    }
    if (choices.empty()) return absl::OkStatus();
    const std::string& title = choices.begin()->second.title;
    return RefuseField(reason::kInvalidValue, "columns",
                       "the file has no column titled \"" + title + "\"",
                       {{"value", title}, {"expected", titles}});
}

}  // namespace

const Column* ColumnMap::Find(Field field) const {
    const auto found = std::ranges::find(columns, std::optional(field), &Column::field);
    return found == columns.end() ? nullptr : &*found;
}

std::vector<const Column*> ColumnMap::FindAll(Field field) const {
    std::vector<const Column*> found;
    for (const Column& column : columns) {
        if (column.field == field) found.push_back(&column);
    }
    return found;
}

absl::StatusOr<ColumnMap> FindColumns(std::span<const SheetRow> rows,
                                      std::span<const ColumnChoice> choices, ImportKind kind) {
    Choices by_title;
    for (const ColumnChoice& choice : choices) by_title[FoldedTitle(choice.title)] = choice;
    const SheetRow* best_row = nullptr;
    std::vector<Candidate> best;
    std::size_t best_score = 0;
    for (const SheetRow& row : rows.first(std::min(rows.size(), kHeaderSearchRows))) {
        std::vector<Candidate> candidates = CandidatesOf(row, by_title, kind);
        const std::size_t score = Score(candidates);
        if (score <= best_score) continue;
        best_row = &row;
        best = std::move(candidates);
        best_score = score;
    }
    if (best_row == nullptr) {
        return Refuse(reason::kNoHeaderRow,
                      "no header row was recognised in the first 20 rows; give the columns titles: "
                      "Name, E-mail, SIRET ...");
    }
    SOCLE_RETURN_IF_ERROR(CheckChoices(best, std::move(by_title)));
    ColumnMap map = MapOf(*best_row, best);
    SOCLE_RETURN_IF_ERROR(CheckComplete(map, kind));
    return map;
}

std::vector<ColumnChoice> ChoicesOf(const ColumnMap& columns) {
    std::vector<ColumnChoice> choices;
    for (const Column& column : columns.columns) {
        if (column.field)
            choices.push_back({.title = column.title, .field = column.field, .inherited = true});
    }
    return choices;
}

}  // namespace socle::exchange
