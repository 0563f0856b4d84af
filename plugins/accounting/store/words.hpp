// The words the database keeps for choices of the domain.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "domain/entry.hpp"
#include "domain/reasons.hpp"

namespace socle::accounting {

// "VE", as the FEC has it. Refusal: INTERNAL.
[[nodiscard]] inline absl::StatusOr<Journal> JournalOf(const std::string& code) {
    for (const Journal journal : {Journal::kSales, Journal::kPurchases, Journal::kBank,
                                  Journal::kMiscellaneous, Journal::kOpening})
        if (CodeOf(journal) == code) return journal;
    return BrokenInvariant("the books know no journal " + code);
}

}  // namespace socle::accounting
