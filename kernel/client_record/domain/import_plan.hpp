// What an import does with each row of a list: create a party, complete the one it recognises,
// leave it, or refuse the row alone. Rows are taken in order, so a later row recognises what an
// earlier one brought. The same list a second time finds every row again and adds nothing.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <vector>

#include "kernel/client_record/domain/duplicates.hpp"
#include "kernel/client_record/domain/party.hpp"

namespace socle::client_record {

inline constexpr std::size_t kImportRowsMax = 1000;

struct ImportRow {
    // Why the row cannot be taken, or its checked content.
    absl::StatusOr<PartyContent> content;
    // The id the caller chose, or a new one.
    PartyId id;
};

// The numbers are the contract's.
enum class ImportResult { kCreated = 1, kCompleted = 2, kUnchanged = 3, kRefused = 4 };

struct ImportOutcome {
    ImportResult result = ImportResult::kRefused;
    PartyId party;
    absl::Status refusal;
};

struct ImportedParty {
    Party party;
    std::optional<Party> before;  // absent when the import created it
};

struct ImportPlan {
    std::vector<ImportOutcome> outcomes;  // one for each row, in order
    std::vector<ImportedParty> to_save;   // new and changed parties, as they are at the end
};

// What the record knows of the rows: who answers to their keys, and these parties.
struct ImportFacts {
    KeyOwners owners;
    std::vector<Party> parties;
};

// The keys by which a row can be recognised: surer ones first. Its bare name counts only when it
// has no postal code.
[[nodiscard]] std::vector<MatchKey> RecognitionKeysOf(const PartyContent& content);

[[nodiscard]] ImportPlan PlanImport(const std::vector<ImportRow>& rows, const ImportFacts& facts,
                                    Instant now);

}  // namespace socle::client_record
