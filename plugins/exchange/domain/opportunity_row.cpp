#include "domain/opportunity_row.hpp"

#include "domain/cell_reader.hpp"
#include "domain/client_row.hpp"
#include "socle/identifiers.hpp"

namespace socle::exchange {
namespace {

constexpr std::size_t kIdentifierCharactersMax = 100;

std::string ReadSiret(CellReader& cells) {
    const std::string text = cells.Text(Field::kSiret, kIdentifierCharactersMax);
    if (text.empty()) return {};
    const auto siret = ParseSiret(text);
    if (siret.ok()) return *siret;
    const bool damaged = ReasonOf(siret.status()) == reason::kSiretDamaged.name;
    cells.Report(damaged ? ProblemKind::kSiretDamaged : ProblemKind::kInvalidSiret, Field::kSiret,
                 text);
    return {};
}

// It says who the client is, so a wrong one is not merely left out.
std::string ReadEmail(CellReader& cells) {
    const std::string text = cells.Text(Field::kEmail, kIdentifierCharactersMax);
    if (text.empty()) return {};
    const auto email = ParseEmail(text);
    if (email.ok()) return *email;
    cells.Report(ProblemKind::kWrongEmail, Field::kEmail, text);
    return {};
}

}  // namespace

OpportunityReading ReadOpportunityRow(const ColumnMap& columns, const SheetRow& row) {
    OpportunityReading reading;
    CellReader cells(columns, row, reading.problems);
    OpportunityRow& opportunity = reading.opportunity;
    opportunity.display_name = cells.Required(Field::kDisplayName, kSubjectCharactersMax);
    opportunity.siret = ReadSiret(cells);
    opportunity.email = ReadEmail(cells);
    const bool is_known_otherwise = !opportunity.siret.empty() || !opportunity.email.empty();
    opportunity.client = is_known_otherwise ? cells.Text(Field::kClient, kNameCharactersMax)
                                            : cells.Required(Field::kClient, kNameCharactersMax);
    opportunity.amount = cells.Number(Field::kAmount);
    opportunity.stage = cells.Text(Field::kStage, kStageCharactersMax);
    opportunity.expected_close_date = cells.Day(Field::kExpectedCloseDate);
    opportunity.next_action = cells.Text(Field::kNextAction, kNextActionCharactersMax);
    opportunity.next_action_date = cells.Day(Field::kNextActionDate);
    return reading;
}

}  // namespace socle::exchange
