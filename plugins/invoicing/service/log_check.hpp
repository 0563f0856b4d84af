// Holds the event log against the books: each sealed record has exactly one event, which says the
// same amount, and no event tells of a record that is not there.
#pragma once

#include <absl/status/status.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "socle/brick.hpp"
#include "store/seal_store.hpp"

namespace socle::invoicing {

// What the log says of one record.
struct LoggedRecord {
    std::int64_t amount_minor = 0;
    std::int64_t position = 0;  // of its first event
    int events = 0;
};

// By resource name: "invoices/...", "creditNotes/...", "payments/...".
using LoggedRecords = std::map<std::string, LoggedRecord>;

// Reads the whole log through the bus's contract; no transaction may be open.
[[nodiscard]] absl::StatusOr<LoggedRecords> ReadLog(Call& call);

[[nodiscard]] std::string NameOf(const SealedRecord& record);

// `records`: what was in the books before the log was read. `later`: sealed since; their events may
// be in the log or not.
void CheckAgainstLog(const std::vector<SealedRecord>& records,
                     const std::vector<SealedRecord>& later, const LoggedRecords& log,
                     VerifyReport& report);

}  // namespace socle::invoicing
