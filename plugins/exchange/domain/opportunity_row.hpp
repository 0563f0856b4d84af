// One row of a list of opportunities, read. Whose it is, is the client record's to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/columns.hpp"
#include "domain/row_problem.hpp"
#include "domain/sheet_row.hpp"
#include "socle/date.hpp"
#include "socle/decimal.hpp"

namespace socle::exchange {

// Those of the crm's contract.
inline constexpr std::size_t kSubjectCharactersMax = 200;
inline constexpr std::size_t kStageCharactersMax = 100;
inline constexpr std::size_t kNextActionCharactersMax = 500;

struct OpportunityRow {
    std::string display_name;
    std::string client;  // its name; may be empty when the SIRET or e-mail says who it is
    std::string siret;
    std::string email;
    std::optional<Decimal> amount;  // without VAT
    std::string stage;              // a stage's word or what it is called
    std::optional<Date> expected_close_date;
    std::string next_action;
    std::optional<Date> next_action_date;
};

struct OpportunityReading {
    OpportunityRow opportunity;     // of use only when nothing refuses the row
    std::vector<Problem> problems;  // all of them
};

[[nodiscard]] OpportunityReading ReadOpportunityRow(const ColumnMap& columns, const SheetRow& row);

}  // namespace socle::exchange
