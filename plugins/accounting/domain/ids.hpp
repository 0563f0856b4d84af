// What the brick's records are called, and their ids.
#pragma once

#include <string>
#include <string_view>

#include "socle/date.hpp"
#include "socle/id.hpp"

namespace socle::accounting {

using EntryId = Id<struct EntryTag>;
using LetteringId = Id<struct LetteringTag>;

inline constexpr std::string_view kAccounts = "accounts";
inline constexpr std::string_view kEntries = "journalEntries";
inline constexpr std::string_view kFiscalYears = "fiscalYears";
inline constexpr std::string_view kLetterings = "letterings";
inline constexpr std::string_view kParties = "parties";
inline constexpr std::string_view kPostingRules = "postingRules";

[[nodiscard]] inline std::string NameOf(EntryId id) {
    return ResourceName(kEntries, id.value());
}
[[nodiscard]] inline std::string NameOf(LetteringId id) {
    return ResourceName(kLetterings, id.value());
}
[[nodiscard]] inline std::string NameOf(PartyId id) {
    return ResourceName(kParties, id.value());
}
[[nodiscard]] inline std::string AccountName(std::string_view number) {
    return std::string(kAccounts) + "/" + std::string(number);
}
[[nodiscard]] inline std::string FiscalYearName(const Date& start) {
    return std::string(kFiscalYears) + "/" + start.ToString();
}

}  // namespace socle::accounting
