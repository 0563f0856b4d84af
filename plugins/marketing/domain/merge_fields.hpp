// Words in a campaign's texts that stand for something of the reader's: {display_name},
// {given_name}, {company}; {given_name|Madame, Monsieur} says what to write where there is none.
#pragma once

#include <absl/status/status.h>

#include <map>
#include <string>
#include <string_view>

namespace socle::marketing {

// By their names.
using MergeFields = std::map<std::string, std::string, std::less<>>;

inline constexpr std::string_view kMergeFieldNames = "display_name, given_name, company";

// Refusal: UNKNOWN_MERGE_FIELD (metadata field, value, expected), a brace that is not closed
// included.
[[nodiscard]] absl::Status CheckMergeFields(std::string_view text, std::string_view field);

// Of a text that was checked. A field without a value and without other words is left out.
[[nodiscard]] std::string FillMergeFields(std::string_view text, const MergeFields& fields);

}  // namespace socle::marketing
