// The domain's choices in the contract's words.
#pragma once

#include <absl/status/statusor.h>

#include <array>
#include <utility>

#include "domain/entry.hpp"
#include "socle/accounting/v1/resources.pb.h"

namespace socle::accounting {

inline constexpr std::array<std::pair<Journal, v1::Journal>, 5> kJournals = {{
    {Journal::kSales, v1::JOURNAL_SALES},
    {Journal::kPurchases, v1::JOURNAL_PURCHASES},
    {Journal::kBank, v1::JOURNAL_BANK},
    {Journal::kMiscellaneous, v1::JOURNAL_MISCELLANEOUS},
    {Journal::kOpening, v1::JOURNAL_OPENING},
}};

[[nodiscard]] inline v1::Journal ToWire(Journal journal) {
    for (const auto& [known, wire] : kJournals)
        if (known == journal) return wire;
    return v1::JOURNAL_UNSPECIFIED;
}

}  // namespace socle::accounting
