// The words the database has for states and reasons: the values of the tables' check constraints.
#pragma once

#include <absl/status/statusor.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "domain/opportunity.hpp"
#include "socle/status.hpp"

namespace socle::crm {

inline constexpr std::array<std::pair<OpportunityState, std::string_view>, 3> kStateWords = {{
    {OpportunityState::kOpen, "open"},
    {OpportunityState::kWon, "won"},
    {OpportunityState::kLost, "lost"},
}};

inline constexpr std::array<std::pair<LossReason, std::string_view>, 6> kLossReasonWords = {{
    {LossReason::kPrice, "price"},
    {LossReason::kCompetitor, "competitor"},
    {LossReason::kDelay, "delay"},
    {LossReason::kNoAnswer, "no_answer"},
    {LossReason::kNoNeed, "no_need"},
    {LossReason::kOther, "other"},
}};

template <typename Table, typename Value>
[[nodiscard]] std::string_view WordOf(const Table& table, Value value) {
    for (const auto& [known, word] : table) {
        if (known == value) return word;
    }
    return "";
}

template <typename Table>
[[nodiscard]] auto ValueOf(const Table& table, std::string_view word)
    -> absl::StatusOr<typename Table::value_type::first_type> {
    for (const auto& [value, known] : table) {
        if (known == word) return value;
    }
    return BrokenInvariant("crm does not know the word '" + std::string(word) + "'");
}

}  // namespace socle::crm
