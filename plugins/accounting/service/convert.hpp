// Between the contract's messages and the domain's values. Reading refuses what is no value and
// names the field; whether the values are allowed is the domain's to say.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>

#include "domain/fiscal_year.hpp"
#include "domain/lettering.hpp"
#include "domain/posting.hpp"
#include "socle/accounting/v1/resources.pb.h"
#include "store/entry_store.hpp"

namespace socle::accounting {

[[nodiscard]] v1::FiscalYear ToProto(const FiscalYear& year);
[[nodiscard]] v1::JournalEntry ToProto(const DraftEntry& draft);
// Remarks in the caller's language.
[[nodiscard]] v1::JournalEntry ToProto(const StoredEntry& stored, Language language);
[[nodiscard]] v1::Lettering ToProto(const Lettering& lettering);
[[nodiscard]] v1::PostingRule ToProto(const PostingRule& rule);
[[nodiscard]] v1::LineReference ToProto(const LineReference& reference);
// In euros; absent when zero.
void SetAmount(std::int64_t minor_units, type::v1::Money& money);
[[nodiscard]] type::v1::Money Euros(std::int64_t minor_units);

// "accounts/411000" -> "411000". Refusals: INVALID_NAME, INVALID_VALUE.
[[nodiscard]] absl::StatusOr<std::string> AccountNumberFrom(const std::string& name,
                                                            std::string_view field);
// "fiscalYears/2026-01-01". Refusal: INVALID_NAME.
[[nodiscard]] absl::StatusOr<Date> FiscalYearStartFrom(const std::string& name);
// Nothing when unspecified. Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<std::optional<Journal>> JournalFrom(v1::Journal journal);
// Refusals: REQUIRED (a date), INVALID_DATE, INVALID_NAME, INVALID_VALUE (another currency).
[[nodiscard]] absl::StatusOr<Content> ContentFrom(const v1::JournalEntry& entry);
[[nodiscard]] absl::StatusOr<LineReference> ReferenceFrom(const v1::LineReference& reference);

}  // namespace socle::accounting
